import { expect, test } from 'vitest';
import { hubSettingsSchema } from '../../src/contract/hub.ts';
import { openHarness, problem } from './harness.ts';

/** Opens a brand's auth link, and answers with the cookie that the browser gets. */
async function cookieOf(brand: string, publicUrl: string) {
  const harness = await openHarness({ brand: () => brand, publicUrl: () => publicUrl });
  const created = await harness.asServer('POST', '/connect_sessions', {
    origin_owner_id: 'o',
    origin_owner_name: 'O',
    expires_in: 30,
  });
  const { auth_link_url: link } = await created.json();
  const path = `/connect/${String(link).split('/').at(-1)}`;
  const answer = await harness.hub.fetch(new Request(new URL(path, publicUrl)));
  const setCookie = answer.headers.get('set-cookie') ?? '';
  const [pair = ''] = setCookie.split(';');
  const ask = () => harness.hub.fetch(new Request('http://hub.test/hub/settings', { headers: { cookie: pair } }));
  return { harness, setCookie, ask };
}

test.each([
  ['acme', 'http://localhost:4321', /^hub_session_acme=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=604830$/],
  ['acme', 'https://acme.example', /^__Host-hub_session_acme=[\w-]{43}; Path=\/; .*; Secure$/],
  ['two', 'https://host.example/two', /^__Secure-hub_session_two=[\w-]{43}; Path=\/two\/; .*; Secure$/],
  ['two', 'http://host.example/a/two', /^hub_session_two=[\w-]{43}; Path=\/a\/two\/; (?!.*Secure)/],
])('the cookie of %s at %s is of that brand and place, and opens its session', async (brand, url, text) => {
  const { harness, setCookie, ask } = await cookieOf(brand, url);
  expect(setCookie).toMatch(text);
  expect((await ask()).status).toBe(200);
  await harness.close();
});

test("another brand's cookie is no session here", async () => {
  const one = await cookieOf('one', 'https://host.example');
  const two = await cookieOf('two', 'https://host.example/two');
  const request = { headers: { cookie: one.setCookie.split(';')[0] ?? '' } };
  const answer = await two.harness.hub.fetch(new Request('https://host.example/hub/settings', request));
  expect((await problem(answer)).code).toBe('session-missing');
  await one.harness.close();
  await two.harness.close();
});

test('a cookie outlives its session for as long as the hub can tell that the session ended', async () => {
  const { harness, setCookie, ask } = await cookieOf('acme', 'http://localhost:4321');
  const lifeMs = Number(/Max-Age=(\d+)/.exec(setCookie)?.[1]) * 1000;
  expect(hubSettingsSchema.parse(await (await ask()).json()).session.origin_owner_name).toBe('O');
  for (const passedMs of [30_000, lifeMs - 31_000]) {
    harness.pass(passedMs);
    expect((await problem(await ask())).code).toBe('session-expired');
  }
  await harness.close();
});
