/** What the form's components, its controls in the steps and the server's answers share. */
import type { Field, Method } from '../connector/schema.ts';
import type { PasteKind } from './clean-paste.ts';
import type { FormShape } from './view.ts';

/** A step of the guide as the form speaks of it. `id` is that of its element in the page. */
export interface GuideStep {
  id: string;
  title: string;
  number: number;
}

/** Id of a field's control. No id of a guide holds a colon, so the two never meet. */
export function fieldId(key: string): string {
  return `credential:${key}`;
}

/** Whether a field's value is shown as dots, counted, and cleared early. */
export function holdsSecret({ secret, type }: Pick<Field, 'secret' | 'type'>): boolean {
  return secret || type === 'password';
}

/** How a paste into a field is cleaned. */
export function pasteKindOf(field: Field): PasteKind {
  if (field.host_suffix) return 'host';
  if (field.type === 'text_area') return 'lines';
  return holdsSecret(field) ? 'secret' : 'text';
}

// Secrets that may look like anything: passwords, and names and addresses that somebody wants hidden.
const anything = /passw|phrase|\bpin\b|url|uri|webhook|endpoint|host|mail|user|\bids?\b|domain|address/i;

/** Whether what is no key can be told from the looks of a value. */
export function expectedIn(field: Field): 'key' | undefined {
  return pasteKindOf(field) === 'secret' && field.type !== 'select' && !anything.test(field.label) ? 'key' : undefined;
}

/** What a view needs to know of the form of a method. */
export function formShapeOf(
  { fields }: Pick<Method, 'fields'>,
  { scopes, locale }: { scopes: FormShape['scopes']; locale: string },
): FormShape {
  return {
    fields: fields.map((field) => ({
      key: field.key,
      content: holdsSecret(field) ? 'secret' : 'open',
      step: field.step,
    })),
    scopes,
    locale,
  };
}

/** Splits a text of a connector's file at its backticks: every second piece is code. */
export function codePieces(text: string): { kind: 'text' | 'code'; text: string }[] {
  return text.split('`').map((piece, index) => ({ kind: index % 2 === 0 ? 'text' : 'code', text: piece }));
}
