/** What the form's components share. */
import type { Field } from '../connector/schema.ts';

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

/** Splits a text of a connector's file at its backticks: every second piece is code. */
export function codePieces(text: string): { kind: 'text' | 'code'; text: string }[] {
  return text.split('`').map((piece, index) => ({ kind: index % 2 === 0 ? 'text' : 'code', text: piece }));
}
