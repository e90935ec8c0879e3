/** Lets pages of other sites read what an embedded guide is made of. */
import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';

/** The files: script, styles, pages as data, twins, and pictures, which the script asks for with its origin. */
export const embeddedFiles =
  /^\/(?:embed\.(?:js|css)|brand\.css|page\.schema\.json)$|\.(?:json|md)$|^\/(?:assets|files)\//;

/** Names the origin that asks, if it is one of `origins`, in answers that may be embedded. Cookies never come along. */
export function allowEmbedding(origins: readonly string[]): MiddlewareHandler {
  const allow = cors({ origin: (origin) => (origins.includes(origin) ? origin : null), allowMethods: ['GET'] });
  return (context, next) =>
    origins.length > 0 && embeddedFiles.test(context.req.path) ? allow(context, next) : next();
}
