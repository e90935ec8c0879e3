/** Keys with which servers call the hub, as settings list them. Of a key only its hash is kept. */
import { hash } from 'node:crypto';

/** `sessions`: opens sessions; `read`: reads accounts and feedback; `all`: both, and changes and deletes. */
export const apiKeyRoles = ['sessions', 'read', 'all'] as const;
export type ApiKeyRole = (typeof apiKeyRoles)[number];

export interface ApiKey {
  /** What log lines call it. */
  name?: string;
  role: ApiKeyRole;
  /** SHA-256. */
  digest: Uint8Array;
}

/** A key of less could be guessed. */
const shortestKey = 32;

/**
 * Keys separated by commas, each `key`, `name:key` or `name:role:key`; without a role it is `all`.
 * @returns The keys, or what is wrong with one of them, in words that repeat nothing of a key.
 */
export function parseApiKeys(text: string): { kind: 'keys'; keys: ApiKey[] } | { kind: 'malformed'; reason: string } {
  const keys: ApiKey[] = [];
  const entries = text.split(',').map((entry) => entry.trim());
  for (const [index, entry] of entries.entries()) {
    if (entry === '') continue;
    const parsed = parseEntry(entry);
    const reason = typeof parsed === 'string' ? parsed : sameAsEarlier(parsed, keys);
    if (reason !== undefined) return { kind: 'malformed', reason: `key ${index + 1} ${reason}` };
    if (typeof parsed !== 'string') keys.push(parsed);
  }
  return { kind: 'keys', keys };
}

/** What two keys are compared by. */
export function digestOfKey(key: string): Uint8Array {
  return hash('sha256', key, 'buffer');
}

function parseEntry(entry: string): ApiKey | string {
  const parts = entry.split(':');
  const key = parts.at(-1) ?? '';
  if (parts.length > 3) return 'is not of the form key, name:key or name:role:key';
  if (!/^[\x21-\x7e]*$/.test(key)) return 'holds a character that a header cannot carry';
  if (key.length < shortestKey)
    return `is ${key.length} characters long, and needs ${shortestKey} or more. Make one with: openssl rand -hex 32`;
  const name = parts.length > 1 ? parts[0] : undefined;
  if (name !== undefined && !/^[A-Za-z0-9_-]{1,40}$/.test(name))
    return 'has a name that is not of 1 to 40 letters, digits, - and _';
  const role = parts.length > 2 ? apiKeyRoles.find((known) => known === parts[1]) : 'all';
  if (role === undefined) return `has a role that is none of ${apiKeyRoles.join(', ')}`;
  return { ...(name === undefined ? {} : { name }), role, digest: digestOfKey(key) };
}

function sameAsEarlier({ name, digest }: ApiKey, earlier: readonly ApiKey[]): string | undefined {
  if (name !== undefined && earlier.some((other) => other.name === name)) return 'has the name of an earlier one';
  return earlier.some((other) => Buffer.compare(other.digest, digest) === 0)
    ? 'is the same as an earlier one'
    : undefined;
}
