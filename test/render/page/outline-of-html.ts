/** HTML as lines that can be compared: an element or a text a line, by depth, with attributes in order of their names. */
import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';

/** The lines of a piece of HTML, as browsers read it. */
export function outlineOfHtml(text: string): string {
  return `${linesOf(fromHtml(text, { fragment: true }), '').join('\n')}\n`;
}

function linesOf(node: Nodes, indent: string): string[] {
  if (node.type === 'text') return [`${indent}${JSON.stringify(node.value)}`];
  if (node.type === 'root') return node.children.flatMap((child) => linesOf(child, indent));
  if (node.type !== 'element') return [`${indent}${node.type}`];
  const { tagName, properties, children, content } = node;
  const attributes = Object.entries(properties)
    .map(([name, value]) => ` ${name}=${JSON.stringify(Array.isArray(value) ? value.join(' ') : value)}`)
    .sort();
  const inner = content ? content.children : children;
  return [`${indent}<${tagName}${attributes.join('')}>`, ...inner.flatMap((child) => linesOf(child, `${indent} `))];
}
