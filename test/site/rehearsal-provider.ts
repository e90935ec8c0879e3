import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

/** What the provider does with a key, by the word that the key begins with: `refused-…`. */
const acts: Record<string, (response: ServerResponse, key: string) => void> = {
  accepted: (response) => answer(response, 200, { scopes: ['crm.objects.contacts.read'] }),
  refused: (response) => answer(response, 401, { error: 'unknown_key' }),
  revoked: (response) => answer(response, 401, { error: 'revoked' }),
  expired: (response) => answer(response, 401, { error: 'expired' }),
  plan: (response) => answer(response, 402, {}),
  address: (response) => answer(response, 451, {}),
  rights: (response) => answer(response, 403, { error: 'missing_scope' }),
  fails: (response) => answer(response, 500, { error: 'oops' }),
  busy: (response) => answer(response, 429, {}, { 'retry-after': '17' }),
  odd: (response) => answer(response, 418, {}),
  resets: (response) => response.socket?.resetAndDestroy(),
  hangs: () => {},
  slow: (response) => setTimeout(() => answer(response, 200, {}), 1500),
  echoes: (response, key) => answer(response, 401, { error: `bad key ${key}` }, { 'x-echo': key, location: `/${key}` }),
};

/** The words with which a key can begin. */
export type Act = keyof typeof acts;

export interface RehearsalProvider {
  url: string;
  /** Every key that was shown to it, oldest first. */
  keys: string[];
}

/** Plays providers on this machine, for `KEYWAY_OUTBOUND_EXCEPTIONS`. It stops after the file's last test. */
export async function openRehearsalProvider(): Promise<RehearsalProvider> {
  const keys: string[] = [];
  const server: Server = createServer((request, response) => {
    const { authorization = '', api_key: named } = request.headers;
    const key = named === undefined ? authorization.replace('Bearer ', '') : String(named);
    keys.push(key);
    const act = acts[key.split('-')[0] ?? ''];
    if (act === undefined) answer(response, 404, {});
    else act(response, key);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, keys };
}

function answer(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
