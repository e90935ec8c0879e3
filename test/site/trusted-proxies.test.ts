/** `KEYWAY_TRUSTED_PROXIES`: whose word counts on who asks, told by whom the limit of feedback stops. */
import { describe, expect, test } from 'vitest';
import { type StartedSite, startSite } from './start-site.ts';

// These tests ask from 127.0.0.1: a trusted proxy to one of the two servers, and anybody to the other.
const [behind, open] = await Promise.all([
  startSite({ env: { KEYWAY_TRUSTED_PROXIES: '127.0.0.0/8, 192.0.2.7 ::1' } }),
  startSite({ env: { KEYWAY_TRUSTED_PROXIES: '10.0.0.0/8' } }),
]);

const most = 20;

async function sendFeedback(site: StartedSite, headers: Record<string, string>): Promise<number> {
  const answer = await fetch(`${site.url}/hub/feedback`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: site.url, ...headers },
    body: JSON.stringify({ page: '/guides/safe-keys/', step: 'one', choice: 'moved' }),
  });
  return answer.status;
}

/** How many of one more than a client may send were counted. */
async function countedOf(site: StartedSite, headers: (index: number) => Record<string, string>): Promise<number> {
  let counted = 0;
  for (let index = 0; index <= most; index += 1) if ((await sendFeedback(site, headers(index))) === 204) counted += 1;
  return counted;
}

describe('behind a trusted proxy', () => {
  test.each([
    ['X-Forwarded-For', (reader: string) => ({ 'x-forwarded-for': reader }), '203.0.113'],
    ['Forwarded', (reader: string) => ({ forwarded: `proto=https;for=${reader}` }), '203.0.114'],
    [
      'both, which agree',
      (reader: string) => ({ forwarded: `for="${reader}:4711"`, 'x-forwarded-for': reader }),
      '203.0.115',
    ],
  ])('readers are told apart by %s', async (_name, headers, network) => {
    expect(await countedOf(behind, () => headers(`${network}.1`))).toBe(most);
    expect(await sendFeedback(behind, headers(`${network}.1`))).toBe(429);
    expect(await sendFeedback(behind, headers(`${network}.2`))).toBe(204);
  });

  test.each([
    ['X-Forwarded-For', (index: number) => ({ 'x-forwarded-for': `198.51.100.${index}, 203.0.116.1` })],
    ['Forwarded', (index: number) => ({ forwarded: `for=198.51.100.${index}, for=203.0.116.2` })],
    [
      'a hop that is trusted too',
      (index: number) => ({ 'x-forwarded-for': `198.51.100.${index},203.0.116.3,192.0.2.7` }),
    ],
    ['what is no address', (index: number) => ({ 'x-forwarded-for': `${index}, 203.0.116.4, unknown` })],
    ['a quote that does not end', (index: number) => ({ forwarded: `for="198.51.100.${index}, for=203.0.116.5` })],
    ['contradictions', (index: number) => ({ forwarded: `for=198.51.100.${index}`, 'x-forwarded-for': '203.0.116.6' })],
  ])('a reader is not told apart by what it puts before its own address: %s', async (_name, headers) => {
    // Some of them leave only the proxy's own address, which they then share.
    expect(await countedOf(behind, headers)).toBeLessThanOrEqual(most);
    expect(await sendFeedback(behind, headers(99))).toBe(429);
  });

  test('a network of IPv6 is one reader, and the one beside it another', async () => {
    expect(await countedOf(behind, (index) => ({ forwarded: `for="[2001:db8:1:2:${index}::1]:4711"` }))).toBe(most);
    expect(await sendFeedback(behind, { 'x-forwarded-for': '2001:db8:1:2::1' })).toBe(429);
    expect(await sendFeedback(behind, { 'x-forwarded-for': '2001:db8:1:3::1' })).toBe(204);
  });
});

test('what anybody else says of the client counts for nothing', async () => {
  const lie = (index: number) => ({ 'x-forwarded-for': `203.0.113.${index}`, forwarded: `for=203.0.113.${index}` });
  expect(await countedOf(open, lie)).toBe(most);
  expect(await sendFeedback(open, { 'x-forwarded-for': '203.0.113.99' })).toBe(429);
  expect(await sendFeedback(open, {})).toBe(429);
  // Control: the same lies pass for the truth behind a trusted proxy.
  expect(await countedOf(behind, (index) => ({ 'x-forwarded-for': `203.0.120.${index}` }))).toBe(most + 1);
});

test.each(['10.1', 'fd00::/129'])(
  'a server does not start with %s for a proxy, and says which it is',
  async (proxies) => {
    await expect(startSite({ env: { KEYWAY_TRUSTED_PROXIES: proxies } })).rejects.toThrow(
      `KEYWAY_TRUSTED_PROXIES: "${proxies}" is no address`,
    );
  },
);
