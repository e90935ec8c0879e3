/** What a block holds, for the places that hold no blocks. */

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { isBlank } from '../node-kinds.ts';

/** The content of paragraphs without the paragraphs, with a line break between two of them. */
export function inlineContent(children: readonly ElementContent[]): ElementContent[] {
  const content: ElementContent[] = [];
  let follows: 'nothing' | 'line' | 'block' = 'nothing';
  for (const child of children) {
    // White space between blocks is none of the text, between words it is.
    if (isBlank(child) && (follows !== 'line' || child.value.includes('\n'))) continue;
    const kind = isBlock(child) ? 'block' : 'line';
    if (follows === 'line' && kind === 'line' && isParagraph(child)) content.push(h('br'));
    content.push(...(isParagraph(child) ? child.children : [child]));
    follows = kind;
  }
  return content;
}

function isParagraph(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'p';
}

function isBlock(node: ElementContent): boolean {
  return node.type === 'element' && blockNames.has(node.tagName);
}

/** A `span` around what flows in a line; a `div` where there is more than that. */
export function inlineBox(properties: Element['properties'], children: (ElementContent | string)[]): Element {
  const holdsBlocks = children.some((child) => typeof child !== 'string' && isBlock(child));
  return h(holdsBlocks ? 'div' : 'span', properties, children);
}

/** The text of a piece of HTML. */
export function hastText(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? hastText(node.children) : ''))
    .join('');
}

/** The same content in which links are their text alone. */
export function withoutLinks(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return [node];
    const children = withoutLinks(node.children);
    return node.tagName === 'a' ? children : [{ ...node, children }];
  });
}

const blockNames = new Set('blockquote details div dl figure h1 h2 h3 h4 h5 h6 hr ol pre section table ul'.split(' '));
