/** Limits hold for all hubs that share a database, outlive a restart, and no clock turns them into a lock-out. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sessionHeader } from '../../src/contract/hub.ts';
import { createHub, type HubOptions } from '../../src/hub/hub.ts';
import { openSqliteStore } from '../../src/hub/store/sqlite.ts';
import { type Harness, openHarness, origin } from './harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness();
});
afterEach(() => harness.close());

const startMs = Date.parse('2025-01-01T00:00:00Z');
const hourMs = 3_600_000;

interface Other {
  /** Sends a key that the provider refuses: 422 when it was asked, 429 when the hub did not ask. */
  guess(token: string, client?: string, clockMs?: number): Promise<Response>;
  close(): Promise<void>;
}

/** Another hub over the harness's database, as a second process has it, or the next one after a restart. */
function openOther(differing: Partial<HubOptions> = {}): Other {
  const store = openSqliteStore(join(harness.folder, 'hub.sqlite'));
  let nowMs = startMs;
  const hub = createHub({ ...harness.options, store, clock: () => new Date(nowMs), ...differing });
  return {
    guess(token, client = '203.0.113.1', clockMs = startMs) {
      nowMs = clockMs;
      return hub.fetch(
        new Request(`${origin}/hub/accounts`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', [sessionHeader]: token },
          body: JSON.stringify({ integration_id: 'lodge.api-key', credentials: { api_key: 'refuse_0123456789abc' } }),
        }),
        client,
      );
    },
    close: () => store.close(),
  };
}

async function statuses(count: number, send: (index: number) => Promise<Response>): Promise<number[]> {
  const found = [];
  for (let index = 0; index < count; index += 1) found.push((await send(index)).status);
  return found;
}

const tenThenNone = [...Array(10).fill(422), 429, 429];

test('two hubs over one database have one limit, and so has the one after a restart', async () => {
  const token = await harness.token();
  const [first, second] = [openOther(), openOther()];
  expect(await statuses(12, (index) => (index % 2 === 0 ? first : second).guess(token))).toEqual(tenThenNone);
  await Promise.all([first.close(), second.close()]);
  const restarted = openOther();
  expect((await restarted.guess(token)).status).toBe(429);
  await restarted.close();
  // Control: the provider would have been asked again by hubs that share nothing.
  const { takeAllowances } = openSqliteStore(':memory:');
  const apart = openOther({ store: { ...harness.store, takeAllowances } });
  expect((await apart.guess(token)).status).toBe(422);
  await apart.close();
});

test('what two processes take at the same time is counted once each', async () => {
  const script = `const { openSqliteStore } = await import(process.argv[1]);
    const store = openSqliteStore(process.argv[2]);
    process.stdout.write('ready');
    process.stdin.once('data', async () => {
      let taken = 0;
      for (let count = 0; count < 40; count += 1) {
        const outcome = await store.takeAllowances([{ name: 'n', times: 30, windowMs: 600000 }], new Date(0));
        if (outcome.kind === 'taken') taken += 1;
      }
      await store.close();
      process.stdout.write(' ' + taken);
      process.exit();
    });`;
  const module = join(import.meta.dirname, '../../src/hub/store/sqlite.ts');
  const children = [1, 2].map(() =>
    spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        '--input-type=module',
        '-e',
        script,
        module,
        join(harness.folder, 'hub.sqlite'),
      ],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    ),
  );
  await Promise.all(children.map((child) => once(child.stdout, 'data')));
  const counts = children.map(async (child) => {
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += chunk;
    });
    child.stdin.write('go');
    await once(child, 'close');
    return Number(printed);
  });
  const taken = await Promise.all(counts);
  expect(taken.reduce((sum, count) => sum + count)).toBe(30);
});

describe('the clock', () => {
  test('set back by 20 hours makes nobody wait longer than was said, nor than a window', async () => {
    const token = await harness.token();
    const [first, second] = [openOther(), openOther()];
    expect(await statuses(12, () => first.guess(token))).toEqual(tenThenNone);
    const backMs = startMs - 20 * hourMs;
    for (const hub of [second, first]) {
      const refused = await hub.guess(token, undefined, backMs);
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    }
    expect((await first.guess(token, undefined, backMs + 59_000)).status).toBe(429);
    expect((await second.guess(token, undefined, backMs + 60_000)).status).toBe(422);
    expect((await first.guess(token, undefined, backMs + 60_000)).status).toBe(429);
    await Promise.all([first.close(), second.close()]);
  });

  test('set forward, and right again, neither', async () => {
    const token = await harness.token({ expires_in: 30 * 86_400 });
    const [first, second] = [openOther(), openOther()];
    const aheadMs = startMs + 20 * hourMs;
    expect(await statuses(12, () => first.guess(token, undefined, aheadMs))).toEqual(tenThenNone);
    const refused = await second.guess(token);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    expect((await second.guess(token, undefined, startMs + 60_000)).status).toBe(422);
    await Promise.all([first.close(), second.close()]);
  });

  test('control: that stands still lets nobody through, and one that runs on does', async () => {
    const token = await harness.token();
    const hub = openOther();
    await statuses(10, () => hub.guess(token));
    expect(await statuses(5, () => hub.guess(token))).toEqual(Array(5).fill(429));
    expect((await hub.guess(token, undefined, startMs + 60_000)).status).toBe(422);
    await hub.close();
  });
});

describe('whoever has many sessions is bounded', () => {
  const strict = { checksOfClient: { times: 3, windowMs: 60_000 }, checksAtProvider: { times: 5, windowMs: 60_000 } };
  let tokens: string[];
  beforeEach(async () => {
    tokens = [];
    for (let index = 0; index < 7; index += 1) tokens.push(await harness.token({ origin_owner_id: `owner-${index}` }));
  });

  test('by the network that asks, a whole one for IPv6, and other networks are not', async () => {
    const hub = openOther({ rateLimits: { checksOfClient: strict.checksOfClient } });
    const from = (client: (index: number) => string) =>
      statuses(4, (index) => hub.guess(tokens[index] ?? '', client(index)));
    const threeThenNone = [422, 422, 422, 429];
    expect(await from(() => '203.0.113.1')).toEqual(threeThenNone);
    expect(await from(() => '::ffff:203.0.113.2')).toEqual(threeThenNone);
    expect((await hub.guess(tokens[4] ?? '', '203.0.113.2')).status).toBe(429);
    expect(await from((index) => `2001:db8:1:2:${index}::1`)).toEqual(threeThenNone);
    // Control: networks next to it.
    expect(await from((index) => `2001:db8:1:${3 + index}::1`)).toEqual(Array(4).fill(422));
    await hub.close();
  });

  test('by the provider that is asked, from wherever', async () => {
    const hub = openOther({ rateLimits: { checksAtProvider: strict.checksAtProvider } });
    const asked = harness.provider.requests.length;
    const found = await statuses(7, (index) => hub.guess(tokens[index] ?? '', `203.0.113.${index}`));
    expect(found).toEqual([...Array(5).fill(422), 429, 429]);
    expect(harness.provider.requests).toHaveLength(asked + 5);
    // Control: it is the provider, and not all of them.
    expect(
      (await harness.store.takeAllowances([{ name: 'other', times: 5, windowMs: 60_000 }], new Date(startMs))).kind,
    ).toBe('taken');
    await hub.close();
  });
});

test('unchecked links of an owner are bounded, and so is how many accounts they make', async () => {
  const token = await harness.token({ multiple: true });
  const skip = () =>
    harness.asBrowser(token, 'POST', '/hub/accounts', {
      integration_id: 'lodge.api-key',
      credentials: { api_key: 'accept_0123456789abcdef' },
      check: 'skip',
    });
  expect(await statuses(12, skip)).toEqual([...Array(10).fill(201), 429, 429]);
  expect(await harness.store.listAccounts({}, { limit: 50 })).toHaveLength(10);
  expect(harness.provider.requests).toEqual([]);
  // Another session of the owner has no more of them; another owner has.
  const again = await harness.token({ multiple: true });
  const body = { integration_id: 'lodge.api-key', credentials: { api_key: 'accept_0123456789abcdef' }, check: 'skip' };
  expect((await harness.asBrowser(again, 'POST', '/hub/accounts', body)).status).toBe(429);
  const other = await harness.token({ origin_owner_id: 'owner-2' });
  expect((await harness.asBrowser(other, 'POST', '/hub/accounts', body)).status).toBe(201);
});

test('no address of a client is in any file, and its owner only where accounts and sessions have it', async () => {
  const token = await harness.token({ origin_owner_id: 'canary-owner' });
  const hub = openOther();
  await hub.guess(token, '203.0.113.77');
  await hub.guess(token, '2001:db8:77:88::1');
  const files = readdirSync(harness.folder).map((file) => readFileSync(join(harness.folder, file), 'latin1'));
  const kept = files.join('\n');
  // Control: what is kept is seen.
  expect(kept).toContain('check-client ');
  for (const trace of ['203.0.113', '2001:db8']) expect(kept).not.toContain(trace);
  await hub.close();
});
