/** Changes the HTML of a page before it is sent: the server's counterpart of what a script does in the browser. */
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { SKIP, visit } from '../guide/index.ts';

/** The page after `edit` has changed its tree. */
export function editHtml(html: string, edit: (tree: Root) => void): string {
  const tree = fromHtml(html);
  edit(tree);
  return toHtml(tree);
}

/** The first element for which `fits` holds, at or below a node. */
export function findElement(root: Root | Element, fits: (element: Element) => boolean): Element | undefined {
  return elementsIn(root).find(fits);
}

/** Every element at or below a node, in the order of the document. */
export function elementsIn(root: Root | Element): Element[] {
  const found: Element[] = [];
  visit(root, 'element', (element) => {
    found.push(element);
  });
  return found;
}

/** Takes an element out of the tree. */
export function removeElement(root: Root | Element, element: Element): void {
  visit(root, 'element', (node, index, parent) => {
    if (node !== element || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
}

/** Replaces what an element holds by a text. */
export function setText(element: Element, text: string): void {
  element.children = [{ type: 'text', value: text }];
}

/** Shows an element, or hides it. */
export function setShown(element: Element, isShown: boolean): void {
  if (isShown) delete element.properties['hidden'];
  else element.properties['hidden'] = true;
}

/** The value of an attribute that hast keeps as text or as a list. */
export function attribute(element: Element, name: string): string | undefined {
  const value = element.properties[name];
  if (value === undefined || value === null || value === false) return undefined;
  return Array.isArray(value) ? value.join(' ') : value === true ? '' : String(value);
}
