/** Blanks at the edges of what tags hold. */
import type { RootContent } from 'mdast';
import { type Position, pointAt } from '../../position.ts';
import type { FlatNode } from './flat-tree.ts';

export type Placed = { position: Position };

export function isPadding(node: RootContent): boolean {
  return node.type === 'text' && /^[ \t\r\n]*$/.test(node.value);
}

export function isPhrasing({ type }: RootContent): boolean {
  return type === 'text' || type === 'mdxJsxTextElement' || type === 'mdxTextExpression';
}

/** Without blanks at the end. */
export function trimmed(children: RootContent[]): RootContent[] {
  const last = children.findLastIndex((child) => !isPadding(child));
  return children.slice(0, last + 1);
}

/** A piece of a paragraph without the blanks at its edges. */
export function withoutBlankEdges(run: readonly FlatNode[], text: string): FlatNode[] {
  const children = [...run];
  const first = children[0];
  if (first?.type === 'text') children[0] = trimStart(first.value, first.position as Position, text);
  const last = children.at(-1);
  if (last?.type === 'text') children[children.length - 1] = trimEnd(last.value, last.position as Position, text);
  return children.filter((node, index) => {
    const isEdge = index === 0 || index === children.length - 1;
    return !(isEdge && node.type === 'text' && node.value === '');
  });
}

function trimStart(value: string, { start, end }: Position, text: string): RootContent {
  const written = text.slice(start.offset, end.offset);
  const lead = /^[ \t]*(?:\r?\n[ \t>]*)*/.exec(written)?.[0].length ?? 0;
  return { type: 'text', value: value.trimStart(), position: { start: pointAt(text, start.offset + lead), end } };
}

function trimEnd(value: string, { start, end }: Position, text: string): RootContent {
  const written = text.slice(start.offset, end.offset).replace(/\s+$/, '');
  return {
    type: 'text',
    value: value.trimEnd(),
    position: { start, end: pointAt(text, start.offset + written.length) },
  };
}
