import { Hono } from 'hono';
import type { Connector } from '../../connector/schema.ts';
import type { HubContext } from '../hub-context.ts';
import type { HubDeps } from '../hub-parts.ts';
import { sessionCookieText } from '../session-cookie.ts';
import type { StoredSession } from '../store/store.ts';

/** `GET /connect/{link}`: what a person opens. The browser gets the session, and the page where it is used. */
export function connectLinkRoutes({ sessions, connectors, clock, publicUrl, guidePath }: HubDeps): Hono<HubContext> {
  const routes = new Hono<HubContext>();

  routes.get('/:link', async (context) => {
    const linkToken = context.req.param('link');
    const found = await sessions.findByLink(linkToken);
    context.header('referrer-policy', 'no-referrer');
    switch (found.kind) {
      case 'living': {
        const { session } = found;
        // The link's own token serves in the cookie: it opens the session anyway, so another would protect nothing.
        context.header('set-cookie', sessionCookieText(linkToken, session, { now: clock(), publicUrl: publicUrl() }));
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
