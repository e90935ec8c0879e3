import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

export interface ScriptedProvider {
  url: string;
  /** What was asked of it, oldest first. */
  requests: { method: string; path: string; headers: IncomingMessage['headers']; body: string }[];
  close(): Promise<void>;
}

type Act = (request: IncomingMessage, response: ServerResponse) => void;

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Act => {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
};

/** The script: the last segment of the path, or the key's first word (`reset-…` plays `reset`), names what happens. */
export const acts: Record<string, Act> = {
  accept: json(200, { ok: true }),
  created: json(201, { ok: true }),
  empty: (_, response) => response.writeHead(204).end(),
  refuse: json(401, { error: 'bad key' }),
  expired: json(401, { error: { code: 'token_expired' } }),
  'not-ok': json(200, { ok: false }),
  forbidden: json(403, { error: 'no' }),
  'scope-header': json(200, {}, { 'x-oauth-scopes': 'contacts:read, other' }),
  'scope-body': json(200, { scopes: ['contacts:read', 'contacts:write'] }),
  missing: json(404, {}),
  teapot: json(418, {}),
  busy: json(429, {}, { 'retry-after': '17' }),
  'busy-until': json(429, {}, { 'retry-after': 'Wed, 01 Jan 2025 00:01:00 GMT' }),
  'busy-silent': json(429, {}),
  fail: json(500, { error: 'oops' }),
  gateway: json(502, {}),
  away: json(503, {}, { 'retry-after': '5' }),
  redirect: (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/elsewhere' }).end(),
  html: (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in to the network</h1>'),
  hang: () => {},
  'hang-midway': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"ok":');
  },
  reset: (request) => request.socket.resetAndDestroy(),
  'reset-midway': (request, response) => {
    response.writeHead(200, { 'content-length': '1000' }).write('{"ok":');
    setTimeout(() => request.socket.resetAndDestroy(), 20);
  },
  garbage: (request) => request.socket.end('SMTP ready\r\n\r\n'),
  huge: (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const write = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
      if (!response.destroyed) response.once('drain', write);
    };
    write();
  },
  bomb: (_, response) => {
    const bytes = gzipSync(Buffer.alloc(20_000_000));
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bytes);
  },
  'huge-header': (_, response) => response.writeHead(200, { 'x-huge': 'x'.repeat(100_000) }).end('{}'),
  echo: (request, response) => {
    const key = request.headers['x-api-key'] ?? request.headers.authorization ?? '';
    response.writeHead(401, { 'x-echo': key, 'www-authenticate': `Bearer ${key}`, location: `/${key}` });
    response.end(JSON.stringify({ error: `bad key ${key} at ${request.url}` }));
  },
};

/** A provider on a loopback port that does as it is told. The caller closes it. */
export async function openScriptedProvider(): Promise<ScriptedProvider> {
  const requests: ScriptedProvider['requests'] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests.push({
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      });
      actFor(request)(request, response);
    });
    request.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function actFor(request: IncomingMessage): Act {
  const words = [
    request.url?.split('?')[0]?.split('/').at(-1),
    String(request.headers['x-api-key'] ?? '').split('_')[0],
  ];
  const named = words.map((word) => acts[word ?? '']).find((act) => act !== undefined);
  return named ?? json(404, {});
}
