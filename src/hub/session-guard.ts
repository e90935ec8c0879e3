import type { MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { sessionHeader, sessionIdHeader } from '../contract/hub.ts';
import type { HubContext } from './hub-context.ts';
import { refuse } from './problem.ts';
import type { FoundSession, Sessions } from './sessions.ts';

export interface GuardDeps {
  sessions: Sessions;
  ownOrigin: () => string;
  cookieName: () => string;
}

/**
 * Lets a request through that carries a living session, by header or else by cookie. A cookie is sent by the browser
 * whoever asks for it, and is one for all tabs: with a cookie a request that changes something must come from our own
 * pages, and name the session that its page showed. A token in the header names its session itself.
 */
export function requireSession({ sessions, ownOrigin, cookieName }: GuardDeps): MiddlewareHandler<HubContext> {
  return async (context, next) => {
    const header = context.req.header(sessionHeader);
    const cookie = header === undefined ? getCookie(context, cookieName()) : undefined;
    const isAmbient = cookie !== undefined && !isSafe(context.req.method);
    if (isAmbient && !isFromHere(context.req.raw, ownOrigin())) return refuse(context, 'from-elsewhere');
    const found = await findFor(sessions, header ?? cookie);
    switch (found.kind) {
      case 'living':
        if (isAmbient && context.req.header(sessionIdHeader) !== found.session.id)
          return refuse(context, 'session-changed');
        context.set('session', found.session);
        return next();
      case 'expired':
        return refuse(context, 'session-expired');
      case 'unknown':
        return refuse(context, 'session-missing');
      default:
        return found satisfies never;
    }
  };
}

/** Whether a page of this very origin sent the request, as the browser tells it (Fetch Metadata, else Origin). */
export function isFromHere(request: Request, ownOrigin: string): boolean {
  const site = request.headers.get('sec-fetch-site');
  // `none`: typed in or reloaded by the person; no page can bring that about.
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = request.headers.get('origin');
  // Behind a proxy the request's own URL is http; what people see is the public one.
  return origin !== null && (origin === new URL(request.url).origin || origin === new URL(ownOrigin).origin);
}

function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

async function findFor(sessions: Sessions, token: string | undefined): Promise<FoundSession> {
  return token === undefined ? { kind: 'unknown' } : sessions.find(token);
}
