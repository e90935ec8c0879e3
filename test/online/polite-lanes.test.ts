/** Turns at hosts, by a clock that stands still until somebody waits. */
import { describe, expect, test } from 'vitest';
import { createAsking, openHostNames, type Reply } from '../../src/online/ask-politely.ts';
import { createPoliteLanes } from '../../src/online/polite-lanes.ts';

const limits = { gapMs: 500, mostHosts: 2, longestRestMs: 30_000, totalMs: 600_000 };

/** Waits end in the order of their times, each once all else is at rest. */
function createTime() {
  let at = 1_000;
  const waits: { until: number; end: () => void }[] = [];
  let isRunning = false;
  async function run() {
    isRunning = true;
    while (waits.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      waits.sort((a, b) => a.until - b.until);
      const next = waits.shift();
      at = Math.max(at, next?.until ?? at);
      next?.end();
    }
    isRunning = false;
  }
  return {
    now: () => at,
    wait: (ms: number) =>
      new Promise<void>((resolve) => {
        waits.push({ until: at + ms, end: resolve });
        if (!isRunning) void run();
      }),
  };
}

test('a host has one request at a time with a gap behind it, and few hosts have one at once', async () => {
  const time = createTime();
  const lanes = createPoliteLanes(time, limits);
  const open = new Map<string, number>();
  const starts = new Map<string, number[]>();
  let most = 0;
  const ask = (host: string) =>
    lanes.inLane(host, async () => {
      open.set(host, (open.get(host) ?? 0) + 1);
      starts.set(host, [...(starts.get(host) ?? []), time.now()]);
      const now = [...open.values()];
      expect(Math.max(...now)).toBe(1);
      most = Math.max(
        most,
        now.reduce((sum, each) => sum + each, 0),
      );
      await time.wait(100);
      open.set(host, 0);
    });
  const hosts = ['a', 'b', 'c', 'd'];
  await Promise.all(hosts.flatMap((host) => [ask(host), ask(host), ask(host)]));
  expect(most).toBe(2);
  for (const host of hosts) {
    const times = starts.get(host) ?? [];
    expect(times).toHaveLength(3);
    for (const [index, start] of times.slice(1).entries())
      expect(start - (times[index] ?? 0)).toBeGreaterThanOrEqual(600);
  }
});

test('a host that asks for time gets it, one that asks for too much is left alone, and so are all when time is up', async () => {
  const time = createTime();
  const lanes = createPoliteLanes(time, limits);
  const start = time.now();
  lanes.rest('slow', 20);
  expect(await lanes.inLane('slow', async () => time.now() - start)).toBe(20_000);
  lanes.rest('closed', 3_600);
  expect(await lanes.inLane('closed', async () => 'asked')).toBe('closed');
  // Control: another host.
  expect(await lanes.inLane('other', async () => 'asked')).toBe('asked');
  await time.wait(limits.totalMs);
  expect(await lanes.inLane('other', async () => 'asked')).toBe('late');
});

test('what fails holds nobody up', async () => {
  const lanes = createPoliteLanes(createTime(), { ...limits, mostHosts: 1 });
  const failure = lanes.inLane('a', () => Promise.reject(new Error('no')));
  await expect(failure).rejects.toThrow('no');
  expect(await lanes.inLane('a', async () => 'asked')).toBe('asked');
});

test('Retry-After of a 429 is waited for before the next request to the host', async () => {
  const time = createTime();
  const names = openHostNames(async () => []);
  const asked: number[] = [];
  const ask = createAsking({
    outbound: async () => {
      asked.push(time.now());
      const headers = new Map([['retry-after', '7']]);
      return { kind: 'answered', status: asked.length === 1 ? 429 : 200, headers, body: { kind: 'unreadable' } };
    },
    names,
    lanes: createPoliteLanes(time, limits),
    time,
  });
  const request = { method: 'HEAD', url: new URL('https://a.com/'), headers: {} } as const;
  await ask(request);
  await ask(request);
  await ask(request);
  const [first = 0, second = 0, third = 0] = asked;
  expect(second - first).toBe(7_000);
  expect(third - second).toBe(500);
});

describe('why a host was not reached', () => {
  const unknown = Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
  const books: Record<string, string[]> = { 'example.com': ['93.184.215.14'], 'inner.com': ['10.0.0.7'] };
  const openNames = (known: Record<string, string[]>) =>
    openHostNames(async (host) => {
      const addresses = known[host];
      if (host === 'slow.com') throw Object.assign(new Error('again'), { code: 'EAI_AGAIN' });
      if (!addresses) throw unknown;
      return addresses.map((address) => ({ address, family: 4 }));
    });
  const reply = async (host: string, known: Record<string, string[]>): Promise<Reply> => {
    const names = openNames(known);
    const ask = createAsking({
      outbound: async ({ url }) => {
        await names.resolveHost(url.hostname).catch(() => []);
        return { kind: 'unreachable' };
      },
      names,
      lanes: createPoliteLanes(createTime(), limits),
      time: createTime(),
    });
    return ask({ method: 'HEAD', url: new URL(`https://${host}/`), headers: {} });
  };

  test.each([
    ['gone.com', 'nameless'],
    ['made-up.invalid', 'nameless'],
    ['inner.com', 'private'],
    ['localhost', 'private'],
    ['intranet', 'private'],
    ['10.1.2.3', 'private'],
    ['[::1]', 'private'],
    ['example.com', 'unreachable'],
    ['slow.com', 'names-unknown'],
  ])('%s is %s', async (host, kind) => {
    expect(await reply(host, books)).toEqual({ kind });
  });

  test('where no name is known at all, none is dead', async () => {
    expect(await reply('gone.com', {})).toEqual({ kind: 'names-unknown' });
  });
});
