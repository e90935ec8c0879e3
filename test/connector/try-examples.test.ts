import { expect, test } from 'vitest';
import { checkConnectorFile, connectorSchema, tryExamples } from '../../src/connector/index.ts';

/** A connector whose method has this table. */
function withTable(examples: unknown[]) {
  const connector = connectorSchema.parse({
    name: 'Acme',
    description: 'Acme is a provider.',
    category: 'Test',
    scopes: { read: 'Read.' },
    methods: {
      'api-key': {
        label: 'API Key',
        type: 'custom',
        fields: [{ key: 'apiKey', label: 'API Key', type: 'password', secret: true, step: 'create' }],
        required_scopes: ['read'],
        verify: {
          request: { url: 'https://api.acme.example/me', headers: { Authorization: 'Bearer {apiKey}' } },
          answers: [
            {
              status: 200,
              body: { pointer: '/error', equals: 'expired' },
              verdict: 'rejected',
              code: 'credential-expired',
            },
          ],
          granted: { header: 'X-Scopes' },
          examples,
        },
      },
    },
  });
  const [method] = Object.values(connector.methods);
  if (!method?.verify) throw new Error('The method has a request.');
  return { connector: { ...connector, id: 'acme' }, tried: tryExamples(method, method.verify) };
}

test.each([
  [{ status: 200, body: {}, verdict: 'accepted' }],
  [{ status: 200, headers: { 'x-SCOPES': 'read, write' }, verdict: 'accepted' }],
  [{ status: 200, headers: { 'X-Scopes': 'write' }, verdict: 'rights-missing', scopes: ['read'], field: 'apiKey' }],
  [{ status: 200, body: { error: 'expired' }, verdict: 'rejected', code: 'credential-expired', step: 'create' }],
  [{ status: 200, body: '<html>', verdict: 'could-not-check', code: 'unexpected-answer' }],
  [{ status: 401, verdict: 'rejected' }],
  [{ status: 503, verdict: 'could-not-check', code: 'provider-failed' }],
])('%j is right', (row) => {
  expect(withTable([row]).tried.map(({ differences }) => differences)).toEqual([[]]);
});

test('a wrong row is an issue at what is wrong in it, for each member that is', async () => {
  const { connector } = withTable([
    { status: 200, verdict: 'accepted' },
    { status: 401, verdict: 'accepted' },
    { status: 200, body: { error: 'expired' }, verdict: 'rejected', code: 'credential-revoked', step: 'renew' },
  ]);
  const faults = (await checkConnectorFile(connector)).filter(({ code }) => code === 'example-verdict');
  const at = ['methods', 'api-key', 'verify', 'examples'];
  expect(faults).toEqual([
    {
      code: 'example-verdict',
      path: [...at, 1, 'verdict'],
      details: { status: '401', key: 'verdict', said: 'accepted', is: 'rejected' },
    },
    {
      code: 'example-verdict',
      path: [...at, 2, 'code'],
      details: { status: '200', key: 'code', said: 'credential-revoked', is: 'credential-expired' },
    },
    {
      code: 'example-verdict',
      path: [...at, 2, 'step'],
      details: { status: '200', key: 'step', said: 'renew', is: 'create' },
    },
  ]);
});
