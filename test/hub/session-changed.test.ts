import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hubSettingsSchema, linkedSchema, sessionHeader, sessionIdHeader } from '../../src/contract/hub.ts';
import { cookieName, type Harness, openHarness, origin, problem } from './harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness();
});
afterEach(() => harness.close());

const link = { integration_id: 'lodge.api-key', credentials: { api_key: 'accept_0123456789abcdef' } };

async function settingsOf(token: string) {
  return hubSettingsSchema.parse(await (await harness.asBrowser(token, 'GET', '/hub/settings')).json());
}

/** Sends as a page of our own does, whose browser has a session's cookie. `shown`: the id of the session it showed. */
function fromPage(token: string, shown: string | undefined, method: string, path: string, body?: unknown) {
  const headers = new Headers({ cookie: `${cookieName}=${token}`, 'sec-fetch-site': 'same-origin' });
  if (shown !== undefined) headers.set(sessionIdHeader, shown);
  if (body !== undefined) headers.set('content-type', 'application/json');
  return harness.hub.fetch(
    new Request(origin + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
  );
}

test('settings name the session and whose it is, and neither its token nor the link', async () => {
  const token = await harness.token({ origin_username: 'ada@globex.example' });
  const { session } = await settingsOf(token);
  expect(session).toMatchObject({
    origin_owner_id: 'owner-1',
    origin_owner_name: 'Owner One',
    origin_username: 'ada@globex.example',
  });
  expect(session.id.length).toBeGreaterThanOrEqual(22);
  expect(session.id).not.toBe(token);
  expect((await harness.asBrowser(session.id, 'GET', '/hub/settings')).status).toBe(401);
});

describe('a page that showed one session, in a browser that has another by now', () => {
  test.each([
    ['another', 'first'],
    ['none', undefined],
    ['an empty name', ''],
  ])('links, checks and unlinks nothing when it showed %s', async (_what, which) => {
    const first = await harness.token({ origin_owner_id: 'first' });
    const second = await harness.token({ origin_owner_id: 'second' });
    const shown = which === 'first' ? (await settingsOf(first)).session.id : which;
    const kept = linkedSchema.parse(await (await harness.link(second, 'accept_0123456789abcdef')).json());
    const before = harness.provider.requests.length;
    const writes: [string, string, unknown?][] = [
      ['POST', '/hub/accounts', link],
      ['POST', `/hub/accounts/${kept.id}/check`],
      ['DELETE', `/hub/accounts/${kept.id}`],
    ];
    for (const [method, path, body] of writes) {
      const answer = await fromPage(second, shown, method, path, body);
      expect([answer.status, (await problem(answer)).code]).toEqual([409, 'session-changed']);
    }
    expect(harness.provider.requests.length).toBe(before);
    expect(await harness.store.listAccounts({}, { offset: 0, limit: 10 })).toHaveLength(1);
    expect(await harness.store.listAccounts({ ownerIds: ['first'] }, { offset: 0, limit: 10 })).toEqual([]);
  });

  test('goes on once it names the session that is there', async () => {
    const token = await harness.token();
    const answer = await fromPage(token, (await settingsOf(token)).session.id, 'POST', '/hub/accounts', link);
    expect(answer.status).toBe(201);
  });

  test('is told of an end as an end', async () => {
    const token = await harness.token();
    const { id } = (await settingsOf(token)).session;
    harness.pass(1_800_000);
    expect((await problem(await fromPage(token, id, 'POST', '/hub/accounts', link))).code).toBe('session-expired');
  });
});

test('a client with the token in the header names its session by that, whatever cookie the browser sends', async () => {
  const [first, second] = [
    await harness.token({ origin_owner_id: 'first' }),
    await harness.token({ origin_owner_id: 'second' }),
  ];
  const answer = await harness.hub.fetch(
    new Request(`${origin}/hub/accounts`, {
      method: 'POST',
      headers: { [sessionHeader]: first, cookie: `${cookieName}=${second}`, 'content-type': 'application/json' },
      body: JSON.stringify(link),
    }),
  );
  expect(answer.status).toBe(201);
  expect(await harness.store.listAccounts({ ownerIds: ['first'] }, { offset: 0, limit: 10 })).toHaveLength(1);
});

test('the guide that a connector names stands below the path of the site', async () => {
  const below = await openHarness({ publicUrl: () => 'https://host.example/two' });
  const answer = await below.asBrowser(await below.token(), 'GET', '/hub/connectors/lodge.api-key');
  const { config } = await answer.json();
  expect(config.support.link).toBe('https://host.example/two/connectors/lodge/guides/link-account/api-key/');
  await below.close();
});
