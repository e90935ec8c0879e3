import type { RootContent } from 'mdast';
import { blockOf } from '../blocks/index.ts';
import { isInlineElement } from '../html-elements.ts';

const phrasingTypes = new Set([
  'text',
  'inlineCode',
  'emphasis',
  'strong',
  'delete',
  'link',
  'image',
  'break',
  'footnoteReference',
]);

/** Whether a resolved node flows in a line of text. */
export function isPhrasing(node: RootContent): boolean {
  if (node.type === 'element') return isInlineElement(node.name);
  if (node.type === 'block') return blockOf(node).layout === 'inline';
  if (node.type === 'unknown' || node.type === 'blocked') return node.display === 'inline';
  return phrasingTypes.has(node.type);
}
