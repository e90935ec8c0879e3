import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSqliteStore } from '../../src/hub/store/sqlite.ts';
import { storeErrorOf } from '../../src/hub/store/sqlite-fault.ts';
import { type Harness, openHarness, problem } from './harness.ts';
import { account } from './store-contract.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness();
});
afterEach(() => harness.close());

const opening = { origin_owner_id: 'o', origin_owner_name: 'O' };

/** Another program that holds the database until it is let go. */
async function holdDatabase(statement: string): Promise<{ letGo(): Promise<void> }> {
  const script = `const { DatabaseSync } = require('node:sqlite');
    const database = new DatabaseSync(process.argv[1], { timeout: 5000 });
    database.exec(process.argv[2]); console.log('held'); process.stdin.resume();`;
  const holder: ChildProcess = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '-e', script, join(harness.folder, 'hub.sqlite'), statement],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  if (holder.stdout) await once(holder.stdout, 'data');
  return {
    async letGo() {
      const gone = once(holder, 'exit');
      holder.kill('SIGKILL');
      await gone;
    },
  };
}

describe('while another program holds the database', () => {
  test('the hub says so within its bound, stops nobody meanwhile, and recovers', async () => {
    const holder = await holdDatabase('BEGIN EXCLUSIVE');
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const startedAt = performance.now();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => harness.asServer('POST', '/connect_sessions', opening)),
    );
    delay.disable();
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    // The median: a machine with other work to do stops everybody now and then.
    expect(delay.percentile(50) / 1e6).toBeLessThan(50);
    for (const answer of answers) {
      expect(answer.status).toBe(503);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await problem(answer)).code).toBe('store-busy');
    }
    expect(harness.logs.at(-1)).toMatchObject({
      status: 503,
      problem: 'store-busy',
      fault: 'store-busy',
      sqlite: 'SQLITE_BUSY',
    });
    await holder.letGo();
    expect((await harness.asServer('POST', '/connect_sessions', opening)).ok).toBe(true);
  });

  test('a request that began meanwhile succeeds once the database is let go', async () => {
    const holder = await holdDatabase('BEGIN IMMEDIATE');
    const answer = harness.asServer('POST', '/connect_sessions', opening);
    await wait(300);
    await holder.letGo();
    expect((await answer).ok).toBe(true);
  });

  test('a reader does not hold up the deletion of an account, which is done later for good', async () => {
    const sealed = Buffer.from('sealed-bytes-of-a-removed-account');
    await harness.store.addAccount({ ...account, sealed });
    const isOnDisk = () =>
      readdirSync(harness.folder).some((file) => readFileSync(join(harness.folder, file)).includes(sealed));
    const holder = await holdDatabase('BEGIN; SELECT count(*) FROM accounts');
    const startedAt = performance.now();
    expect((await harness.asServer('DELETE', '/accounts/a1')).status).toBe(200);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    // Control: what a reader still reads is still there.
    expect(isOnDisk()).toBe(true);
    await holder.letGo();
    await expect.poll(isOnDisk).toBe(false);
  });
});

test('a full disk is told as such', async () => {
  const { harness: failing, ...rest } = await openFailing(storeErrorOf(fullDisk()));
  await using _closing = rest;
  const answer = await failing.asServer('POST', '/connect_sessions', opening);
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('30');
  expect((await problem(answer)).code).toBe('store-full');
  expect(failing.logs.at(-1)).toMatchObject({ fault: 'store-full', sqlite: 'SQLITE_FULL' });
});

/** What SQLite throws when a database may not grow. */
function fullDisk(): unknown {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE t (a); PRAGMA max_page_count = 2');
  try {
    database.exec('INSERT INTO t VALUES (zeroblob(100000))');
  } catch (error) {
    return error;
  } finally {
    database.close();
  }
  throw new Error('The database grew.');
}

async function openFailing(error: unknown) {
  const store = openSqliteStore(':memory:');
  const failing = await openHarness({
    store: { ...store, addSession: () => Promise.reject(error) },
  });
  return {
    harness: failing,
    async [Symbol.asyncDispose]() {
      await store.close();
      await failing.close();
    },
  };
}

test('a file that is no database is told as such', () => {
  const path = join(harness.folder, 'other.sqlite');
  writeFileSync(path, 'no database '.repeat(1_000));
  expect(() => openSqliteStore(path)).toThrow(expect.objectContaining({ code: 'store-corrupt', name: 'HubError' }));
});
