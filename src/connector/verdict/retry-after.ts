const dayS = 86_400;

/**
 * Read a Retry-After header (RFC 9110 §10.2.3: seconds, or an HTTP date) as whole seconds from `now`, at most a day.
 * Anything else is undefined.
 */
export function parseRetryAfter(text: string | undefined, now: Date): number | undefined {
  const trimmed = text?.trim() ?? '';
  if (/^\d{1,9}$/.test(trimmed)) return Math.min(Number(trimmed), dayS);
  if (!/^[A-Z][a-z]{2},? /.test(trimmed)) return undefined;
  const seconds = Math.ceil((Date.parse(trimmed) - now.getTime()) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 0), dayS);
}
