import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accountSchema, hubSettingsSchema, linkedSchema } from '../../src/contract/hub.ts';
import { type Harness, openHarness, problem } from './harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness();
});
afterEach(() => harness.close());

describe('linking', () => {
  test('keeps a credential that the provider accepts, and shows its last four characters only', async () => {
    const token = await harness.token();
    const answer = await harness.link(token, 'accept_0123456789abcdef');
    expect(answer.status).toBe(201);
    const linked = linkedSchema.parse(await answer.json());
    expect(linked.verdict).toEqual({ kind: 'accepted' });
    const account = accountSchema.parse(
      await (await harness.asBrowser(token, 'GET', `/hub/accounts/${linked.id}`)).json(),
    );
    expect(account).toMatchObject({
      provider: 'lodge',
      credential_hint: 'cdef',
      status: 'active',
      checked_at: '2025-01-01T00:00:00.000Z',
    });
    expect(harness.provider.requests[0]?.headers).toMatchObject({
      'x-api-key': 'accept_0123456789abcdef',
      'accept-encoding': 'identity',
    });
  });

  test.each([
    ['refuse', 422, { kind: 'rejected', code: 'credential-rejected', field: 'api_key', step: 'create-the-key' }],
    ['expired', 422, { kind: 'rejected', code: 'credential-expired', field: 'api_key', step: 'renew-the-key' }],
    [
      'forbidden',
      422,
      { kind: 'rights-missing', scopes: ['contacts:read'], field: 'api_key', step: 'grant-the-rights' },
    ],
    ['busy', 503, { kind: 'could-not-check', code: 'provider-busy', retryAfterSeconds: 17 }],
    ['busy-until', 503, { kind: 'could-not-check', code: 'provider-busy', retryAfterSeconds: 60 }],
    ['fail', 503, { kind: 'could-not-check', code: 'provider-failed' }],
    ['hang', 503, { kind: 'could-not-check', code: 'provider-timeout' }],
    ['hang-midway', 503, { kind: 'could-not-check', code: 'provider-timeout' }],
    ['reset', 503, { kind: 'could-not-check', code: 'provider-unreachable' }],
    ['reset-midway', 503, { kind: 'could-not-check', code: 'provider-unreachable' }],
    ['garbage', 503, { kind: 'could-not-check', code: 'provider-unreachable' }],
    ['huge-header', 503, { kind: 'could-not-check', code: 'provider-unreachable' }],
    ['redirect', 503, { kind: 'could-not-check', code: 'unexpected-answer' }],
    ['teapot', 503, { kind: 'could-not-check', code: 'unexpected-answer' }],
  ])('keeps nothing when the provider plays "%s"', async (act, status, verdict) => {
    const token = await harness.token();
    const answer = await harness.link(token, `${act}_0123456789abcdef`);
    expect(answer.status).toBe(status);
    expect((await problem(answer)).verdict).toEqual(verdict);
    expect(await harness.store.hasAccounts()).toBe(false);
  });

  test('names the time to wait when the provider did', async () => {
    const answer = await harness.link(await harness.token(), 'busy_0123456789abcdef');
    expect(answer.headers.get('retry-after')).toBe('17');
  });

  test('again updates the account, and leaves another owner alone', async () => {
    const [one, two] = [await harness.token(), await harness.token({ origin_owner_id: 'owner-2' })];
    const ids: string[] = [];
    for (const token of [one, one, two]) {
      ids.push(linkedSchema.parse(await (await harness.link(token, 'accept_0123456789abcdef')).json()).id);
    }
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  test('adds an account each time in a session for multiple', async () => {
    const token = await harness.token({ multiple: true });
    await harness.link(token, 'accept_0123456789abcdef');
    await harness.link(token, 'accept_0123456789abcdef');
    expect(await (await harness.asBrowser(token, 'GET', '/hub/accounts')).json()).toHaveLength(2);
  });

  test('many times at once yields one account', async () => {
    const token = await harness.token();
    const answers = await Promise.all(Array.from({ length: 10 }, () => harness.link(token, 'accept_0123456789abcdef')));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(await (await harness.asServer('GET', '/accounts')).json()).toHaveLength(1);
  });

  test('in a session for one account replaces that account', async () => {
    const multiple = await harness.token({ multiple: true });
    const { id } = linkedSchema.parse(await (await harness.link(multiple, 'accept_0123456789abcdef')).json());
    const edit = await harness.token({ account_id: id });
    const again = linkedSchema.parse(await (await harness.link(edit, 'accept_0123456789abc123')).json());
    expect(again.id).toBe(id);
    expect(await harness.store.findAccount(id)).toMatchObject({ hint: 'c123' });
  });

  test('names the fields that are missing or hold what cannot be', async () => {
    const token = await harness.token();
    const send = async (credentials: Record<string, string>) =>
      (
        await problem(
          await harness.asBrowser(token, 'POST', '/hub/accounts', { integration_id: 'lodge.api-key', credentials }),
        )
      ).fields;
    expect(await send({})).toEqual(['api_key']);
    expect(await send({ api_key: '  ', region: 'mars' })).toEqual(['api_key', 'region']);
    expect(await send({ api_key: 'accept_\r\nX: y' })).toEqual(['api_key']);
    expect(harness.provider.requests).toHaveLength(0);
  });

  test('by an OAuth method is refused, and by one without a check is kept as unchecked', async () => {
    const token = await harness.token();
    const send = (integration: string) =>
      harness.asBrowser(token, 'POST', '/hub/accounts', {
        integration_id: integration,
        credentials: { user: 'u', password: 'p' },
      });
    expect((await problem(await send('mason.oauth-2-0'))).code).toBe('method-not-linkable');
    expect(linkedSchema.parse(await (await send('mason.basic')).json()).verdict).toEqual({ kind: 'unchecked' });
    expect(await (await harness.asServer('GET', '/accounts')).json()).toMatchObject([
      { checked_at: null, credential_hint: null },
    ]);
  });

  describe('without a check', () => {
    const skip = (harness: Harness, token: string, key: string) =>
      harness.asBrowser(token, 'POST', '/hub/accounts', {
        integration_id: 'lodge.api-key',
        credentials: { api_key: key },
        check: 'skip',
      });

    test('is offered, asks nobody, and can be checked later', async () => {
      const token = await harness.token();
      const settings = hubSettingsSchema.parse(await (await harness.asBrowser(token, 'GET', '/hub/settings')).json());
      expect(settings.enabled_features).toEqual(['link_unchecked']);
      const answer = await skip(harness, token, 'accept_0123456789abcdef');
      expect(answer.status).toBe(201);
      const { id, verdict } = linkedSchema.parse(await answer.json());
      expect(verdict).toEqual({ kind: 'unchecked' });
      expect(harness.provider.requests).toHaveLength(0);
      expect(await harness.store.findAccount(id)).toMatchObject({ status: 'active', checkedAt: null, hint: 'cdef' });
      const checked = await harness.asBrowser(token, 'POST', `/hub/accounts/${id}/check`);
      expect(linkedSchema.parse(await checked.json()).verdict).toEqual({ kind: 'accepted' });
      expect((await harness.store.findAccount(id))?.checkedAt).not.toBeNull();
    });

    test('still needs every field, and values that can be sent', async () => {
      const token = await harness.token();
      for (const key of ['', 'accept_\r\nX: y'])
        expect((await problem(await skip(harness, token, key))).fields).toEqual(['api_key']);
      expect(await harness.store.hasAccounts()).toBe(false);
    });

    test('goes on when no more checks are allowed', async () => {
      const token = await harness.token();
      for (let count = 0; count < 10; count += 1) await harness.link(token, 'busy_0123456789abcdef');
      expect((await harness.link(token, 'accept_0123456789abcdef')).status).toBe(429);
      expect((await skip(harness, token, 'accept_0123456789abcdef')).status).toBe(201);
    });

    test('is refused where the operator does not allow it, and with a check all is as ever', async () => {
      const strict = await openHarness({ linkUnchecked: 'never' });
      const token = await strict.token();
      const settings = await (await strict.asBrowser(token, 'GET', '/hub/settings')).json();
      expect(settings).toMatchObject({ enabled_features: [] });
      const answer = await skip(strict, token, 'accept_0123456789abcdef');
      expect([answer.status, (await problem(answer)).code]).toEqual([403, 'check-required']);
      expect(await strict.store.hasAccounts()).toBe(false);
      expect((await strict.link(token, 'accept_0123456789abcdef')).status).toBe(201);
      await strict.close();
    });

    test('control: a body that asks for any other kind of check is refused', async () => {
      const token = await harness.token();
      const credentials = { api_key: 'accept_0123456789abcdef' };
      const body = { integration_id: 'lodge.api-key', credentials, check: 'maybe' };
      expect((await harness.asBrowser(token, 'POST', '/hub/accounts', body)).status).toBe(400);
    });
  });

  test('is stopped after ten checks at once, then one a minute, by session and by owner', async () => {
    const token = await harness.token({ multiple: true });
    for (let count = 0; count < 10; count += 1)
      expect((await harness.link(token, 'refuse_0123456789abcdef')).status).toBe(422);
    for (const next of [token, await harness.token()]) {
      const answer = await harness.link(next, 'accept_0123456789abcdef');
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60']);
      expect((await problem(answer)).verdict).toMatchObject({ kind: 'could-not-check', code: 'too-many-checks' });
    }
    expect(harness.provider.requests).toHaveLength(10);
    harness.pass(60_000);
    expect((await harness.link(token, 'accept_0123456789abcdef')).status).toBe(201);
    expect((await harness.link(token, 'accept_0123456789abcdef')).status).toBe(429);
  });
});
