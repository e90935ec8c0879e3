import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createHubClient } from '../../src/browser/form/hub-client.ts';
import { outageCodes, rejectionCodes, sessionHeader, sessionIdHeader } from '../../src/contract/hub.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

const known = new Set([
  ...rejectionCodes.map((code) => `rejected/${code}`),
  ...outageCodes.map((code) => `could-not-check/${code}`),
]);
const request = { integration_id: 'acme.api-key', credentials: { apiKey: 'canary-7Yq2' } };
const unexpected = { kind: 'could-not-check', code: 'unexpected-answer' };

async function hub(listener: RequestListener, options: { token?: string; timeoutMs?: number } = {}) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const hubUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return createHubClient({ hubUrl, fetch, hasWords: (name) => known.has(name), ...options });
}

function answering(status: number, body: unknown) {
  return hub((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
}

function refusal(verdict: unknown) {
  return { statusCode: 422, code: 'not-accepted', message: 'no', verdict };
}

describe('the answer to a link', () => {
  test.each([
    [
      'a kept and accepted credential',
      201,
      { id: 'a1', provider: 'acme', verdict: { kind: 'accepted' } },
      { kind: 'linked', account: 'a1', check: 'accepted', scopes: [] },
    ],
    [
      'a kept credential with too few rights',
      200,
      { id: 'a1', provider: 'acme', verdict: { kind: 'rights-missing', scopes: ['a:b'] } },
      { kind: 'linked', account: 'a1', check: 'rights-missing', scopes: ['a:b'] },
    ],
    [
      'a hub that tells no verdict',
      200,
      { id: 'a1', provider: 'acme' },
      { kind: 'linked', account: 'a1', check: 'undefined', scopes: [] },
    ],
    ['a success without an account', 200, {}, unexpected],
    ['a success that is a page', 200, '<html>', unexpected],
    [
      'a rejection',
      422,
      refusal({ kind: 'rejected', code: 'credential-expired', field: 'apiKey', step: 'make-key' }),
      { kind: 'rejected', code: 'credential-expired', field: 'apiKey', step: 'make-key' },
    ],
    [
      'a rejection with a code that has no words',
      422,
      refusal({ kind: 'rejected', code: 'credential-haunted' }),
      unexpected,
    ],
    ['a rejection without a code', 422, refusal({ kind: 'rejected' }), unexpected],
    [
      'too few rights',
      422,
      refusal({ kind: 'rights-missing', scopes: ['a:b', 'c'] }),
      { kind: 'rights-missing', scopes: ['a:b', 'c'] },
    ],
    ['too few rights without a list', 422, refusal({ kind: 'rights-missing' }), { kind: 'rights-missing', scopes: [] }],
    ['an accepted verdict in a refusal', 422, refusal({ kind: 'accepted' }), unexpected],
    ['a verdict of an unknown kind', 422, refusal({ kind: 'maybe' }), unexpected],
    ['a refusal without a verdict', 422, { statusCode: 422, code: 'not-accepted', message: 'no' }, unexpected],
    [
      'an outage with a time to wait',
      503,
      refusal({ kind: 'could-not-check', code: 'provider-busy', retryAfterSeconds: 30 }),
      { kind: 'could-not-check', code: 'provider-busy', retryAfterSeconds: 30 },
    ],
    [
      'too many checks',
      429,
      refusal({ kind: 'could-not-check', code: 'too-many-checks' }),
      { kind: 'could-not-check', code: 'too-many-checks' },
    ],
    [
      'fields that lack a value',
      400,
      { code: 'fields-incomplete', fields: ['site', 'apiKey'] },
      { kind: 'incomplete', fields: ['site', 'apiKey'] },
    ],
    ['no session', 401, { code: 'session-missing' }, { kind: 'session-missing' }],
    ['a 401 that says nothing', 401, '', { kind: 'session-missing' }],
    ['a session that ended', 401, { code: 'session-expired' }, { kind: 'session-expired' }],
    ["another owner's session", 409, { code: 'session-changed' }, { kind: 'session-changed' }],
    ["another connector's session", 403, { code: 'session-other-connector' }, { kind: 'session-other-connector' }],
    ['a malformed request', 400, { code: 'request-malformed' }, unexpected],
    ['a request that is too large', 413, { code: 'request-too-large' }, unexpected],
    ['a request from elsewhere', 403, { code: 'request-from-elsewhere' }, unexpected],
    ['something not found', 404, { code: 'not-found' }, unexpected],
    ['a fault', 500, { code: 'internal' }, unexpected],
    ['an array', 500, [], unexpected],
    ['null', 502, null, unexpected],
  ])('%s is read as what it is', async (_what, status, body, expected) => {
    expect(await (await answering(status, body)).link(request)).toEqual(expected);
  });

  test('every code of the contract is read', async () => {
    for (const code of rejectionCodes) {
      const client = await answering(422, refusal({ kind: 'rejected', code }));
      expect(await client.link(request)).toEqual({ kind: 'rejected', code });
    }
    for (const code of outageCodes) {
      const client = await answering(503, refusal({ kind: 'could-not-check', code }));
      expect(await client.link(request)).toEqual({ kind: 'could-not-check', code });
    }
  });

  test('a hub that stays silent is an outage, not a refusal', async () => {
    const client = await hub(() => undefined, { timeoutMs: 60 });
    expect(await client.link(request)).toEqual({ kind: 'could-not-check', code: 'provider-timeout' });
  });

  test('a hub that stops in the middle of its answer is an outage', async () => {
    const client = await hub((_request, response) => void response.writeHead(200).write('{"id":'), { timeoutMs: 60 });
    expect(await client.link(request)).toEqual({ kind: 'could-not-check', code: 'provider-timeout' });
  });

  test.each([
    ['cuts the connection', (incoming: IncomingMessage) => void incoming.socket.destroy()],
    ['resets the connection', (incoming: IncomingMessage) => void incoming.socket.resetAndDestroy()],
  ])('a hub that %s is out of reach', async (_what, cut) => {
    expect(await (await hub(cut)).link(request)).toEqual({ kind: 'unreachable' });
  });

  test('a redirect is not followed, so the credential reaches no other address', async () => {
    const bodies: string[] = [];
    const elsewhere = createServer((incoming, response) => {
      incoming.on('data', (chunk) => bodies.push(String(chunk)));
      incoming.on('end', () => response.end('{"id":"a1"}'));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => elsewhere.once('listening', resolve));
    stops.push(() => elsewhere.close());
    const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
    const client = await hub((_request, response) => response.writeHead(307, { location }).end());
    expect(await client.link(request)).toEqual({ kind: 'unreachable' });
    expect(bodies).toEqual([]);
    // The trap works: who follows redirects falls into it.
    await fetch(location, { method: 'POST', body: JSON.stringify(request) });
    expect(bodies.join()).toContain('canary-7Yq2');
  });
});

describe('the request of a link', () => {
  test('carries the credential in its body, and nowhere in its address or headers', async () => {
    let seen = { url: '', headers: '', body: '', token: '' };
    const client = await hub(
      (incoming, response) => {
        incoming.on('data', (chunk) => {
          seen = {
            url: String(incoming.url),
            headers: JSON.stringify(incoming.headers),
            body: String(chunk),
            token: String(incoming.headers[sessionHeader]),
          };
          response.end();
        });
      },
      { token: 'fragment-token' },
    );
    await client.link(request);
    expect(JSON.parse(seen.body)).toEqual(request);
    expect(seen.url).toBe('/hub/accounts');
    expect(seen.headers).not.toContain('canary-7Yq2');
    expect(seen.token).toBe('fragment-token');
  });
});

test.each([
  [undefined, 's1'],
  ['fragment-token', undefined],
])('with the token %s the page names its session as %s', async (token, named) => {
  let header: string | string[] | undefined = 'none';
  const client = await hub(
    (incoming, response) => {
      header = incoming.headers[sessionIdHeader];
      response.end();
    },
    token === undefined ? {} : { token },
  );
  await client.link(request, 's1');
  expect(header).toBe(named);
});

describe('the answer about a session', () => {
  const expiresAt = '2026-11-23T10:00:00.000Z';
  test.each([
    [
      'an open session',
      200,
      {
        enabled_features: ['link_unchecked'],
        session: {
          id: 's1',
          origin_owner_id: 'o1',
          origin_owner_name: 'Globex',
          origin_username: 'ada@globex.example',
          provider: 'acme',
          expires_at: expiresAt,
        },
      },
      {
        kind: 'open',
        provider: 'acme',
        expiresAt: Date.parse(expiresAt),
        features: ['link_unchecked'],
        shown: { id: 's1', ownerId: 'o1', owner: 'Globex, ada@globex.example' },
      },
    ],
    ['an open session of a hub that tells no end', 200, { enabled_features: [] }, { kind: 'open', features: [] }],
    ['no session', 401, { code: 'session-missing' }, { kind: 'session-missing' }],
    ['a session that ended', 401, { code: 'session-expired' }, { kind: 'session-expired' }],
    ['a server that is no hub', 404, '<html>', { kind: 'unknown' }],
    ['a success of something else', 200, {}, { kind: 'unknown' }],
    ['a fault', 500, { code: 'internal' }, { kind: 'unknown' }],
  ])('%s is read as what it is', async (_what, status, body, expected) => {
    expect(await (await answering(status, body)).askSession()).toEqual(expected);
  });

  test('silence says nothing about the session', async () => {
    expect(await (await hub(() => undefined, { timeoutMs: 60 })).askSession()).toEqual({ kind: 'unknown' });
  });
});
