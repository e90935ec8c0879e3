/** Says of each part of a page's guide in which language it is, where the guide and what a page adds to it differ. */
import type { Element, Root } from 'hast';
import { visit } from '../guide/index.ts';

export interface Languages {
  /** The elements that the guide had by itself. */
  written: ReadonlySet<Element>;
  /** Their language, which the page gives to the whole of the guide. */
  language: string;
  /** The language of all others. */
  added: string;
}

/** Every element of a tree. */
export function elementsOf(tree: Root): Set<Element> {
  const elements = new Set<Element>();
  visit(tree, 'element', (node) => {
    elements.add(node);
  });
  return elements;
}

/** Puts `lang` where one language begins within the other: WCAG 3.1.2. Changes the tree in place. */
export function markLanguages(tree: Root, { written, language, added }: Languages): void {
  visit(tree, 'element', (node, _index, parent) => {
    const isWritten = written.has(node);
    const isAroundWritten = parent?.type !== 'element' || written.has(parent);
    if (isWritten !== isAroundWritten) node.properties['lang'] = isWritten ? language : added;
  });
}
