import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { HubContext } from './hub-context.ts';
import { refuse } from './problem.ts';

/** Lets a request through that carries one of the keys by HTTP Basic (RFC 7617) as its user name. */
export function requireApiKey(apiKeys: readonly string[]): MiddlewareHandler<HubContext> {
  const digests = apiKeys.map(digestOf);
  return async (context, next) => {
    const digest = digestOf(basicUser(context.req.header('authorization')) ?? '');
    // Digests are of one length, and all of them are compared, so that time tells nothing.
    const matches = digests.filter((known) => timingSafeEqual(known, digest));
    if (matches.length === 0) return refuse(context, 'api-key-refused');
    return next();
  };
}

function basicUser(header: string | undefined): string | undefined {
  const encoded = /^basic +([A-Za-z0-9+/=_-]+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  return Buffer.from(encoded, 'base64').toString('utf8').split(':', 1)[0];
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
