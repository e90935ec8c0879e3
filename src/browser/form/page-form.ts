/** The form as the page holds it: its fields, its words by their names, and what a step gets of them. */

import * as markup from '../../contract/markup.ts';
import type { FormShape } from '../../form/view.ts';
import { type PageField, readFields } from './form-fields.ts';

export interface PageForm extends FormShape {
  fields: readonly PageField[];
}

/** Reads the form out of the server's HTML. */
export function readForm(root: HTMLElement): PageForm {
  const scopes = [...root.querySelectorAll<HTMLElement>('[data-scope]')].map(({ dataset }) => ({
    scope: dataset['scope'] ?? '',
    step: dataset['step'],
  }));
  return { fields: readFields(root), scopes, locale: root.dataset['locale'] ?? 'en' };
}

/** What is put into the step that repairs a refusal: what the form's notice says now, in the template's frame. */
export function createMarker(root: HTMLElement): HTMLElement | undefined {
  const template = root.querySelector<HTMLTemplateElement>(`template.${markup.connectRepair}`);
  const marker = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
  const told = [...root.querySelectorAll<HTMLElement>('[data-told]')].filter((element) => element.checkVisibility());
  marker?.querySelector(`.${markup.connectStepTold}`)?.append(...told.map(tellAgain));
  return marker;
}

/** A copy without what works in the form alone: headings, links, and panels that are not shown. */
function tellAgain(element: HTMLElement): HTMLElement {
  const isHeading = element.tagName === 'H3';
  const copy = document.createElement(isHeading ? 'p' : element.tagName);
  copy.className = isHeading ? 'connect-step-title' : '';
  const parts = element.cloneNode(true) as HTMLElement;
  for (const hidden of parts.querySelectorAll('[hidden], a')) hidden.remove();
  copy.append(...parts.childNodes);
  for (const part of copy.querySelectorAll('*')) {
    for (const { name } of [...part.attributes]) if (name.startsWith('data-')) part.removeAttribute(name);
  }
  return copy;
}
