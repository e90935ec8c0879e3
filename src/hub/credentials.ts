import type { Field, Method } from '../connector/schema.ts';
import { longestValue } from '../contract/sendable.ts';
import type { FieldFault } from './field-fault.ts';
import { parseHostLabel } from './host-label.ts';
import { type Credentials, Secret } from './secret.ts';

export type ParsedCredentials =
  | { kind: 'complete'; credentials: Credentials }
  | { kind: 'incomplete'; faults: FieldFault[] };

/**
 * Read what was sent against a method's fields: surrounding white space is cut off, empty values count as absent,
 * values of other names are dropped, a host label is cut out of a pasted address. `incomplete` names every field that
 * is missing or cannot be what it must be, and why. A field's `pattern` is advice for people, and is not asked.
 */
export function parseCredentials(method: Method, sent: Readonly<Record<string, string>>): ParsedCredentials {
  const credentials = new Map<string, Secret>();
  const faults: FieldFault[] = [];
  for (const field of method.fields) {
    const text = Object.hasOwn(sent, field.key) ? (sent[field.key] ?? '').trim() : '';
    if (text === '' && !field.required) continue;
    const parsed = text === '' ? { rule: 'is required' } : parseValue(field, text);
    if ('rule' in parsed) faults.push({ field: field.key, rule: parsed.rule });
    else credentials.set(field.key, new Secret(parsed.value));
  }
  return faults.length === 0 ? { kind: 'complete', credentials } : { kind: 'incomplete', faults };
}

const hintMinLength = 12;

/** What may be shown of the first secret field; null if there is nothing. */
export function credentialHint(method: Method, credentials: Credentials): string | null {
  const field = method.fields.find(({ secret }) => secret);
  const secret = field === undefined ? undefined : credentials.get(field.key);
  return secret === undefined ? null : secretTail(secret);
}

/** The last four characters of a secret; null for one so short that four would give much of it away. */
export function secretTail(secret: Secret): string | null {
  const text = secret.reveal();
  return text.length >= hintMinLength ? text.slice(-4) : null;
}

function parseValue(field: Field, text: string): { value: string } | { rule: string } {
  if (text.length > longestValue) {
    return { rule: `is longer than ${longestValue} characters, which no credential is; send only the credential` };
  }
  if (field.options !== undefined) {
    return field.options.some(({ value }) => value === text)
      ? { value: text }
      : { rule: 'is none of the listed options' };
  }
  if (field.type === 'number')
    return /^\d+$/.test(text) ? { value: text } : { rule: 'is to be a number, of digits only' };
  if (field.host_suffix === undefined) return { value: text };
  const label = parseHostLabel(text, field.host_suffix);
  return label === undefined
    ? { rule: `is to be the part before ${field.host_suffix}, of letters, digits and hyphens` }
    : { value: label };
}
