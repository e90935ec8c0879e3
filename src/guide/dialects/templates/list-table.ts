/** A table that Markdoc has as lists with lines between them: the first list is the head, each other one a row. */
import type { List, RootContent } from 'mdast';
import type { Position } from '../../position.ts';
import { positionOf } from '../../resolve/resolution.ts';
import { makeTag } from '../make-tag.ts';

/** The table that such lists come to; `undefined` if something else stands among them. */
export function tableOf(children: readonly RootContent[], position: Position): RootContent | undefined {
  const lists: List[] = [];
  for (const [index, child] of children.entries()) {
    if (child.type === 'list') lists.push(child);
    else if (child.type !== 'thematicBreak' || index === 0) return undefined;
  }
  const [head, ...rows] = lists;
  if (!head || children.length < 2 * lists.length - 1) return undefined;
  return makeTag('table', {
    children: [
      makeTag('thead', { children: [rowOf(head, 'th')], position: positionOf(head) }),
      ...(rows.length > 0 ? [makeTag('tbody', { children: rows.map((row) => rowOf(row, 'td')), position })] : []),
    ],
    position,
  });
}

function rowOf(list: List, cell: 'th' | 'td'): RootContent {
  const cells = list.children.map((item) => {
    const [only, ...others] = item.children;
    const isLine = only?.type === 'paragraph' && others.length === 0;
    return makeTag(cell, { children: isLine ? only.children : item.children, position: positionOf(item) });
  });
  return makeTag('tr', { children: cells, position: positionOf(list) });
}
