import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { longestValue } from '../../src/contract/sendable.ts';
import { apiKey, type Harness, openHarness, origin, problem } from './harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness();
});
afterEach(() => harness.close());

const owner = { origin_owner_id: 'o', origin_owner_name: 'O' };
const createSession = (body: object) => harness.asServer('POST', '/connect_sessions', { ...owner, ...body });

describe('a body', () => {
  test.each([
    [
      'text that is no whole Unicode, so that two owners never meet',
      { origin_owner_id: 'team-\ud83d' },
      'origin_owner_id',
    ],
    ['the same deep inside', { metadata: { plan: ['a', { b: '\udc00' }] } }, 'metadata.plan.1.b'],
    ['the same in a name', { metadata: { 'x\ud800': 1 } }, 'metadata.x\ufffd'],
    ['a member of another kind', { multiple: 'yes' }, 'multiple'],
    ['a session that is longer than 30 days', { expires_in: 2_592_001 }, 'expires_in'],
  ])('with %s is refused, with the member named', async (_, body, member) => {
    const answer = await createSession(body);
    const { code, errors, message } = await problem(answer);
    expect([answer.status, code, errors?.map((error) => error.member)]).toEqual([400, 'request-malformed', [member]]);
    expect(message).toContain(member);
  });

  test('that nests deeper than 32 levels is refused, and is no fault of the hub', async () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const send = (depth: number) =>
      harness.hub.fetch(
        new Request(`${origin}/connect_sessions`, {
          method: 'POST',
          headers: { authorization: `Basic ${btoa(`${apiKey}:`)}`, 'content-type': 'application/json' },
          body: `{"origin_owner_id":"o","origin_owner_name":"O","metadata":{"a":${nested(depth)}}}`,
        }),
      );
    expect((await send(30)).status).toBe(201);
    const answer = await send(31);
    expect([answer.status, (await problem(answer)).errors?.[0]?.rule]).toEqual([400, expect.stringContaining('32')]);
    expect((await send(20_000)).status).toBe(400);
  });

  test('may have null for whatever may be left out', async () => {
    const answer = await createSession({ account_id: null, expires_in: null, type: null, multiple: null, label: null });
    expect(await answer.json()).toMatchObject({ type: 'production', multiple: false, label: null });
  });
});

describe('a value that cannot be sent', () => {
  const link = async (integration: string, credentials: Record<string, string>) => {
    const body = { integration_id: integration, credentials };
    const answer = await harness.asBrowser(await harness.token(), 'POST', '/hub/accounts', body);
    return { status: answer.status, ...(await problem(answer)) };
  };

  test.each([
    ['a curly quote', '😀key’', 'holds an emoji (U+1F600) as character 1, which cannot be sent in a header'],
    ['a line break', 'ab\nc', 'holds a line break (U+000A) as character 3, which cannot be sent in a header'],
    [
      'a Cyrillic letter',
      'sbx_\u0430',
      'holds a Cyrillic letter (U+0430) as character 5, which cannot be sent in a header',
    ],
    ['half a character', 'ab\ud83d', 'holds half a character'],
    ['more than any credential has', 'x'.repeat(longestValue + 1), `is longer than ${longestValue} characters`],
    ['more than other bodies may have', 'x'.repeat(100_000), `is longer than ${longestValue} characters`],
  ])('for %s is the fault of its field, which is told with what to do', async (_, key, rule) => {
    const { status, code, fields, errors, message } = await link('lodge.api-key', { api_key: key });
    expect([status, code, fields]).toEqual([400, 'fields-incomplete', ['api_key']]);
    expect(errors).toEqual([{ member: 'credentials.api_key', rule: expect.stringContaining(rule) }]);
    expect(message).toContain(rule);
    expect(harness.provider.requests).toHaveLength(0);
  });
});
