import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectorSchema } from '../../src/connector/schema.ts';
import { createOutbound } from '../../src/hub/egress.ts';
import { createSandboxProvider } from '../../src/sandbox/provider.ts';
import { type Harness, openHarness, problem } from './harness.ts';

const sandboxConnector = connectorSchema.parse({
  name: 'Sandbox',
  description: 'A pretend provider.',
  category: 'Tests',
  methods: {
    'api-key': {
      label: 'API Key',
      type: 'custom',
      required_scopes: ['contacts:read'],
      fields: [{ key: 'api_key', label: 'API key', type: 'password', secret: true, step: 'create-a-key' }],
      verify: {
        request: { url: 'https://sandbox.invalid/v1/me', headers: { Authorization: 'Bearer {api_key}' } },
        answers: [
          {
            status: 401,
            body: { pointer: '/error', equals: 'revoked' },
            verdict: 'rejected',
            code: 'credential-revoked',
          },
          { status: 403, verdict: 'rights-missing', scopes: ['contacts:read'], step: 'choose-the-kind' },
        ],
        granted: { pointer: '/scopes' },
      },
    },
  },
});

const provider = createSandboxProvider({ clock: () => new Date(), random: randomBytes });
const server = serve({ fetch: provider.fetch, port: 0, hostname: '127.0.0.1' });
let base: string;
let harness: Harness;

beforeAll(async () => {
  if (!server.listening) await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  harness = await openHarness({
    connectors: () => new Map([['sandbox', { ...sandboxConnector, id: 'sandbox' }]]),
    outbound: createOutbound({
      timeoutMs: 2000,
      exceptions: () => new Map([['https://sandbox.invalid', `${base}/sandbox/api`]]),
    }),
  });
});
afterAll(async () => {
  await harness.close();
  await new Promise((resolve) => server.close(resolve));
});

/** As a browser does, which keeps the cookie that tells its keys from those of others. */
let cookie = '';

async function createKey(kind: string): Promise<string> {
  const body = new URLSearchParams({ name: 'k', kind });
  const made = await fetch(`${base}/sandbox/keys`, { method: 'POST', body, headers: { cookie }, redirect: 'manual' });
  cookie = made.headers.get('set-cookie')?.split(';')[0] ?? cookie;
  const page = await fetch(base + made.headers.get('location'), { headers: { cookie } });
  return /sbx_[0-9a-f]{40}/.exec(await page.text())?.[0] ?? expect.fail('no key is shown');
}

const link = (token: string, key: string) =>
  harness.asBrowser(token, 'POST', '/hub/accounts', {
    integration_id: 'sandbox.api-key',
    credentials: { api_key: key },
  });

test('a key is created, linked, revoked, found revoked, and linked anew', async () => {
  const token = await harness.token();
  const key = await createKey('works');
  const { id } = (await (await link(token, ` ${key}\n`)).json()) as { id: string };
  const check = async () => (await harness.asBrowser(token, 'POST', `/hub/accounts/${id}/check`)).json();
  expect(await check()).toMatchObject({
    verdict: { kind: 'accepted' },
    account: { status: 'active', credential_hint: key.slice(-4) },
  });

  const revoke = /keys\/[0-9a-f]+\/revoke/.exec(
    await (await fetch(`${base}/sandbox/`, { headers: { cookie } })).text(),
  )?.[0];
  await fetch(`${base}/sandbox/${revoke}`, { method: 'POST', headers: { cookie } });
  expect(await check()).toMatchObject({
    verdict: { kind: 'rejected', code: 'credential-revoked', field: 'api_key', step: 'create-a-key' },
    account: { status: 'error', status_reasons: [{ code: 'credential-revoked' }] },
  });

  const again = await link(await harness.token(), await createKey('works'));
  expect(await again.json()).toMatchObject({ id });
  expect(await check()).toMatchObject({ account: { status: 'active', status_reasons: [] } });
});

test.each([
  ['no-contacts', { kind: 'rights-missing', scopes: ['contacts:read'], field: 'api_key', step: 'choose-the-kind' }],
  ['down', { kind: 'could-not-check', code: 'provider-failed' }],
  ['busy', { kind: 'could-not-check', code: 'provider-busy', retryAfterSeconds: 30 }],
])('a key of the kind "%s" is not linked, and the verdict says why', async (kind, verdict) => {
  const answer = await link(await harness.token({ origin_owner_id: kind }), await createKey(kind));
  expect((await problem(answer)).verdict).toEqual(verdict);
});
