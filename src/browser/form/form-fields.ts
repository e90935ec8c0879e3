/** Reads the form's fields out of the page. */
import type { PasteKind } from '../../form/clean-paste.ts';
import { type FieldFault, findFault } from '../../form/field-fault.ts';

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** A field, as the attributes say that the server gave its container. */
export interface PageField {
  key: string;
  control: Control;
  content: 'secret' | 'open';
  paste: PasteKind;
  pattern?: string;
  suffix?: string;
  unsendable?: string;
  step?: string;
}

/** The fields of a form, in its order. */
export function readFields(root: HTMLElement): PageField[] {
  return [...root.querySelectorAll<HTMLElement>('[data-field]')].map((container) => {
    const control = container.querySelector<Control>('[data-control]');
    return { ...container.dataset, control } as unknown as PageField;
  });
}

/** The values to send. An optional field that is empty is not sent. */
export function readValues(fields: readonly PageField[]): Record<string, string> {
  return Object.fromEntries(fields.map(({ key, control }) => [key, control.value]).filter(([, value]) => value !== ''));
}

/** What keeps a field's value from being sent. */
export function faultOf({ control, unsendable }: PageField, root: HTMLElement): FieldFault | undefined {
  const kinds = [...root.querySelectorAll<HTMLElement>('[data-fits]')].map(
    ({ dataset }) => [`${dataset['words']}`, `${dataset['fits']}`] as const,
  );
  return findFault(control.value, { required: control.required, unsendable, kinds });
}
