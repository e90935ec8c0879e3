/** Where nodes stand, as native code has it: each of its nodes has a place. */
import type { Nodes } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { Position } from '../../position.ts';
import { doubt } from './doubt.ts';

export type Tag = MdxJsxFlowElement | MdxJsxTextElement;

/** @throws {SyntaxError} If native code made up the node. */
export function placeOf({ type, position }: Pick<Nodes, 'type' | 'position'>): Position {
  if (position?.start.offset === undefined) throw doubt(`place of ${type}`);
  return position as Position;
}

/** What was written for a node. */
export function sourceOf(node: Nodes, text: string): string {
  const { start, end } = placeOf(node);
  return text.slice(start.offset, end.offset);
}

export function isTag(node: Nodes): node is Tag {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}
