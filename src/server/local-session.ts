/**
 * Sessions for a server without API keys: whoever opens a page on this very machine may link, as the owner "local". So
 * a newcomer can walk the whole way without a backend that would open sessions.
 */
import type { Hub } from '../hub/hub.ts';
import type { Settings } from '../settings.ts';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether the server opens sessions by itself: no API keys, and nobody but this machine can reach it. */
export function opensLocalSessions({ KEYWAY_API_KEYS, HOST }: Settings): boolean {
  return KEYWAY_API_KEYS.length === 0 && ['localhost', '127.0.0.1', '::1'].includes(HOST);
}

/**
 * A Set-Cookie value for a reader who asks for a page and has no living session.
 * A host name other than this machine's is some other site that made its name mean us, and gets none.
 */
export async function localSessionCookie(request: Request, hub: Hub): Promise<string | undefined> {
  const isNavigation = request.method === 'GET' && (request.headers.get('accept') ?? '').includes('text/html');
  if (!isNavigation || !loopbackNames.has(new URL(request.url).hostname)) return undefined;
  const found = await hub.findSession(request);
  if (found.kind === 'living') return undefined;
  const { setCookie } = await hub.openSession({
    origin_owner_id: 'local',
    origin_owner_name: 'This machine',
    expires_in: 1800,
    multiple: false,
    type: 'test',
  });
  return setCookie;
}
