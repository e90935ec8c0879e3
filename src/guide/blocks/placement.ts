/** Where blocks stand: one that paints a box among paragraphs must not paint it in a line of text or in a cell. */
import { toString as textOf } from 'mdast-util-to-string';
import { holdsTextOnly, isInlineElement } from '../html-elements.ts';
import type { GuideNode } from '../model.ts';

/** Among paragraphs; in a line of text or in a cell; in such a place with no text beside it. */
export type Placement = 'flow' | 'line' | 'alone';

/** The placement of each block of a guide. */
export function placementsOf(children: readonly GuideNode[]): (node: GuideNode) => Placement {
  const placements = new Map<GuideNode, Placement>();

  function visit(nodes: readonly GuideNode[], isLine: boolean, hasText: boolean): void {
    for (const node of nodes) {
      if (node.type === 'block' || node.type === 'unknown') {
        placements.set(node, isLine ? (hasText ? 'line' : 'alone') : 'flow');
      }
      if (!('children' in node)) continue;
      const inner = node.children as GuideNode[];
      const isLineInside = isLine || holdsLine(node);
      // Emphasis around an icon leaves the text beside it where it was.
      visit(inner, isLineInside, isSpan(node) ? hasText : inner.some((child) => textOf(child).trim() !== ''));
    }
  }

  visit(children, false, false);
  return (node) => placements.get(node) ?? 'flow';
}

function holdsLine(node: GuideNode): boolean {
  if (node.type === 'element') {
    return node.name === 'td' || node.name === 'th' || holdsTextOnly(node.name) || isInlineElement(node.name);
  }
  return isSpan(node) || ['paragraph', 'heading', 'tableCell', 'link'].includes(node.type);
}

/** Whether the node is a stretch of the text around it. */
function isSpan(node: GuideNode): boolean {
  if (node.type === 'element') return node.name !== 'a' && isInlineElement(node.name);
  return ['emphasis', 'strong', 'delete'].includes(node.type);
}
