import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Harness, openHarness, origin, problem } from './harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness();
});
afterEach(() => harness.close());

describe('every answer', () => {
  test('of a connector names its fields, and no value', async () => {
    const answer = await harness.asBrowser(await harness.token(), 'GET', '/hub/connectors/lodge.api-key');
    const { config } = await answer.json();
    expect(config).toMatchObject({
      key: 'lodge',
      name: 'Lodge',
      type: 'custom',
      support: { link: `${origin}/connectors/lodge/guides/link-account/api-key/` },
    });
    expect(config.configFields[0]).toMatchObject({
      key: 'api_key',
      label: 'API key',
      type: 'password',
      required: true,
      secret: true,
    });
  });

  test('is not to be stored, and is logged once by its route alone', async () => {
    const token = await harness.token();
    harness.logs.length = 0;
    const answers = [
      await harness.asBrowser(token, 'GET', '/hub/settings'),
      await harness.asBrowser(token, 'GET', '/hub/accounts/some-id'),
      await harness.asBrowser('x', 'GET', '/hub/settings'),
      await harness.asServer('GET', '/nowhere/at/all'),
    ];
    expect(answers.map((answer) => answer.headers.get('cache-control'))).toEqual(Array(4).fill('no-store'));
    expect(harness.logs.map(({ route, status }) => [route, status])).toEqual([
      ['/hub/settings', 200],
      ['/hub/accounts/:id', 404],
      ['/hub/settings', 401],
      ['/*', 404],
    ]);
  });

  test('to a body that is too large, not JSON, or not declared as JSON is a problem', async () => {
    const token = await harness.token();
    const post = (body: string, type: string) =>
      harness.hub.fetch(
        new Request(`${origin}/hub/accounts`, {
          method: 'POST',
          body,
          headers: { 'content-type': type, 'x-hub-session-token': token },
        }),
      );
    const answers = [
      await post(
        JSON.stringify({ integration_id: 'lodge.api-key', credentials: { api_key: 'x'.repeat(1_100_000) } }),
        'application/json',
      ),
      await post('{', 'application/json'),
      await post('{}', 'APPLICATION/JSON; charset=utf-8'),
      await post('{}', 'text/plain'),
      await post('a=b', 'application/x-www-form-urlencoded'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([413, 400, 400, 415, 415]);
  });

  test('to a fault of the hub is the same, and logs its code', async () => {
    const token = await harness.token();
    harness.store.listAccounts = () =>
      Promise.reject(Object.assign(new Error('secret-in-message'), { code: 'ENOSPC' }));
    const answer = await harness.asBrowser(token, 'GET', '/hub/accounts');
    expect([answer.status, (await problem(answer)).code, harness.logs.at(-1)?.fault]).toEqual([
      500,
      'internal',
      'ENOSPC',
    ]);
  });
});

describe('local mode', () => {
  test('opens a session for a browser on this machine', async () => {
    const opened = await harness.hub.openSession({
      origin_owner_id: 'local',
      origin_owner_name: 'Local',
      expires_in: 3600,
      multiple: false,
      type: 'test',
    });
    const request = new Request(origin, { headers: { cookie: `a=b; ${opened.cookie}` } });
    expect(await harness.hub.findSession(request)).toMatchObject({ kind: 'living', session: { ownerId: 'local' } });
    expect(await harness.hub.findSession(new Request(origin))).toEqual({ kind: 'none' });
    expect(opened.setCookie).toContain('HttpOnly; SameSite=Lax; Max-Age=608400');
  });
});
