import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectorSchema } from '../../src/connector/schema.ts';
import { editedAccountSchema, linkedSchema } from '../../src/contract/hub.ts';
import { connectors } from './connectors.ts';
import { type Harness, openHarness, origin, problem } from './harness.ts';

let harness: Harness;
let id: string;
/** A session that was opened for the account. */
let token: string;

const first = 'accept_0123456789abcdef';

const tenant = connectorSchema.parse({
  name: 'Tenant',
  description: 'A provider with a host for each tenant.',
  category: 'Tests',
  methods: {
    'api-key': {
      label: 'API Key',
      type: 'custom',
      fields: [
        { key: 'site', label: 'Site', type: 'text', host_suffix: '.invalid' },
        { key: 'api_key', label: 'API key', type: 'password', secret: true },
      ],
      verify: { request: { url: 'https://{site}.invalid/v1/me', headers: { 'x-api-key': '{api_key}' } } },
    },
  },
});

beforeEach(async () => {
  harness = await openHarness({
    connectors: () => new Map([...connectors, ['tenant', { ...tenant, id: 'tenant' }]]),
    allowedOrigins: ['https://partner.test'],
    timeoutMs: 5000,
  });
  id = await link('lodge.api-key', { api_key: first, region: 'eu', note: 'mine' });
  token = await harness.token({ account_id: id });
});
afterEach(() => harness.close());

async function link(integration: string, credentials: Record<string, string>): Promise<string> {
  const body = { integration_id: integration, credentials };
  const answer = await harness.asBrowser(await harness.token(), 'POST', '/hub/accounts', body);
  return linkedSchema.parse(await answer.json()).id;
}

const change = (credentials: object, more: object = {}) =>
  harness.asBrowser(token, 'PATCH', `/hub/accounts/${id}`, { credentials, ...more });
const read = async () =>
  editedAccountSchema.parse(await (await harness.asBrowser(token, 'GET', `/hub/accounts/${id}`)).json());
const lastKey = () => harness.provider.requests.at(-1)?.headers['x-api-key'];

describe('an account that a session was opened for', () => {
  test('is shown with its values, and of secrets four characters at most', async () => {
    expect(await read()).toMatchObject({
      integrationId: 'lodge.api-key',
      provider: 'lodge',
      setupInformation: { region: 'eu', note: 'mine' },
      secrets: { api_key: '__secretvalue:**redacted**cdef' },
    });
    const { integrations } = await (await harness.asBrowser(token, 'GET', '/hub/connectors?provider=lodge')).json();
    expect(integrations).toMatchObject([{ integration_id: 'lodge.api-key' }]);
  });

  test('shows nothing of a short secret', async () => {
    const short = await link('mason.basic', { user: 'u', password: 'secret' });
    const session = await harness.token({ account_id: short });
    expect(await (await harness.asBrowser(session, 'GET', `/hub/accounts/${short}`)).json()).toMatchObject({
      setupInformation: { user: 'u' },
      secrets: { password: '__secretvalue:**redacted**' },
    });
  });

  test('takes new values, keeps what was not sent, and is checked as a whole', async () => {
    const answer = await change({ region: 'us', api_key: '__secretvalue:**redacted**cdef' });
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { id, provider: 'lodge', verdict: { kind: 'accepted' } },
    ]);
    expect(lastKey()).toBe(first);
    expect((await read()).setupInformation).toEqual({ region: 'us', note: 'mine' });
    await change({ note: '' }, { integration_id: 'lodge.api-key' });
    expect((await read()).setupInformation).toEqual({ region: 'us' });
    await change({ api_key: 'accept_0123456789abc123' });
    expect(lastKey()).toBe('accept_0123456789abc123');
    expect(await read()).toMatchObject({ credential_hint: 'c123', setupInformation: { region: 'us' } });
  });

  test('stays as it is when the provider refuses, or a value cannot be', async () => {
    const before = await harness.store.findAccount(id);
    const refused = await change({ api_key: 'refuse_0123456789abcdef' });
    expect([refused.status, (await problem(refused)).verdict?.kind]).toEqual([422, 'rejected']);
    for (const credentials of [{ region: 'mars' }, { api_key: '' }, { api_key: 'a\nb' }]) {
      expect((await problem(await change(credentials))).code).toBe('fields-incomplete');
    }
    const other = await problem(await change({}, { integration_id: 'mason.api-key' }));
    expect(other.errors?.[0]?.member).toBe('integration_id');
    expect(await harness.store.findAccount(id)).toEqual(before);
  });

  test('is not overwritten when somebody changed it meanwhile', async () => {
    const { store } = harness;
    const replace = store.replaceAccount;
    store.replaceAccount = async () => 'changed';
    expect((await change({ note: 'x' })).status).toBe(409);
    store.replaceAccount = replace;
    expect((await read()).setupInformation['note']).toBe('mine');
  });

  test('sends a secret that was kept to no other host', async () => {
    const own = await link('tenant.api-key', { site: 'lodge', api_key: first });
    const session = await harness.token({ account_id: own });
    const asked = harness.provider.requests.length;
    const patch = (credentials: object) => harness.asBrowser(session, 'PATCH', `/hub/accounts/${own}`, { credentials });
    expect((await problem(await patch({ site: 'evil' }))).fields).toEqual(['api_key']);
    expect(harness.provider.requests).toHaveLength(asked);
    expect((await patch({ site: 'lodge' })).status).toBe(200);
  });
});

describe('any other session', () => {
  test('sees no value of an account, and does not change it', async () => {
    for (const other of [await harness.token(), await harness.token({ provider: 'lodge' })]) {
      const view = await (await harness.asBrowser(other, 'GET', `/hub/accounts/${id}`)).json();
      expect([view.secrets, view.setupInformation, view.id]).toEqual([undefined, undefined, id]);
      const answer = await harness.asBrowser(other, 'PATCH', `/hub/accounts/${id}`, { credentials: { note: 'x' } });
      expect(answer.status).toBe(404);
    }
    const stranger = await harness.token({ origin_owner_id: 'owner-2' });
    const answer = await harness.asBrowser(stranger, 'PATCH', `/hub/accounts/${id}`, { credentials: {} });
    expect(answer.status).toBe(404);
  });
});

test('pages of other sites may send changes', async () => {
  const answer = await harness.hub.fetch(
    new Request(`${origin}/hub/accounts/${id}`, {
      method: 'OPTIONS',
      headers: { origin: 'https://partner.test', 'access-control-request-method': 'PATCH' },
    }),
  );
  expect(answer.headers.get('access-control-allow-methods')).toContain('PATCH');
});

test('a pattern is told as advice, and as no rule', async () => {
  const { config } = await (await harness.asBrowser(token, 'GET', '/hub/connectors/lodge.api-key')).json();
  expect(config.configFields.map((field: object) => 'validation' in field)).toEqual([false, false, false]);
});
