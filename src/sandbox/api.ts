import { Hono } from 'hono';
import type { SandboxKeys } from './keys.ts';

const busySeconds = 30;

/** The pretend provider's API. `GET /me` with a bearer token says whose key it is. */
export function sandboxApi(keys: SandboxKeys): Hono {
  const routes = new Hono();

  routes.get('/me', (context) => {
    const text = /^Bearer +(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    const key = text === undefined ? undefined : keys.find(text);
    if (key === undefined) return context.json({ error: 'unknown_key' }, 401);
    if (key.revokedAt !== null) return context.json({ error: 'revoked' }, 401);
    switch (key.kind) {
      case 'works':
        return context.json({ name: key.name, scopes: ['account:read', 'contacts:read'] });
      case 'no-contacts':
        return context.json({ error: 'missing_scope', scope: 'contacts:read' }, 403);
      case 'down':
        return context.json({ error: 'unavailable' }, 503);
      case 'busy':
        return context.json({ error: 'rate_limited' }, 429, { 'retry-after': String(busySeconds) });
      default:
        return key.kind satisfies never;
    }
  });
  routes.notFound((context) => context.json({ error: 'not_found' }, 404));

  return routes;
}
