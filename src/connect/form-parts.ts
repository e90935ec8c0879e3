/** What the form's components share. */
import type { Field } from '../connector/schema.ts';
import type { PasteKind } from './clean-paste.ts';
import type { FormShape } from './view.ts';

/** A step of the guide as the form speaks of it. `id` is that of its element in the page. */
export interface GuideStep {
  id: string;
  title: string;
  number: number;
}

export interface PanelAttributes {
  'data-panel': string;
  hidden: boolean;
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

/** What a view needs to know of the fields of a form. */
export function formFieldsOf(fields: readonly Field[]): FormShape['fields'] {
  return fields.map((field) => ({
    key: field.key,
    content: holdsSecret(field) ? 'secret' : 'open',
    step: field.step,
  }));
}

/** Splits a text of a connector's file at its backticks: every second piece is code. */
export function codePieces(text: string): { kind: 'text' | 'code'; text: string }[] {
  return text.split('`').map((piece, index) => ({ kind: index % 2 === 0 ? 'text' : 'code', text: piece }));
}
