/** How a typed value compares with what belongs in its field. It warns and never blocks, and nothing is sent for it. */
import { foreignOwner } from './known-prefixes.ts';

export type FormatHint =
  | { code: 'fits' | 'unlike' | 'masked' | 'command' | 'link' | 'email' | 'id' }
  /** `about`: when it ended, in milliseconds since 1970. */
  | { code: 'expired'; about: number }
  /** `about`: name of the provider whose key it looks like. */
  | { code: 'foreign'; about: string };

export interface Expected {
  /** A regular expression, anchored at both ends. */
  pattern?: string | undefined;
  /** `key`: a provider's key or token. Of a password, a name or an address nothing can be told by its looks. */
  expects?: 'key' | undefined;
  /** Id of the connector. */
  provider: string;
  /** Milliseconds since 1970. */
  now: number;
}

// A pattern from a file runs on every pause in typing; no credential that has a pattern is longer than this.
const longestCompared = 4096;

/**
 * Compares a value with what is expected. An empty value fits. A value that holds a row of dots or asterisks was copied
 * in its masked form. What the pattern takes fits, unless it tells by itself that its time is over; a pattern that does
 * not compile is none.
 */
export function formatHint(value: string, { pattern, expects, provider, now }: Expected): FormatHint {
  const text = value.trim();
  if (text === '' || text.length > longestCompared) return { code: 'fits' };
  if (/[•●∙·*]{4}|…|\w\.{3,}\w/.test(text)) return { code: 'masked' };
  const endedAt = expects && expiryOf(text);
  if (endedAt !== undefined && endedAt < now) return { code: 'expired', about: endedAt };
  const comparison = compare(text, pattern);
  if (comparison === 'fits' || !expects) return { code: comparison === 'unlike' ? 'unlike' : 'fits' };
  return wrongThing(text, provider, comparison) ?? { code: comparison === 'unlike' ? 'unlike' : 'fits' };
}

function compare(text: string, pattern: string | undefined): 'fits' | 'unlike' | 'unknown' {
  if (pattern === undefined) return 'unknown';
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(text) ? 'fits' : 'unlike';
  } catch {
    return 'unknown';
  }
}

function wrongThing(text: string, provider: string, comparison: 'unlike' | 'unknown'): FormatHint | undefined {
  if (/^(?:[$>#]\s*)?(?:curl|wget)\s/i.test(text)) return { code: 'command' };
  if (/^https?:\/\/\S+$/i.test(text)) return { code: 'link' };
  if (/^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(text)) return { code: 'email' };
  const about = foreignOwner(text, provider);
  if (about !== undefined) return { code: 'foreign', about };
  // Some keys look like this too, and then their pattern says so.
  const isId = /^(?:\d{1,12}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(text);
  return isId && comparison === 'unlike' ? { code: 'id' } : undefined;
}

/** When a JSON Web Token ends (RFC 7519, `exp`), in milliseconds since 1970; nothing for what is none or never ends. */
function expiryOf(text: string): number | undefined {
  const payload = /^eyJ[\w-]+\.([\w-]+)\.[\w-]*$/.exec(text)?.[1];
  if (payload === undefined) return undefined;
  try {
    const { exp } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    return typeof exp === 'number' ? exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}
