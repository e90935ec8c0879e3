/** `[text][id]` where nothing defines the name, and a heading of the page has it as its id: what mkdocs-autorefs links. */

import type { Link, Parent, PhrasingContent, Root, Text } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { slugOf } from '../../heading-ids.ts';
import { pointAt } from '../../position.ts';
import { positionOf } from '../../resolve/resolution.ts';
import { visit } from '../../visit.ts';

const end = /\]\[(?<name>[^[\]\s]{1,200})\]/;

/** Changes the tree of a text in place. */
export function readAnchorReferences(root: Root, source: string): void {
  if (!end.test(source)) return;
  const ids = new Set<string>();
  visit(root, 'heading', (heading) => {
    ids.add(heading.id ?? slugOf(textOf(heading), 'python-markdown'));
  });
  visit(root, (node) => {
    if (!('children' in node) || !/^(?:paragraph|tableCell|emphasis|strong)$/.test(node.type)) return;
    // Each round makes a link of one of them.
    const parent = node as Parent & { children: PhrasingContent[] };
    for (let at = 0; at >= 0; ) at = linkFirst(parent, at, { ids, source });
  });
}

/** What stands in the brackets has no more parts. */
const mostParts = 40;

/** Links the first reference from that child on; answers where to go on, and -1 if there is none. */
function linkFirst(
  parent: { children: PhrasingContent[] },
  from: number,
  { ids, source }: { ids: ReadonlySet<string>; source: string },
): number {
  const { children } = parent;
  const closes = (child: PhrasingContent | undefined) => child?.type === 'text' && end.test(child.value);
  let last = from;
  while (last < children.length && !closes(children[last])) last++;
  const closing = children[last];
  if (closing?.type !== 'text') return -1;
  const { 0: mark = '', index = 0, groups } = end.exec(closing.value) ?? {};
  const opens = (at: number) => {
    const child = children[at];
    return child?.type === 'text' && (at === last ? child.value.slice(0, index) : child.value).includes('[');
  };
  let first = last;
  while (first > Math.max(0, last - mostParts) && !opens(first)) first--;
  if (!opens(first)) return last + 1;
  const opening = children[first];
  const id = groups?.['name'] ?? '';
  if (opening?.type !== 'text' || !ids.has(id)) return last + 1;
  const start = (first === last ? opening.value.slice(0, index) : opening.value).lastIndexOf('[');
  const inner: PhrasingContent[] =
    first === last
      ? [piece(opening, start + 1, index, source)]
      : [
          piece(opening, start + 1, opening.value.length, source),
          ...children.slice(first + 1, last),
          piece(closing, 0, index, source),
        ];
  const held = inner.filter((child) => child.type !== 'text' || child.value !== '');
  const position = {
    start: piece(opening, start, opening.value.length, source).position.start,
    end: piece(closing, 0, index + mark.length, source).position.end,
  };
  const link: Link = { type: 'link', url: `#${id}`, children: held, position };
  const around = [
    piece(opening, 0, start, source),
    link,
    piece(closing, index + mark.length, closing.value.length, source),
  ];
  const kept = around.filter((child) => child.type !== 'text' || child.value !== '');
  children.splice(first, last - first + 1, ...kept);
  return first + kept.indexOf(link) + 1;
}

/** A part of a text. Signs that are escaped before it shift its place, never out of the text. */
function piece(
  text: Text,
  from: number,
  to: number,
  source: string,
): Text & { position: { start: ReturnType<typeof pointAt>; end: ReturnType<typeof pointAt> } } {
  const { start, end } = positionOf(text);
  const at = (by: number) => pointAt(source, Math.min(start.offset + by, end.offset));
  return { type: 'text', value: text.value.slice(from, to), position: { start: at(from), end: at(to) } };
}
