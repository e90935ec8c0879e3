import type { Element, Properties } from 'hast';

/** What an element is made of; nothing is left out. */
type Content = Element | string | undefined;

/** An element of the page's own. */
export function createElement(
  tagName: string,
  properties: Properties,
  ...content: (Content | readonly Content[])[]
): Element {
  const children = content
    .flat()
    .filter((node) => node !== undefined)
    .map((node) => (typeof node === 'string' ? { type: 'text' as const, value: node } : node));
  return { type: 'element', tagName, properties, children };
}
