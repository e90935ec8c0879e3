/** A store on a thread of its own: what its callers notice when the thread dies, and that they wait for it alone. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteStore } from '../../src/hub/store/sqlite.ts';
import type { Store } from '../../src/hub/store/store.ts';
import { openStoreThread } from '../../src/hub/store/store-thread.ts';
import { openHarness, problem } from './harness.ts';
import { account } from './store-contract.ts';

let folder: string;
let path: string;
const threads: Worker[] = [];
const note = (worker: Worker) => threads.push(worker);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-thread-'));
  path = join(folder, 'hub.sqlite');
  process.on('worker', note);
});
afterEach(() => {
  process.off('worker', note);
  threads.length = 0;
  rmSync(folder, { recursive: true });
});

/** Holds the database, so that changes wait. */
function hold(): () => void {
  const holder = new DatabaseSync(path);
  holder.exec('BEGIN IMMEDIATE');
  return () => holder.close();
}

test('whoever waits for a thread that dies is told so, the next call has a new one, and what was kept is there', async () => {
  const store = await openStoreThread(path);
  await store.addAccount(account);
  const letGo = hold();
  const told = Promise.allSettled(
    Array.from({ length: 20 }, (_, index) => store.addAccount({ ...account, id: `b${index}`, slot: null })),
  );
  await wait(50);
  await threads[0]?.terminate();
  for (const outcome of await told)
    expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'HubError', code: 'store-stopped' } });
  letGo();
  const again = await Promise.all([store.listAccounts({}, { limit: 9 }), store.hasAccounts()]);
  expect(again).toEqual([[expect.objectContaining({ id: 'a1' })], true]);
  expect(threads).toHaveLength(2);
  await store.close();
});

test('a thread that cannot start again says why, until it can', async () => {
  const store = await openStoreThread(path);
  await store.addAccount(account);
  await threads[0]?.terminate();
  const kept = openSqliteStore(path);
  await kept.close();
  rmSync(path);
  writeFileSync(path, 'no database '.repeat(1_000));
  await expect(store.hasAccounts()).rejects.toMatchObject({ code: 'store-corrupt' });
  rmSync(path);
  expect(await store.hasAccounts()).toBe(false);
  await store.close();
});

test('the hub answers 503 to whom the thread leaves, and logs the code', async () => {
  const store = await openStoreThread(path);
  const harness = await openHarness({ store });
  const letGo = hold();
  const opening = { origin_owner_id: 'o', origin_owner_name: 'O' };
  const answers = Promise.all(Array.from({ length: 10 }, () => harness.asServer('POST', '/connect_sessions', opening)));
  await wait(50);
  await threads[0]?.terminate();
  for (const answer of await answers) {
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
    expect((await problem(answer)).code).toBe('internal');
  }
  letGo();
  expect(harness.logs.some(({ fault }) => fault === 'store-stopped')).toBe(true);
  expect((await harness.asServer('GET', '/accounts')).status).toBe(200);
  await harness.close();
  await store.close();
});

test('a thread that was closed is gone, and has emptied its log', async () => {
  const store = await openStoreThread(path);
  await store.addAccount(account);
  expect(existsSync(`${path}-wal`)).toBe(true);
  await store.close();
  await store.close();
  expect(existsSync(`${path}-wal`)).toBe(false);
  expect(threads[0]?.threadId).toBe(-1);
});

/** Milliseconds for which this thread stood still at the longest while a store counted its many accounts. */
async function standstill(store: Store): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  for (let index = 0; index < 3; index += 1) {
    delay.enable();
    await Promise.all(Array.from({ length: 40 }, () => store.listAccounts({ statuses: ['error'] }, { limit: 9 })));
    delay.disable();
  }
  return delay.percentile(100) / 1e6;
}

test('slow work on the database does not hold up this thread', async () => {
  const filling = openSqliteStore(path);
  await filling.transact(
    Array.from({ length: 20_000 }, (_, index) => ({
      kind: 'add-account',
      account: { ...account, id: `a${index}`, slot: null },
    })),
  );
  const own = await openStoreThread(path);
  const [onThread, here] = [await standstill(own), await standstill(filling)];
  await own.close();
  await filling.close();
  // Control: without a thread of its own it does.
  expect(here).toBeGreaterThan(onThread * 2);
});
