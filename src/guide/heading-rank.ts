import type { GuideNode } from './model.ts';

/** The rank of a heading, from 1 to 6, in Markdown or as an element; nothing for any other node. */
export function headingRank(node: GuideNode): number | undefined {
  if (node.type === 'heading') return node.depth;
  const match = node.type === 'element' ? /^h([1-6])$/.exec(node.name) : null;
  return match ? Number(match[1]) : undefined;
}
