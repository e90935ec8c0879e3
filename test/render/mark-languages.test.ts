import type { Element, Root, RootContent } from 'hast';
import { expect, test } from 'vitest';
import { elementsOf, markLanguages } from '../../src/render/mark-languages.ts';

function element(tagName: string, ...children: Element[]): Element {
  return { type: 'element', tagName, properties: {}, children };
}

/** Tag names, with the language that each says of itself: `li[de](p)`. */
function show(node: Root | Element): string {
  const children: readonly RootContent[] = node.children;
  const inner = children.filter((child) => child.type === 'element').map(show);
  if (node.type === 'root') return inner.join(' ');
  const { lang } = node.properties;
  return `${node.tagName}${lang === undefined ? '' : `[${lang}]`}${inner.length > 0 ? `(${inner.join(' ')})` : ''}`;
}

test('only where one language begins within the other an element says which it is', () => {
  const step = element('li', element('p', element('code')));
  const tree: Root = { type: 'root', children: [element('h2'), step] };
  const written = elementsOf(tree);
  // A control within the step, and around all of its text a part that folds.
  const fold = element('details', element('summary'), ...(step.children as Element[]));
  step.children = [element('button', element('span')), fold];
  tree.children.push(element('aside'));

  markLanguages(tree, { written, language: 'en', added: 'de' });
  expect(show(tree)).toBe('h2 li(button[de](span) details[de](summary p[en](code))) aside[de]');
});
