/**
 * `:::tip Title` … `:::`, as Docusaurus and VitePress have it, to the tags that mean the same. The lines are text to
 * Markdown, so they are looked for in the tree, wherever paragraphs stand beside each other.
 */
import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import { toString as textOf } from 'mdast-util-to-string';
import { type Point, type Position, spanOf } from '../position.ts';
import { positionOf } from '../resolve/resolution.ts';

const tags = new Map(
  Object.entries({
    note: 'Note',
    secondary: 'Note',
    tip: 'Tip',
    hint: 'Tip',
    info: 'Info',
    important: 'Info',
    success: 'Check',
    warning: 'Warning',
    caution: 'Warning',
    attention: 'Warning',
    danger: 'Danger',
    error: 'Danger',
    details: 'Accordion',
  }),
);

interface Mark {
  type: 'mark';
  colons: number;
  /** Empty for the end. */
  name: string;
  title: string;
  titlePosition: Position;
  /** The line as it stands, for marks that nothing closes. */
  line: Paragraph;
}

type Item = RootContent | Mark;
type Tree = { children?: RootContent[] };

const markLine = /^[ \t]*(:{3,})[ \t]*([\p{L}][\p{L}\p{N}-]*)?(?:\[([^\]\n]*)\]|(?:\{[^}\n]*\}))*[ \t]*([^\n]*)$/u;

/** Changes the tree in place. Marks without a partner stay text. */
export function readAdmonitions(root: Root): void {
  if (hasMark(root)) pair(root);
}

function hasMark(node: Tree): boolean {
  return (node.children ?? []).some(
    (child) => (child.type === 'text' && child.value.includes(':::')) || hasMark(child as Tree),
  );
}

function pair(parent: Tree): void {
  if (!parent.children) return;
  for (const child of parent.children) pair(child as Tree);
  if (!parent.children.some((child) => hasMark({ children: [child] }))) return;
  const items = parent.children.flatMap(itemsOf);
  parent.children = close(items);
}

/** Blocks between two marks become what the tag holds; the innermost pair first. */
function close(items: readonly Item[]): RootContent[] {
  const open: { mark: Mark; content: RootContent[] }[] = [];
  const result: RootContent[] = [];
  const current = () => open.at(-1)?.content ?? result;
  for (const item of items) {
    if (item.type !== 'mark') current().push(item);
    else if (item.name !== '') open.push({ mark: item, content: [] });
    else {
      const at = open.findLastIndex(({ mark }) => mark.colons === item.colons);
      if (at === -1) current().push(item.line);
      else {
        // What was opened inside and not closed is text.
        while (open.length > at + 1) giveUp(open, current);
        const closed = open.pop();
        if (closed) current().push(tagOf(closed.mark, closed.content, item));
      }
    }
  }
  while (open.length > 0) giveUp(open, current);
  return result;
}

function giveUp(open: { mark: Mark; content: RootContent[] }[], current: () => RootContent[]): void {
  const last = open.pop();
  if (last) current().push(last.mark.line, ...last.content);
}

function tagOf({ name, title, titlePosition, line }: Mark, children: RootContent[], end: Mark): RootContent {
  const position = spanOf({ position: positionOf(line) }, { position: positionOf(end.line) });
  const attributes: MdxJsxAttribute[] =
    title === '' ? [] : [{ type: 'mdxJsxAttribute', name: 'title', value: title, position: titlePosition }];
  return { type: 'mdxJsxFlowElement', name: tags.get(name) ?? name, attributes, children, position } as RootContent;
}

/** A node with the marks in it set free: lines of a paragraph, and the last line of what a paragraph ends in. */
function itemsOf(node: RootContent): Item[] {
  if (node.type === 'paragraph') return linesOf(node);
  const end = takeLastLine(node);
  return end ? [...(isEmpty(node) ? [] : [node]), end] : [node];
}

function isEmpty(node: RootContent): boolean {
  return 'children' in node && node.children.length === 0;
}

/** A list, quotation or table takes the line after it in, so the end of what is around it stands in it. */
function takeLastLine(node: RootContent): Mark | undefined {
  if (!/^(?:list|listItem|blockquote|table|tableRow)$/.test(node.type) || !('children' in node)) return undefined;
  const children = node.children as RootContent[];
  const last = children.at(-1);
  if (!last) return undefined;
  if (last.type === 'tableCell') {
    const mark = children.length === 1 ? linesOf({ ...last, type: 'paragraph' } as never)[0] : undefined;
    if (mark?.type !== 'mark' || mark.name !== '') return undefined;
    children.pop();
    return mark;
  }
  if (last.type !== 'paragraph') {
    const inner = takeLastLine(last);
    if (inner && isEmpty(last)) children.pop();
    return inner;
  }
  const lines = linesOf(last);
  const mark = lines.at(-1);
  if (mark?.type !== 'mark' || mark.name !== '') return undefined;
  children.splice(-1, 1, ...(lines.slice(0, -1) as RootContent[]));
  return mark;
}

/** A paragraph parted at the lines that are marks. */
function linesOf(paragraph: Paragraph): Item[] {
  if (!hasMark(paragraph)) return [paragraph];
  const items: Item[] = [];
  let run: PhrasingContent[] = [];
  const flush = () => {
    const [first, last] = [run[0], run.at(-1)];
    if (last?.type === 'text') last.value = last.value.replace(/\n$/, '');
    if (first && last && !run.every((node) => node.type === 'text' && node.value.trim() === '')) {
      const position = spanOf({ position: positionOf(first) }, { position: positionOf(last) });
      items.push({ type: 'paragraph', children: run, position });
    }
    run = [];
  };
  for (const line of splitAtBreaks(paragraph.children)) {
    const mark = markOf(line);
    if (mark) {
      flush();
      items.push(mark);
    } else run.push(...line);
  }
  if (!items.some(({ type }) => type === 'mark')) return [paragraph];
  flush();
  return items;
}

/** The nodes of each line; the text that ends a line keeps its break. */
function splitAtBreaks(children: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const node of children) {
    if (node.type !== 'text') {
      lines.at(-1)?.push(node);
      continue;
    }
    let start = positionOf(node).start;
    for (const [index, value] of node.value.split(/(?<=\n)/).entries()) {
      if (index > 0) lines.push([]);
      const end = forward(start, value.replace(/\n$/, '').length);
      lines.at(-1)?.push({ type: 'text', value, position: { start, end } });
      start = { line: start.line + 1, column: 1, offset: start.offset + value.length };
    }
    if (node.value.endsWith('\n')) lines.push([]);
  }
  return lines.filter((line) => line.length > 0);
}

function markOf(line: readonly PhrasingContent[]): Mark | undefined {
  const [first, last] = [line[0], line.at(-1)];
  if (first?.type !== 'text' || !last) return undefined;
  const value = textOf(line).replace(/\n$/, '');
  const match = markLine.exec(value);
  if (!match) return undefined;
  const [, colons = '', name = '', bracketed = '', rest = ''] = match;
  const title = (bracketed || rest).trim();
  if (name === '' && title !== '') return undefined;
  const { start } = positionOf(first);
  const end = positionOf(last).end;
  const titleStart = forward(start, value.lastIndexOf(title));
  // A title of several nodes is as long as they are written, not as they read.
  const titleEnd = line.length === 1 ? forward(titleStart, title.length) : end;
  const paragraph: Paragraph = { type: 'paragraph', children: [...line], position: { start, end } };
  const titlePosition = { start: titleStart, end: titleEnd };
  return { type: 'mark', colons: colons.length, name: name.toLowerCase(), title, titlePosition, line: paragraph };
}

function forward({ line, column, offset }: Point, by: number): Point {
  return { line, column: column + by, offset: offset + by };
}
