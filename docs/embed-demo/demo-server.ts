/**
 * The server of a product that embeds a guide: its pages, under a policy that allows no more than the guide needs, and a
 * route that opens a session for whoever is signed in. To run it:
 * `node docs/embed-demo/demo-server.ts http://localhost:4321 <API key> [port]`, with `http://127.0.0.1:<port>` among the
 * brand's `embedding.origins`.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export interface DemoOptions {
  /** Address of the site whose guides are embedded, without a slash at its end. */
  site: () => string;
  /** A key of its hub. It stays on this server. */
  apiKey: string;
  /** Any free one when it is 0. */
  port: number;
  /** Further files, by their paths; those that end in `.js` are scripts, all others pages. */
  files?: Readonly<Record<string, string>>;
}

export interface Demo {
  /** Without a slash at its end. */
  url: string;
  close(): void;
}

/** The pages and scripts of the demo; `{{site}}` in them stands for the site. */
const ownFiles: Readonly<Record<string, string>> = { '/': readOwn('index.html'), '/demo.js': readOwn('demo.js') };

/** Opens the server; resolves once it listens. */
export async function openDemo({ site, apiKey, port, files = {} }: DemoOptions): Promise<Demo> {
  const server = createServer((request, response) => {
    answer(request, response, { site: site(), apiKey, files: { ...ownFiles, ...files } }).catch(() =>
      response.writeHead(502).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { site, apiKey, files }: { site: string; apiKey: string; files: Readonly<Record<string, string>> },
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === '/session' && request.method === 'POST') {
    const token = await openSession(site, apiKey);
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify({ token }));
    return;
  }
  const text = files[pathname];
  if (text === undefined) {
    response.writeHead(404).end();
    return;
  }
  const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
  response.writeHead(200, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': policyFor(new URL(site).origin),
  });
  response.end(text.replaceAll('{{site}}', site));
}

function readOwn(name: string): string {
  return readFileSync(join(import.meta.dirname, name), 'utf8');
}

/** All that a page must allow which embeds a guide. */
function policyFor(site: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${site}`,
    `connect-src 'self' ${site}`,
    `img-src ${site}`,
    "style-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

let owners = 0;

/** A product would name the person who is signed in. */
async function openSession(site: string, apiKey: string): Promise<string> {
  owners += 1;
  const opened = await fetch(`${site}/connect_sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${apiKey}:`)}` },
    body: JSON.stringify({
      origin_owner_id: `person-${owners}`,
      origin_owner_name: `Person ${owners}`,
      provider: 'sandbox',
    }),
  });
  if (!opened.ok) throw new Error(`The hub opened no session: ${opened.status}.`);
  return ((await opened.json()) as { token: string }).token;
}

if (import.meta.main) {
  const [site = 'http://localhost:4321', apiKey = '', port = '4330'] = process.argv.slice(2);
  const demo = await openDemo({ site: () => site, apiKey, port: Number(port) });
  process.stdout.write(`${demo.url}\n`);
}
