import { describe, expect, test } from 'vitest';
import { parseApiKeys } from '../../src/contract/api-key.ts';
import { readSettings } from '../../src/settings.ts';
import { openHarness, problem } from './harness.ts';

const key = (letter: string) => letter.repeat(4) + '0123456789abcdef'.repeat(2);

test('keys are listed alone, with a name, or with a name and a role', () => {
  const parsed = parseApiKeys(`${key('a')}, shop:${key('b')},audit:read:${key('c')},`);
  expect(parsed).toMatchObject({
    kind: 'keys',
    keys: [{ role: 'all' }, { name: 'shop', role: 'all' }, { name: 'audit', role: 'read' }],
  });
  // Only hashes are kept.
  expect(JSON.stringify(readSettings({ KEYWAY_API_KEYS: `shop:${key('b')}` }))).not.toContain(key('b'));
});

describe('a list that does not fit is told without any of its keys:', () => {
  test.each([
    ['short', 'canary', 'key 1 is 6 characters long, and needs 32 or more'],
    ['too short by one', `${key('a')},shop:${'canary'.repeat(6).slice(0, 31)}`, 'key 2 is 31 characters long'],
    ['a role that is none', `shop:write:canary${key('a')}`, 'key 1 has a role that is none of sessions, read, all'],
    ['a name that is none', `the shop:canary${key('a')}`, 'key 1 has a name that is not of'],
    ['too many parts', `a:read:b:canary${key('a')}`, 'key 1 is not of the form'],
    ['a space', `canary ${key('a')}`, 'key 1 holds a character'],
    ['a name twice', `shop:canary${key('a')},shop:canary${key('b')}`, 'key 2 has the name of an earlier one'],
    ['a key twice', `canary${key('a')},shop:canary${key('a')}`, 'key 2 is the same as an earlier one'],
  ])('%s', (_, list, words) => {
    const read = () => readSettings({ KEYWAY_API_KEYS: list });
    expect(read).toThrow(expect.objectContaining({ code: 'settings-invalid' }));
    expect(read).toThrow(`KEYWAY_API_KEYS: ${words}`);
    expect(read).not.toThrow('canary');
  });
});

test('each role allows what it is for, and nothing else', async () => {
  const parsed = parseApiKeys(`s:sessions:${key('s')},r:read:${key('r')},a:all:${key('a')}`);
  if (parsed.kind !== 'keys') throw new Error(parsed.reason);
  const harness = await openHarness({ apiKeys: parsed.keys });
  const ask = (letter: string, method: string, path: string, body?: object) =>
    harness.hub.fetch(
      new Request(`http://hub.test${path}`, {
        method,
        headers: { authorization: `Basic ${btoa(`${key(letter)}:`)}`, 'content-type': 'application/json' },
        body: body === undefined ? null : JSON.stringify(body),
      }),
    );
  const opening = { origin_owner_id: 'o', origin_owner_name: 'O' };
  const statuses = async (letter: string) => [
    (await ask(letter, 'POST', '/connect_sessions', opening)).ok,
    (await ask(letter, 'GET', '/accounts')).status,
    (await ask(letter, 'GET', '/feedback')).status,
    (await ask(letter, 'PATCH', '/accounts/none', { label: 'L' })).status,
    (await ask(letter, 'DELETE', '/accounts/none')).status,
  ];
  expect(await statuses('a')).toEqual([true, 200, 200, 404, 404]);
  expect(await statuses('s')).toEqual([true, 403, 403, 403, 403]);
  expect(await statuses('r')).toEqual([false, 200, 200, 403, 403]);
  expect((await problem(await ask('r', 'DELETE', '/accounts/none'))).code).toBe('api-key-role');
  expect(harness.logs.at(-1)).toMatchObject({ apiKey: 'r', problem: 'api-key-role' });
  expect(JSON.stringify(harness.logs)).not.toContain(key('r'));
  await harness.close();
});
