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
  /** Origin of the site whose guides are embedded. */
  site: () => string;
  /** A key of its hub. It stays on this server. */
  apiKey: string;
  /** Any free one when it is 0. */
  port: number;
}

export interface Demo {
  /** Without a slash at its end. */
  url: string;
  close(): void;
}

const types: Readonly<Record<string, string>> = { '/': 'text/html; charset=utf-8', '/demo.js': 'text/javascript' };
const files: Readonly<Record<string, string>> = { '/': 'index.html', '/demo.js': 'demo.js' };

/** Opens the server; resolves once it listens. */
export async function openDemo({ site, apiKey, port }: DemoOptions): Promise<Demo> {
  const server = createServer((request, response) => {
    answer(request, response, site(), apiKey).catch(() => response.writeHead(502).end());
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

async function answer(request: IncomingMessage, response: ServerResponse, site: string, apiKey: string): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === '/session' && request.method === 'POST') {
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify({ token: await openSession(site, apiKey) }));
    return;
  }
  const file = files[pathname];
  if (file === undefined) {
    response.writeHead(404).end();
    return;
  }
  const text = readFileSync(join(import.meta.dirname, file), 'utf8').replaceAll('{{site}}', site);
  response.writeHead(200, { 'content-type': types[pathname], 'content-security-policy': policyFor(site) });
  response.end(text);
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
