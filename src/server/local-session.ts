/**
 * Sessions for a server without API keys: whoever opens a page on this very machine may link, as the owner "local". So
 * a newcomer can walk the whole way without a backend that would open sessions.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Hub } from '../hub/hub.ts';
import type { Settings } from '../settings.ts';

/** Names below `localhost` are this machine's as well, and nobody can give them out (RFC 6761). */
const loopbackName = /^(?:(?:[a-z0-9-]+\.)?localhost|127\.0\.0\.1|\[::1\])$/;

/** Whether the server opens sessions by itself: no API keys, and nobody but this machine can reach it. */
export function opensLocalSessions({ KEYWAY_API_KEYS, HOST }: Settings): boolean {
  return KEYWAY_API_KEYS.length === 0 && ['localhost', '127.0.0.1', '::1'].includes(HOST);
}

/** A session made for a request: to be set in the answer, and to be read by whatever answers. */
export interface MadeSession {
  setCookie: string;
  /** The request as if it had carried the session already. */
  request: Request;
}

/**
 * A session for a reader who asks for a page and has none that could link; without a database there is a page without it.
 * A host name other than this machine's is some other site that made its name mean us, and gets none.
 */
export async function makeLocalSession(request: Request, hub: Hub): Promise<MadeSession | undefined> {
  const isNavigation = request.method === 'GET' && (request.headers.get('accept') ?? '').includes('text/html');
  if (!isNavigation || !loopbackName.test(new URL(request.url).hostname)) return undefined;
  // Whoever waits for a page shall not wait for a database that another program holds.
  const made = openUnlessReady(request, hub).catch(() => undefined);
  return Promise.race([made, wait(longestWaitMs, undefined, { ref: false })]);
}

const longestWaitMs = 500;

async function openUnlessReady(request: Request, hub: Hub): Promise<MadeSession | undefined> {
  const found = await hub.findSession(request);
  if (found.kind === 'living' && found.session.linkedAccountId === null) return undefined;
  const { cookie, setCookie } = await hub.openSession({
    origin_owner_id: 'local',
    origin_owner_name: 'This machine',
    expires_in: 1800,
    multiple: false,
    type: 'test',
  });
  const headers = new Headers(request.headers);
  headers.set('cookie', cookie);
  return { setCookie, request: new Request(request.url, { headers }) };
}
