/** What other dialects write into lines of text, and MDX would take for code: ids of headings, and lists of attributes. */
import type { Heading, Root, RootContent, Text } from 'mdast';
import { type Position, pointAt } from '../../position.ts';
import { visit } from '../../visit.ts';

/** The offsets at which they stood. */
export interface TextSigns {
  ids: number[];
  lists: number[];
}

/** Takes them out of the tree. */
export function readTextSigns(root: Root, text: string): TextSigns {
  const signs: TextSigns = { ids: [], lists: [] };
  visit(root, (node) => {
    if (node.type === 'heading') signs.ids.push(...takeId(node, text));
    if (!('children' in node)) return;
    const children = node.children as RootContent[];
    if (!children.some((child) => child.type === 'text' && child.value.includes('{:'))) return;
    node.children = children.flatMap((child) => {
      if (child.type !== 'text' || !lists(child.value).next().value) return [child];
      signs.lists.push((child.position as Position).start.offset + child.value.indexOf('{:'));
      return withoutLists(child, text);
    }) as never;
  });
  return signs;
}

function takeId(heading: Heading, text: string): number[] {
  const last = heading.children.at(-1);
  const match = last?.type === 'text' ? /[ \t]*\{#([\w:.-]+)\}[ \t]*$/.exec(last.value) : null;
  if (last?.type !== 'text' || !match?.[1]) return [];
  heading.id = match[1];
  const at = text.lastIndexOf('{#', (last.position as Position).end.offset);
  last.value = last.value.slice(0, match.index);
  if (last.value === '') heading.children.pop();
  else shorten(last, match[0].length, text);
  return [at];
}

function shorten(node: Text, by: number, text: string): void {
  const { start, end } = node.position as Position;
  node.position = { start, end: pointAt(text, end.offset - by) };
}

const lists = (value: string) => value.matchAll(/\{:[^{}\n]*\}/g);

/** A text parted where a list of attributes stood. */
function withoutLists(node: Text, text: string): RootContent[] {
  const { start, end } = node.position as Position;
  const written = text.slice(start.offset, end.offset);
  if (written !== node.value) return [{ ...node, value: node.value.replace(/\{:[^{}\n]*\}/g, '') }];
  const parts: RootContent[] = [];
  let done = 0;
  for (const { index, 0: found } of [...lists(node.value), { index: node.value.length, 0: '' }]) {
    const position = { start: pointAt(text, start.offset + done), end: pointAt(text, start.offset + index) };
    if (index > done) parts.push({ type: 'text', value: node.value.slice(done, index), position });
    done = index + found.length;
  }
  return parts;
}
