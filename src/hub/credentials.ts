import type { Field, Method } from '../connector/schema.ts';
import { parseHostLabel } from './host-label.ts';
import { type Credentials, Secret } from './secret.ts';

export type ParsedCredentials =
  | { kind: 'complete'; credentials: Credentials }
  | { kind: 'incomplete'; fields: string[] };

/**
 * Read what was sent against a method's fields: surrounding white space is cut off, empty values count as absent,
 * values of other names are dropped, a host label is cut out of a pasted address. `incomplete` names every field that
 * is missing or cannot be what it must be. A field's `pattern` is advice for people, and is not asked.
 */
export function parseCredentials(method: Method, sent: Readonly<Record<string, string>>): ParsedCredentials {
  const credentials = new Map<string, Secret>();
  const fields: string[] = [];
  for (const field of method.fields) {
    const text = Object.hasOwn(sent, field.key) ? (sent[field.key] ?? '').trim() : '';
    const value = text === '' ? undefined : parseValue(field, text);
    if (value !== undefined) credentials.set(field.key, new Secret(value));
    else if (field.required || text !== '') fields.push(field.key);
  }
  return fields.length === 0 ? { kind: 'complete', credentials } : { kind: 'incomplete', fields };
}

const hintMinLength = 12;

/** The last four characters of the first secret field; null for one so short that four would give much of it away. */
export function credentialHint(method: Method, credentials: Credentials): string | null {
  const field = method.fields.find(({ secret }) => secret);
  const text = field === undefined ? undefined : credentials.get(field.key)?.reveal();
  return text !== undefined && text.length >= hintMinLength ? text.slice(-4) : null;
}

function parseValue(field: Field, text: string): string | undefined {
  if (field.options !== undefined) return field.options.some(({ value }) => value === text) ? text : undefined;
  if (field.type === 'number') return /^\d+$/.test(text) ? text : undefined;
  if (field.host_suffix !== undefined) return parseHostLabel(text, field.host_suffix);
  return text;
}
