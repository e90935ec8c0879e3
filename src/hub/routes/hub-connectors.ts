import { Hono } from 'hono';
import { z } from 'zod';
import type { HubContext } from '../hub-context.ts';
import type { HubDeps } from '../hub-parts.ts';
import { findIntegration, listLinkables } from '../integration.ts';
import { refuse } from '../problem.ts';
import { once, readQuery } from '../query.ts';
import { configView, integrationView } from '../serialize.ts';
import { isBoundElsewhere } from '../sessions.ts';

/** `GET /hub/connectors[?provider=]` and `GET /hub/connectors/{integration_id}`, within what the session is bound to. */
export function hubConnectorRoutes({ connectors, publicUrl, guidePath }: HubDeps): Hono<HubContext> {
  const routes = new Hono<HubContext>();

  routes.get('/', (context) => {
    const query = readQuery(context.req.raw, listQuerySchema);
    if (query.kind === 'refused') return refuse(context, query.problem, query);
    const { provider } = query.value;
    const session = context.get('session');
    const linkables = listLinkables(connectors())
      .filter(({ connector }) => provider === undefined || connector.id === provider)
      .filter(({ connector, methodId }) => !isBoundElsewhere(session, connector.id, methodId));
    return context.json({ integrations: linkables.map(integrationView) });
  });

  routes.get('/:integration', (context) => {
    const linkable = findIntegration(connectors(), context.req.param('integration'));
    if (linkable === undefined) return refuse(context, 'unknown-connector');
    const { connector, methodId } = linkable;
    context.get('noted').connector = connector.id;
    if (isBoundElsewhere(context.get('session'), connector.id, methodId))
      return refuse(context, 'session-other-connector');
    // Joined as texts: a path that begins with a slash would drop the one below which the site stands.
    const guideUrl = publicUrl() + guidePath(connector.id, methodId);
    return context.json(configView(linkable, guideUrl));
  });

  return routes;
}

const listQuerySchema = z.strictObject({ provider: once(z.string().min(1)).optional() });
