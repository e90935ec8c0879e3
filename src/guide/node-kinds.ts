/** Of what kind a node is, for those who ask. */
import type { BlockNode, GuideNode } from './model.ts';

/** The rank of a heading, from 1 to 6, in Markdown or as an element; `undefined` for any other node. */
export function headingRank(node: GuideNode): number | undefined {
  if (node.type === 'heading') return node.depth;
  const match = node.type === 'element' ? /^h([1-6])$/.exec(node.name) : null;
  return match ? Number(match[1]) : undefined;
}

/** Whether a node is a step, as whatever it was written. */
export function isStep(node: GuideNode): node is BlockNode & { name: 'Step' } {
  return node.type === 'block' && node.name === 'Step';
}

/** The heading that is a step's title: the first of what it holds, where no prop is; `undefined` if there is none. */
export function stepHeading({ props, children }: BlockNode): GuideNode | undefined {
  const first = children.find((child) => !isBlank(child));
  const isTitled = typeof props['title'] === 'string' && props['title'] !== '';
  return !isTitled && first && headingRank(first) !== undefined ? first : undefined;
}

/** Whether a node of Markdown or of HTML is text without a word in it. */
export function isBlank<Node extends { type: string }>(node: Node): node is Extract<Node, { type: 'text' }> {
  return node.type === 'text' && 'value' in node && typeof node.value === 'string' && node.value.trim() === '';
}
