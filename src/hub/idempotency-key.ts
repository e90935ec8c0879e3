/** The longest key that a client may choose. */
const longestKey = 255;

/**
 * The key in an Idempotency-Key header: a quoted text (RFC 9651 §3.3.3, as the IETF's draft has it) or, as many clients
 * send it, the text alone. `malformed` for anything else, an empty one and one of more than 255 characters.
 */
export function parseIdempotencyKey(header: string): { kind: 'key'; key: string } | { kind: 'malformed' } {
  const text = header.trim();
  const quoted = /^"((?:[ !#-[\]-~]|\\["\\])*)"$/.exec(text)?.[1]?.replace(/\\(.)/g, '$1');
  const key = quoted ?? (/^[!#-+\--:<-[\]-~]+$/.test(text) ? text : '');
  return key === '' || key.length > longestKey ? { kind: 'malformed' } : { kind: 'key', key };
}
