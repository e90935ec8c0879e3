import { randomBytes } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { createSandboxKeys } from '../../src/sandbox/keys.ts';
import { createSandboxProvider, type SandboxProvider } from '../../src/sandbox/provider.ts';

const origin = 'http://127.0.0.1:4321';
let sandbox: SandboxProvider;
beforeEach(() => {
  sandbox = createSandboxProvider({ clock: () => new Date('2025-01-01T12:34:56Z'), random: randomBytes });
});

/** A browser as far as the sandbox goes: it keeps a cookie. */
function visitor() {
  let cookie = '';
  const ask = async (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    if (cookie !== '') headers.set('cookie', cookie);
    const answer = await sandbox.fetch(new Request(`${origin}${path}`, { ...init, headers }));
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return answer;
  };
  const post = (path: string, form: Record<string, string> = {}, headers: Record<string, string> = {}) =>
    ask(path, { method: 'POST', body: new URLSearchParams(form), headers });
  const page = async (path = '/sandbox/') => (await ask(path, {})).text();
  const createKey = async (kind: string, name = 'My key') => {
    const answer = await post('/sandbox/keys', { name, kind });
    expect(answer.status).toBe(303);
    const shown = await page(answer.headers.get('location') ?? '');
    return /value="(sbx_[0-9a-f]{40})"/.exec(shown)?.[1] ?? expect.fail('no key is shown');
  };
  return { post, page, createKey };
}

let { post, page, createKey } = visitor();
beforeEach(() => {
  ({ post, page, createKey } = visitor());
});
const me = (key: string) =>
  sandbox.fetch(new Request(`${origin}/sandbox/api/v1/me`, { headers: { authorization: `Bearer ${key}` } }));

test.each([
  ['works', 200, { name: 'My key', scopes: ['account:read', 'contacts:read'] }],
  ['no-contacts', 403, { error: 'missing_scope', scope: 'contacts:read' }],
  ['down', 503, { error: 'unavailable' }],
  ['busy', 429, { error: 'rate_limited' }],
  ['something else', 200, { name: 'My key' }],
])('a key of the kind "%s" answers %i', async (kind, status, body) => {
  const answer = await me(await createKey(kind));
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([status, status === 429 ? '30' : null]);
  expect(await answer.json()).toMatchObject(body);
});

test('a key is shown once', async () => {
  const location = (await post('/sandbox/keys', { name: 'a', kind: 'works' })).headers.get('location') ?? '';
  const [first, second] = [await page(location), await page(location)];
  expect(first).toMatch(/sbx_[0-9a-f]{40}/);
  expect(second).not.toMatch(/sbx_[0-9a-f]{40}/);
  expect(second).toMatch(/sbx_…[0-9a-f]{4}</);
});

test('a new key is shown to who made it, and to nobody who knows the address of that page', async () => {
  const location = (await post('/sandbox/keys', { name: 'a', kind: 'works' })).headers.get('location') ?? '';
  expect(await visitor().page(location)).not.toMatch(/sbx_[0-9a-f]{40}/);
  expect(await page(location)).toMatch(/sbx_[0-9a-f]{40}/);
});

test('of very many keys of all visitors the oldest is forgotten', () => {
  const keys = createSandboxKeys({ clock: () => new Date(), random: randomBytes });
  const [first, second] = ['first', 'second'].map((name) => keys.reveal(name, keys.create(name, name, 'works')) ?? '');
  for (let count = 0; count < 19_999; count += 1) keys.create(`visitor ${count}`, 'n', 'works');
  expect([keys.find(first ?? ''), keys.list('first')]).toEqual([undefined, []]);
  expect([keys.find(second ?? '')?.name, keys.list('second').length]).toEqual(['second', 1]);
});

test('a revoked key is told apart from one that never was', async () => {
  const key = await createKey('down');
  const action = /action="(keys\/[0-9a-f]+\/revoke)"/.exec(await page())?.[1] ?? '';
  expect((await post(`/sandbox/${action}`)).status).toBe(303);
  const answers = [
    await me(key),
    await me(`sbx_${'0'.repeat(40)}`),
    await sandbox.fetch(new Request(`${origin}/sandbox/api/v1/me`)),
  ];
  expect(await Promise.all(answers.map(async (answer) => [answer.status, await answer.json()]))).toEqual([
    [401, { error: 'revoked' }],
    [401, { error: 'unknown_key' }],
    [401, { error: 'unknown_key' }],
  ]);
  expect(await page()).toContain('Revoked');
});

test('of more than 100 keys of a visitor the oldest is forgotten, and none of another one', async () => {
  const others = await visitor().createKey('works');
  const first = await createKey('works');
  const second = await createKey('works');
  for (let count = 0; count < 99; count += 1) await post('/sandbox/keys', { name: `${count}`, kind: 'works' });
  expect([(await me(first)).status, (await me(second)).status]).toEqual([401, 200]);
  expect((await me(others)).status).toBe(200);
  expect((await page()).match(/<tr><th scope="row">/g)).toHaveLength(100);
});

test('a name is text, whatever it holds, and a long form is cut', async () => {
  await createKey('works', '<img src=x onerror=alert(1)>"\'');
  expect(await page()).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;');
  expect(await page()).not.toContain('<img');
  expect((await post('/sandbox/keys', { name: 'x'.repeat(100_000), kind: 'works' })).status).toBe(303);
});

test('a form of another site is refused', async () => {
  for (const path of ['/sandbox/keys', '/sandbox/keys/x/revoke']) {
    expect((await post(path, { name: 'a' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post(path, { name: 'a' }, { 'sec-fetch-site': 'same-origin' })).status).toBe(303);
  }
});

test('the console has no inline script or style, and names nobody', async () => {
  await createKey('works');
  const texts = [await page(), await page('/sandbox/console.css'), await page('/sandbox/console.js')];
  expect(texts[0]).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?! src="console\.js" defer><)/);
  expect(texts.join('\n')).not.toMatch(/stackone|keyway|acme|\bhub\b/i);
  expect(texts[0]).toContain('<h1>API keys</h1>');
});

test('its address without a slash leads to the console, whose own addresses count from there', async () => {
  const answer = await sandbox.fetch(new Request(`${origin}/sandbox`));
  expect([answer.status, answer.headers.get('location')]).toEqual([308, '/sandbox/']);
});
