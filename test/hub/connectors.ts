import { type Connector, connectorSchema } from '../../src/connector/schema.ts';

const lodgeMethod = {
  label: 'API Key',
  type: 'custom',
  required_scopes: ['contacts:read'],
  fields: [
    { key: 'api_key', label: 'API key', type: 'password', secret: true, step: 'create-the-key' },
    {
      key: 'region',
      label: 'Region',
      type: 'select',
      required: false,
      options: [
        { label: 'Europe', value: 'eu' },
        { label: 'America', value: 'us' },
      ],
    },
    { key: 'note', label: 'Note', type: 'text', required: false },
  ],
  verify: {
    request: { url: 'https://lodge.invalid/v1/me', headers: { 'x-api-key': '{api_key}' } },
    answers: [
      {
        status: 401,
        body: { pointer: '/error/code', equals: 'token_expired' },
        verdict: 'rejected',
        code: 'credential-expired',
        step: 'renew-the-key',
      },
      { status: 403, verdict: 'rights-missing', scopes: ['contacts:read'], step: 'grant-the-rights' },
    ],
  },
};

/** Made-up providers; the first is checked at `https://lodge.invalid`, which each test's exceptions lead to loopback. */
export const connectors: ReadonlyMap<string, Connector> = new Map(
  Object.entries({
    lodge: {
      name: 'Lodge',
      description: 'A provider for tests.',
      category: 'Tests',
      methods: { 'api-key': lodgeMethod },
    },
    mason: {
      name: 'Mason',
      description: 'Another one.',
      category: 'Tests',
      methods: {
        'api-key': lodgeMethod,
        basic: {
          label: 'Sign-in',
          type: 'basic',
          fields: [
            { key: 'user', label: 'User', type: 'text' },
            { key: 'password', label: 'Password', type: 'password', secret: true },
          ],
        },
        'oauth-2-0': { label: 'OAuth 2.0', type: 'oauth2' },
      },
    },
  }).map(([id, connector]) => [id, { ...connectorSchema.parse(connector), id }]),
);
