import { afterAll, beforeAll, expect, test } from 'vitest';
import { hubSettingsSchema, sessionHeader, sessionIdHeader } from '../../src/contract/hub.ts';
import { cookieName, type Harness, openHarness, origin, unlimited } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness({
    rateLimits: unlimited,
    allowedOrigins: ['https://docs.test'],
  });
});
afterAll(() => harness.close());

const sites = [undefined, 'same-origin', 'none', 'same-site', 'cross-site'];
const origins = [
  undefined,
  origin,
  'http://evil.test',
  'http://hub.test.evil.test',
  'https://hub.test',
  'http://hub.test:81',
  'https://docs.test',
  'null',
];
const types = [
  undefined,
  'application/json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
];
const methods = ['POST', 'PUT', 'PATCH', 'DELETE', 'GET'];

/** The headers by which a page acts in a browser that has a session's cookie. */
async function byCookie(token: string): Promise<Record<string, string>> {
  const settings = hubSettingsSchema.parse(await (await harness.asBrowser(token, 'GET', '/hub/settings')).json());
  return { cookie: `${cookieName}=${token}`, [sessionIdHeader]: settings.session.id };
}

async function send(carrier: Record<string, string>, [method, site, from, type]: (string | undefined)[]) {
  const headers = new Headers(carrier);
  if (site !== undefined) headers.set('sec-fetch-site', site);
  if (from !== undefined) headers.set('origin', from);
  const body =
    method === 'GET'
      ? null
      : JSON.stringify({ integration_id: 'lodge.api-key', credentials: { api_key: 'accept_0123456789abcdef' } });
  const request = new Request(`${origin}/hub/accounts`, { method: method ?? 'GET', headers, body });
  // A body of text gets a type by itself.
  if (type === undefined) request.headers.delete('content-type');
  else request.headers.set('content-type', type);
  return harness.hub.fetch(request);
}

const cells = methods.flatMap((method) =>
  sites.flatMap((site) => origins.flatMap((from) => types.map((type) => [method, site, from, type]))),
);

test('with a cookie, an account is linked by JSON from our own pages only', async () => {
  const carrier = await byCookie(await harness.token({ multiple: true }));
  const linkedBy: (string | undefined)[][] = [];
  for (const cell of cells) if ((await send(carrier, cell)).status === 201) linkedBy.push(cell);
  const expected = cells.filter(([method, site, from, type]) => {
    const isHere = site === undefined ? from === origin : site === 'same-origin' || site === 'none';
    return method === 'POST' && type === 'application/json' && isHere;
  });
  expect(cells.length).toBe(1000);
  expect(linkedBy).toEqual(expected);
  expect(expected.length).toBe(17);
});

test('from elsewhere a cookie is refused with its own problem, for deleting too', async () => {
  const token = await harness.token();
  const { id } = (await (await harness.link(token, 'accept_0123456789abcdef')).json()) as { id: string };
  const carrier = await byCookie(token);
  const remove = (headers: Record<string, string>) =>
    harness.hub.fetch(
      new Request(`${origin}/hub/accounts/${id}`, {
        method: 'DELETE',
        headers: { ...carrier, ...headers },
      }),
    );
  const refused = await remove({ 'sec-fetch-site': 'cross-site', origin });
  expect([refused.status, (await refused.json()).code]).toEqual([403, 'request-from-elsewhere']);
  expect((await remove({})).status).toBe(403);
  expect((await remove({ 'sec-fetch-site': 'same-origin' })).status).toBe(204);
});

test('control: with the header, which no foreign page can send along, the origin does not matter', async () => {
  const token = await harness.token({ multiple: true });
  const answer = await send({ [sessionHeader]: token }, ['POST', 'cross-site', 'http://evil.test', 'application/json']);
  expect(answer.status).toBe(201);
});

test('pages of a listed origin may read answers, and never with cookies', async () => {
  const preflight = (from: string) =>
    harness.hub.fetch(
      new Request(`${origin}/hub/accounts`, {
        method: 'OPTIONS',
        headers: { origin: from, 'access-control-request-method': 'POST' },
      }),
    );
  const listed = await preflight('https://docs.test');
  expect(listed.headers.get('access-control-allow-origin')).toBe('https://docs.test');
  expect(listed.headers.get('access-control-allow-credentials')).toBeNull();
  expect((await preflight('http://evil.test')).headers.get('access-control-allow-origin')).toBeNull();
});
