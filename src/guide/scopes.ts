/** The two attribute formats that bind a guide to scopes: lists of scopes, and the actions that need them. */
import { z } from 'zod';
import { schemaFaults } from './schema-faults.ts';

export const actionSchema = z.object({ id: z.string(), label: z.string(), scopes: z.array(z.string()) });
export type Action = z.infer<typeof actionSchema>;

const actionsSchema = z.array(actionSchema);
const scopesSchema = z.array(z.string().min(1));

export type Reading<T> = { ok: true; value: T } | { ok: false; reason: string };

/**
 * The scopes of a list: a JSON array of strings, else separated by white space, else by commas. Scopes themselves hold
 * `: . / _ -` and may be addresses.
 */
export function parseScopeList(text: string): Reading<string[]> {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: true, value: [] };
  if (trimmed.startsWith('[')) return parseJson(trimmed, scopesSchema);
  const separator = /\s/.test(trimmed) ? /[\s,]+/ : /,/;
  return { ok: true, value: trimmed.split(separator).filter((scope) => scope !== '') };
}

/** The actions of `data-guide-actions-json`. */
export function parseActions(text: string): Reading<Action[]> {
  return parseJson(text, actionsSchema);
}

function parseJson<T>(text: string, schema: z.ZodType<T>): Reading<T> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'it is not JSON' };
  }
  const checked = schema.safeParse(value);
  if (checked.success) return { ok: true, value: checked.data };
  const [first] = schemaFaults(checked.error, schema, value);
  const path = first?.path.join('.') ?? '';
  return { ok: false, reason: `${path === '' ? '' : `\`${path}\`: `}${first?.reason ?? 'it does not fit'}` };
}
