import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Connector } from '../../connector/schema.ts';
import { sessionIdHeader } from '../../contract/hub.ts';
import type { HubContext } from '../hub-context.ts';
import type { HubDeps } from '../hub-parts.ts';
import { refuse } from '../problem.ts';
import { ownerView } from '../serialize.ts';
import { sessionCookieName, sessionCookieText } from '../session-cookie.ts';
import { isFromHere } from '../session-guard.ts';
import type { StoredSession } from '../store/store.ts';

/**
 * `GET /connect/{link}`: what a person opens. The browser gets the session, and the page where it is used. No link takes
 * the place of another owner's living session unasked: the answer then names both, and `POST` goes on, with the id of the
 * session to be replaced.
 */
export function connectLinkRoutes(parts: HubDeps): Hono<HubContext> {
  const { sessions, connectors, clock, guidePath } = parts;
  const routes = new Hono<HubContext>();
  const scope = () => ({ brand: parts.brand(), publicUrl: parts.publicUrl() });

  routes.on(['GET', 'POST'], '/:link', async (context) => {
    if (context.req.method === 'POST' && !isFromHere(context.req.raw, parts.publicUrl()))
      return refuse(context, 'from-elsewhere');
    const linkToken = context.req.param('link');
    const found = await sessions.findByLink(linkToken);
    context.header('referrer-policy', 'no-referrer');
    switch (found.kind) {
      case 'living': {
        const { session } = found;
        const current = await livingSession(context);
        const isAgreed = context.req.method === 'POST' && context.req.header(sessionIdHeader) === current?.id;
        if (current !== undefined && current.ownerId !== session.ownerId && !isAgreed) {
          const named = { current: ownerView(current), offered: ownerView(session) };
          return refuse(context, 'session-changed', { sessions: named });
        }
        // The link's own token serves in the cookie: it opens the session anyway, so another would protect nothing.
        context.header('set-cookie', sessionCookieText(linkToken, session, { now: clock(), ...scope() }));
        return context.redirect(landingPath(session, connectors(), guidePath), 303);
      }
      case 'expired':
        return context.text(
          'This link has expired, as links are short-lived on purpose.\nAsk for a new one where you got it.\n',
          410,
        );
      case 'unknown':
        return context.text(
          'This link is not known here. It may have been cut off when it was copied.\nCopy it again, or ask for a new one.\n',
          404,
        );
      default:
        return found satisfies never;
    }
  });

  async function livingSession(context: Context<HubContext>): Promise<StoredSession | undefined> {
    const token = getCookie(context, sessionCookieName(scope()));
    const found = token === undefined ? undefined : await sessions.find(token);
    return found?.kind === 'living' ? found.session : undefined;
  }

  return routes;
}

function landingPath(
  session: StoredSession,
  connectors: ReadonlyMap<string, Connector>,
  guidePath: HubDeps['guidePath'],
): string {
  if (session.connector === null) return '/connectors/';
  const methods = Object.keys(connectors.get(session.connector)?.methods ?? {});
  const method = session.method ?? (methods.length === 1 ? methods[0] : undefined);
  return method === undefined ? `/connectors/${session.connector}/` : guidePath(session.connector, method);
}
