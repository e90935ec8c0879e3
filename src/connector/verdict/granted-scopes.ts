import type { Verification } from '../schema.ts';
import { pointedAt } from './json-pointer.ts';

/**
 * The scopes that an answer says the credential has: a JSON array, or a text with white space or commas between them
 * (RFC 6749 §3.3 has spaces; several providers write commas). Undefined when the answer does not say.
 */
export function grantedScopes(
  where: Verification['granted'],
  headers: ReadonlyMap<string, string>,
  json: unknown,
): ReadonlySet<string> | undefined {
  const said =
    (where?.header === undefined ? undefined : headers.get(where.header.toLowerCase())) ??
    (where?.pointer === undefined ? undefined : pointedAt(json, where.pointer));
  if (Array.isArray(said)) return new Set(said.filter((scope) => typeof scope === 'string'));
  return typeof said === 'string' ? new Set(said.split(/[\s,]+/).filter((scope) => scope !== '')) : undefined;
}
