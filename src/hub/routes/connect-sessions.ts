import { Hono } from 'hono';
import { z } from 'zod';
import { integrationId } from '../../connector/schema.ts';
import { type SessionRequest, sessionRequestSchema } from '../../contract/hub.ts';
import { requireApiKey } from '../api-key.ts';
import type { HubContext } from '../hub-context.ts';
import type { HubDeps } from '../hub-parts.ts';
import { idempotent } from '../idempotency.ts';
import { findIntegration } from '../integration.ts';
import { defaultLimitBytes, readJsonBody } from '../json-body.ts';
import { type ProblemName, refuse } from '../problem.ts';
import { sessionView } from '../serialize.ts';
import type { Binding } from '../sessions.ts';

/** `POST /connect_sessions` and `POST /connect_sessions/authenticate`: server to server. */
export function connectSessionRoutes(parts: HubDeps): Hono<HubContext> {
  const { sessions, publicUrl, apiKeys } = parts;
  const routes = new Hono<HubContext>();
  routes.use(requireApiKey(apiKeys, 'sessions'));

  routes.post('/', idempotent(parts, defaultLimitBytes), async (context) => {
    const body = await readJsonBody(context.req.raw, sessionRequestSchema);
    if (body.kind === 'refused') return refuse(context, body.problem, body);
    const bound = await bindingOf(body.value, parts);
    if (bound.kind === 'refused') return refuse(context, bound.problem);
    const { session, token, linkToken } = await sessions.open(body.value, bound.binding);
    const authLinkUrl = `${publicUrl()}/connect/${linkToken}`;
    return context.json({ ...sessionView(session), token, auth_link_url: authLinkUrl }, 201);
  });

  routes.post('/authenticate', async (context) => {
    const body = await readJsonBody(context.req.raw, z.object({ token: z.string() }));
    if (body.kind === 'refused') return refuse(context, body.problem, body);
    const found = await sessions.find(body.value.token);
    if (found.kind === 'living') return context.json(sessionView(found.session), 201);
    return refuse(context, found.kind === 'expired' ? 'session-expired' : 'session-missing');
  });

  return routes;
}

type Bound = { kind: 'bound'; binding: Binding } | { kind: 'refused'; problem: ProblemName };

/** What a session asked for shall be bound to; a name that we do not have is refused now, not when a person is there. */
async function bindingOf(request: SessionRequest, { connectors, store }: HubDeps): Promise<Bound> {
  const { provider, integration_id: integration, account_id: accountId, origin_owner_id: ownerId } = request;
  if (accountId !== undefined) {
    const account = await store.findAccount(accountId);
    if (account === undefined || account.ownerId !== ownerId) return { kind: 'refused', problem: 'unknown-account' };
    const isOther =
      (provider !== undefined && provider !== account.connector) ||
      (integration !== undefined && integration !== integrationId(account.connector, account.method));
    if (isOther) return { kind: 'refused', problem: 'unknown-connector' };
    return { kind: 'bound', binding: { connector: account.connector, method: account.method } };
  }
  if (integration !== undefined) {
    const linkable = findIntegration(connectors(), integration);
    if (linkable === undefined || (provider !== undefined && provider !== linkable.connector.id)) {
      return { kind: 'refused', problem: 'unknown-connector' };
    }
    return { kind: 'bound', binding: { connector: linkable.connector.id, method: linkable.methodId } };
  }
  if (provider === undefined) return { kind: 'bound', binding: { connector: null, method: null } };
  if (!connectors().has(provider)) return { kind: 'refused', problem: 'unknown-connector' };
  return { kind: 'bound', binding: { connector: provider, method: null } };
}
