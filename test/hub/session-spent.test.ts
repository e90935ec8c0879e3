import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hubSettingsSchema, linkedSchema } from '../../src/contract/hub.ts';
import { type Harness, openHarness, problem } from './harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness();
});
afterEach(() => harness.close());

const first = 'accept_0123456789abcdef';
const other = 'accept_of-somebody-else';

async function linkedId(token: string, key = first): Promise<string> {
  return linkedSchema.parse(await (await harness.link(token, key)).json()).id;
}

async function refusal(answer: Response): Promise<[number, string]> {
  return [answer.status, (await problem(answer)).code];
}

describe('a session that has linked its account', () => {
  test('links no other, asks no provider for it, and says what to do', async () => {
    const token = await harness.token();
    const id = await linkedId(token);
    const asked = harness.provider.requests.length;
    const answer = await harness.link(token, other);
    expect(answer.status).toBe(409);
    expect(await problem(answer)).toMatchObject({ code: 'session-spent', message: /new session.*stays linked/ });
    const skipped = { integration_id: 'lodge.api-key', credentials: { api_key: other }, check: 'skip' };
    const elsewhere = { integration_id: 'mason.basic', credentials: { user: 'u', password: 'p' } };
    for (const body of [skipped, elsewhere])
      expect(await refusal(await harness.asBrowser(token, 'POST', '/hub/accounts', body))).toEqual([
        409,
        'session-spent',
      ]);
    expect(harness.provider.requests.length).toBe(asked);
    expect(await harness.store.listAccounts({}, { limit: 9 })).toMatchObject([{ id, hint: 'cdef' }]);
  });

  test('answers what it linked as before when it is sent again, since the answer may have been lost', async () => {
    const token = await harness.token();
    const answer = await harness.link(token, first);
    const asked = harness.provider.requests.length;
    const again = await harness.link(token, ` ${first} `);
    expect([again.status, await again.json()]).toEqual([201, await answer.json()]);
    expect(harness.provider.requests.length).toBe(asked);
  });

  test('answers two that were sent at once alike when they are the same, and keeps one of two that are not', async () => {
    const token = await harness.token();
    const same = await Promise.all([harness.link(token, first), harness.link(token, first)]);
    expect(same.map(({ status }) => status)).toEqual([201, 201]);
    const next = await harness.token({ origin_owner_id: 'owner-2' });
    const two = await Promise.all([harness.link(next, first), harness.link(next, other)]);
    expect(two.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await harness.store.listAccounts({ ownerIds: ['owner-2'] }, { limit: 9 })).toHaveLength(1);
  });

  test('cannot be used to guess what was linked', async () => {
    const token = await harness.token();
    await linkedId(token);
    for (let count = 1; count < 10; count += 1) await harness.link(token, other);
    expect(await refusal(await harness.link(token, first))).toEqual([409, 'session-spent']);
  });

  test('says so in its settings, and can look after that account alone', async () => {
    const before = await linkedId(await harness.token({ provider: 'lodge', multiple: true }));
    const token = await harness.token({ multiple: false });
    const id = await linkedId(token);
    const settings = await harness.asBrowser(token, 'GET', '/hub/settings');
    expect(hubSettingsSchema.parse(await settings.json()).session.linked_account_id).toBe(id);
    expect(await (await harness.asBrowser(token, 'GET', '/hub/accounts')).json()).toHaveLength(2);
    for (const [method, path] of [
      ['POST', '/check'],
      ['DELETE', ''],
    ] as const) {
      const answer = await harness.asBrowser(token, method, `/hub/accounts/${before}${path}`);
      expect(await refusal(answer)).toEqual([409, 'session-spent']);
    }
    for (let count = 0; count < 2; count += 1)
      expect((await harness.asBrowser(token, 'POST', `/hub/accounts/${id}/check`)).status).toBe(200);
    expect((await harness.asBrowser(token, 'DELETE', `/hub/accounts/${id}`)).status).toBe(204);
    expect(await refusal(await harness.link(token, first))).toEqual([409, 'session-spent']);
  });
});

describe('is not spent', () => {
  test('by a refusal or an outage', async () => {
    const token = await harness.token();
    expect((await harness.link(token, 'refuse_0123456789abcdef')).status).toBe(422);
    expect((await harness.link(token, 'fail_0123456789abcdef')).status).toBe(503);
    expect((await harness.link(token, first)).status).toBe(201);
  });

  test('a session for several, or one that was opened to change an account', async () => {
    const several = await harness.token({ multiple: true });
    expect(await linkedId(several)).not.toBe(await linkedId(several, other));
    const edit = await harness.token({ account_id: await linkedId(await harness.token()) });
    expect(await linkedId(edit)).toBe(await linkedId(edit, other));
  });
});
