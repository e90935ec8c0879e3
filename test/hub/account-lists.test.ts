import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accountSchema } from '../../src/contract/hub.ts';
import { type Harness, openHarness, origin, problem } from './harness.ts';
import { account } from './store-contract.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness();
});
afterEach(() => harness.close());

async function addAccounts(count: number, method = 'api-key'): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    // Several of one time, so that the order among those counts too.
    const createdAt = new Date(Date.UTC(2025, 0, 1) + Math.floor(index / 7));
    const id = `${method}-${String(index).padStart(4, '0')}`;
    await harness.store.addAccount({ ...account, id, slot: null, ownerId: 'owner-1', method, createdAt });
  }
}

const idsIn = async (answer: Response) =>
  accountSchema
    .array()
    .parse(await answer.json())
    .map(({ id }) => id);

describe('the list for servers', () => {
  test('is read to its end by the Link header, while accounts are added', async () => {
    await addAccounts(60);
    const ids: string[] = [];
    let path: string | undefined = '/accounts?page_size=25&origin_owner_id=owner-1';
    while (path !== undefined) {
      const answer = await harness.asServer('GET', path);
      ids.push(...(await idsIn(answer)));
      await harness.store.addAccount({ ...account, id: `new-${ids.length}`, slot: null, ownerId: 'owner-1' });
      path = /^<http:\/\/hub\.test(\/accounts\?.*)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1];
    }
    expect(ids.filter((id) => id.startsWith('api-key'))).toHaveLength(60);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('names the parameter that it does not know or cannot use, and the rule', async () => {
    for (const [query, member, rule] of [
      ['provder=lodge', 'provder', /not known/],
      ['account_ids=', 'account_ids.0', /./],
      ['provider=lodge&provider=mason', 'provider', /once/],
      ['status=active&status=gone', 'status.1', /"active"/],
      ['page=0', 'page', /1/],
      ['page_size=101', 'page_size', /100/],
      ['next=x', 'next', /Link header/],
      [`next=${Buffer.from('[1,"a"]').toString('base64url')}&page=2`, 'page', /next/],
    ] as const) {
      const answer = await harness.asServer('GET', `/accounts?${query}`);
      const { errors, message } = await problem(answer);
      expect([query, answer.status, errors]).toEqual([query, 400, [{ member, rule: expect.stringMatching(rule) }]]);
      expect(message).toContain(member);
    }
  });
});

describe('the list for an owner', () => {
  test('has every account, of the method that the session is bound to', async () => {
    await addAccounts(450);
    await addAccounts(5, 'basic');
    const list = async (request: object) =>
      idsIn(await harness.asBrowser(await harness.token(request as Record<string, unknown>), 'GET', '/hub/accounts'));
    expect(new Set(await list({})).size).toBe(455);
    expect(await list({ integration_id: 'lodge.api-key' })).toHaveLength(450);
  });

  test('and that of connectors take no parameter that they do not know', async () => {
    const token = await harness.token();
    for (const path of ['/hub/accounts?limit=1', '/hub/connectors?provder=lodge', '/hub/connectors?provider=']) {
      expect([path, (await harness.asBrowser(token, 'GET', path)).status]).toEqual([path, 400]);
    }
  });
});

test('what is not there is told in JSON, below every path of the hub', async () => {
  const token = await harness.token();
  const answers = [
    await harness.asServer('GET', '/accounts/a/b/c'),
    await harness.asServer('PUT', '/accounts/a'),
    await harness.asBrowser(token, 'GET', '/hub/nothing'),
    await harness.asBrowser(token, 'GET', '/hub/accounts/a/b'),
    await harness.hub.fetch(new Request(`${origin}/connect_sessions/x/y`)),
  ];
  for (const answer of answers) expect((await problem(answer)).statusCode).toBe(answer.status);
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 401]);
});
