/**
 * `{ .md-button }`, `{: target="_blank" }` and `{ #id }` behind a link, a picture, code or a heading, as Python-Markdown has
 * them. They say how something looks, so they go; an id of a heading stays.
 */
import type { Heading, Parent, Root, RootContent, Text } from 'mdast';
import { type Point, pointAt } from '../../position.ts';
import { positionOf } from '../../resolve/resolution.ts';
import { visit } from '../../visit.ts';

const one = '(?:[.#][A-Za-z][\\w:-]*|[A-Za-z][\\w-]*=(?:"[^"{}\\n]*"|\'[^\'{}\\n]*\'|[\\w.%#-]+))';
const list = `\\{:?[ \\t]*${one}(?:[ \\t]+${one})*[ \\t]*\\}`;
const anywhere = new RegExp(list);
const atStart = new RegExp(`^${list}`);
const atEnd = new RegExp(`(?<![ \\t])[ \\t]*${list}[ \\t]*$`);
/** A list that has the last line of a paragraph for itself is about the paragraph. */
const lastLine = new RegExp(`(?:^|\\n)[ \\t]*${list}\\s*$`);

/** Changes the tree of a text in place. */
export function takeAttributeLists(root: Root, source: string): void {
  if (!anywhere.test(source)) return;
  visit(root, (node) => {
    if (node.type === 'heading') takeFromHeading(node, source);
    if (!('children' in node) || node.type === 'root') return;
    const parent = node as Parent;
    parent.children = parent.children.flatMap((child, index) => {
      if (child.type !== 'text' || !child.value.includes('{')) return [child];
      const isLast = index === parent.children.length - 1;
      return takeFromText(
        child,
        { before: parent.children[index - 1], isEnd: isLast && parent.type === 'paragraph' },
        source,
      );
    });
    // The break before a list that is gone.
    const last = parent.children.at(-1);
    if (node.type === 'paragraph' && last?.type === 'text')
      last.value = last.value.replace(/(?<![ \t\r\n])[ \t\r\n]+$/, '');
  });
}

/** What a list can stand behind. */
const bearers = new Set(['link', 'linkReference', 'image', 'imageReference', 'inlineCode', 'strong', 'emphasis']);

function takeFromText(
  text: Text,
  { before, isEnd }: { before: RootContent | undefined; isEnd: boolean },
  source: string,
): RootContent[] {
  let { value } = text;
  let { start } = positionOf(text);
  const { end } = positionOf(text);
  const found = before && bearers.has(before.type) ? atStart.exec(value)?.[0] : undefined;
  // As written: a text with signs in it that are escaped is longer there.
  if (found !== undefined && source.startsWith(found, start.offset)) {
    value = value.slice(found.length);
    start = pointAt(source, start.offset + found.length);
  }
  if (isEnd) value = value.replace(lastLine, '');
  if (value === text.value) return [text];
  return value === '' ? [] : [{ ...text, value, position: { start, end: end as Point } }];
}

function takeFromHeading(heading: Heading, source: string): void {
  const last = heading.children.at(-1);
  const found = last?.type === 'text' ? atEnd.exec(last.value)?.[0] : undefined;
  if (last?.type !== 'text' || found === undefined) return;
  const id = /[{ \t]#([A-Za-z][\w:-]*)/.exec(found)?.[1];
  if (id !== undefined) heading.id ??= id;
  const { start, end } = positionOf(last);
  const at = source.lastIndexOf(found, end.offset);
  last.value = last.value.slice(0, -found.length);
  if (at > start.offset) last.position = { start, end: pointAt(source, at) };
  if (last.value === '') heading.children.pop();
}
