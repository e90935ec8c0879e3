import { timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { type ApiKey, digestOfKey } from '../contract/api-key.ts';
import type { HubContext } from './hub-context.ts';
import { refuse } from './problem.ts';

/**
 * Lets a request through that carries one of the keys by HTTP Basic (RFC 7617) as its user name, if the key's role
 * allows it: `sessions` what is mounted as such, `read` reading of the rest, `all` everything.
 */
export function requireApiKey(
  apiKeys: readonly ApiKey[],
  part: 'sessions' | 'rest' = 'rest',
): MiddlewareHandler<HubContext> {
  return async (context, next) => {
    const digest = digestOfKey(basicUser(context.req.header('authorization')) ?? '');
    // Digests are of one length, and all of them are compared, so that time tells nothing.
    const [key] = apiKeys.filter((known) => timingSafeEqual(known.digest, digest));
    if (key === undefined) return refuse(context, 'api-key-refused');
    context.set('apiKey', key);
    if (key.name !== undefined) context.get('noted').apiKey = key.name;
    const isReading = context.req.method === 'GET' || context.req.method === 'HEAD';
    const needed = part === 'sessions' ? 'sessions' : isReading ? 'read' : 'all';
    if (key.role !== 'all' && key.role !== needed) return refuse(context, 'api-key-role');
    return next();
  };
}

function basicUser(header: string | undefined): string | undefined {
  const encoded = /^basic +([A-Za-z0-9+/=_-]+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  return Buffer.from(encoded, 'base64').toString('utf8').split(':', 1)[0];
}
