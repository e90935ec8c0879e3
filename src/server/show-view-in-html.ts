/** Puts the form in a page's HTML into the state of a view, for readers without script. */
import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { FormShape, SlotText, View } from '../form/view.ts';
import { attribute, elementsIn, findElement, setShown, setText } from './edit-html.ts';

/**
 * Applies the view by the attributes that `../form/view.ts` documents, and begins the document's title with the
 * state's. `values` are put into fields that hold no secret.
 */
export function showViewInHtml(tree: Root, view: View, values: ReadonlyMap<string, string>): void {
  const form = findElement(tree, ({ tagName }) => tagName === 'connect-form');
  if (!form) return;
  const names = new Set([...view.panels, 'no-script']);
  const isNamed = (value: string) => value.split(' ').some((name) => names.has(name));
  const all = elementsIn(form);
  form.properties['dataState'] = view.state;
  for (const element of all) {
    const panel = attribute(element, 'dataPanel');
    if (panel !== undefined) setShown(element, isNamed(panel));
    const invalid = attribute(element, 'dataInvalid');
    if (invalid !== undefined && isNamed(invalid)) element.properties['ariaInvalid'] = 'true';
    const slot = attribute(element, 'dataSlot');
    if (slot !== undefined) setText(element, slotText(all, view.slots[slot]));
    // A page that is loaded anew says what happened by where it begins to be read.
    if (view.focus && attribute(element, 'dataFocus')?.split(' ').includes(view.focus))
      element.properties['autoFocus'] = true;
  }
  fillFields(all, values);
  prefixTitle(tree, all);
}

/** What the page's form has words for, and in which language. */
export function readWords(tree: Root): Pick<FormShape, 'scopes' | 'locale'> {
  const form = findElement(tree, ({ tagName }) => tagName === 'connect-form');
  const scopes = (form ? elementsIn(form) : []).flatMap((element) => {
    const scope = attribute(element, 'dataScope');
    return scope === undefined ? [] : [{ scope, step: attribute(element, 'dataStep') }];
  });
  return { scopes, locale: (form && attribute(form, 'dataLocale')) ?? 'en' };
}

function slotText(all: readonly Element[], slot: SlotText = { words: [] }): string {
  if ('text' in slot) return slot.text;
  const wordsOf = (name: string) => all.find((element) => attribute(element, 'dataWords') === name);
  return slot.words
    .map(wordsOf)
    .flatMap((element) => (element ? [textOf(element)] : []))
    .join(' ');
}

function fillFields(all: readonly Element[], values: ReadonlyMap<string, string>): void {
  for (const field of all) {
    const key = attribute(field, 'dataKey');
    const value = key === undefined ? undefined : values.get(key);
    if (value === undefined || attribute(field, 'dataContent') !== 'open') continue;
    for (const element of elementsIn(field)) {
      if (element.tagName === 'textarea') setText(element, value);
      else if (element.tagName === 'input') element.properties['value'] = value;
      else if (element.tagName === 'option') {
        if (attribute(element, 'value') === value) element.properties['selected'] = true;
        else delete element.properties['selected'];
      }
    }
  }
}

function prefixTitle(tree: Root, all: readonly Element[]): void {
  const words = all.find((element) => attribute(element, 'dataWords') === 'title');
  const isShown = words && words.properties['hidden'] !== true;
  const title = findElement(tree, ({ tagName }) => tagName === 'title');
  if (isShown && title) setText(title, textOf(words) + textOf(title));
}
