/**
 * `:::tip[Title]{key="value"}` … `:::`, as Docusaurus, VitePress, Starlight, Zudoku and Nuxt have it, to the tags that mean
 * the same. The lines are text to Markdown, so they are looked for in the tree, wherever paragraphs stand beside each
 * other.
 */
import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import { toString as textOf } from 'mdast-util-to-string';
import { blockNamed } from '../../blocks/index.ts';
import { type Point, spanOf } from '../../position.ts';
import { positionOf } from '../../resolve/resolution.ts';
import { makeAttribute, makeTag } from '../make-tag.ts';
import { parseAttributes } from '../written-attributes.ts';

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
  attributes: MdxJsxAttribute[];
  /** The line as it stands, for marks that nothing closes. */
  line: Paragraph;
}

type Item = RootContent | Mark;
type Tree = { children?: RootContent[] };

const markStart = /^[ \t]*(:{2,})[ \t]*([\p{L}][\p{L}\p{N}-]*)?/u;

/** Changes the tree of a text in place. Marks without a partner stay text. */
export function readAdmonitions(root: Root, source: string): void {
  if (hasMark(root)) pair(root, source);
}

function hasMark(node: Tree): boolean {
  return (node.children ?? []).some(
    (child) => (child.type === 'text' && child.value.includes('::')) || hasMark(child as Tree),
  );
}

function pair(parent: Tree, source: string): void {
  if (!parent.children) return;
  for (const child of parent.children) pair(child as Tree, source);
  if (!parent.children.some((child) => hasMark({ children: [child] }))) return;
  const items = parent.children.flatMap((child) => itemsOf(child, source));
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

function tagOf({ name, attributes, line }: Mark, children: RootContent[], end: Mark): RootContent {
  const position = spanOf({ position: positionOf(line) }, { position: positionOf(end.line) });
  return makeTag(tagNamed(name), { attributes, children, position });
}

/** The tag that a name means: a callout, else the block that is called so in its own spelling, as `code-group` is. */
function tagNamed(name: string): string {
  const pascal = name.replace(/(?:^|-)(\p{L})/gu, (_, letter: string) => letter.toUpperCase());
  return tags.get(name) ?? (blockNamed(pascal) ? pascal : name);
}

/** A node with the marks in it set free: lines of a paragraph, and the last line of what a paragraph ends in. */
function itemsOf(node: RootContent, source: string): Item[] {
  if (node.type === 'paragraph') return linesOf(node, source);
  const end = takeLastLine(node, source);
  return end ? [...(isEmpty(node) ? [] : [node]), end] : [node];
}

function isEmpty(node: RootContent): boolean {
  return 'children' in node && node.children.length === 0;
}

/** A list, quotation or table takes the line after it in, so the end of what is around it stands in it. */
function takeLastLine(node: RootContent, source: string): Mark | undefined {
  if (!/^(?:list|listItem|blockquote|table|tableRow)$/.test(node.type) || !('children' in node)) return undefined;
  const children = node.children as RootContent[];
  const last = children.at(-1);
  if (!last) return undefined;
  if (last.type === 'tableCell') {
    const mark = children.length === 1 ? linesOf({ ...last, type: 'paragraph' } as never, source)[0] : undefined;
    if (mark?.type !== 'mark' || mark.name !== '') return undefined;
    children.pop();
    return mark;
  }
  if (last.type !== 'paragraph') {
    const inner = takeLastLine(last, source);
    if (inner && isEmpty(last)) children.pop();
    return inner;
  }
  const lines = linesOf(last, source);
  const mark = lines.at(-1);
  if (mark?.type !== 'mark' || mark.name !== '') return undefined;
  children.splice(-1, 1, ...(lines.slice(0, -1) as RootContent[]));
  return mark;
}

/** A paragraph parted at the lines that are marks. */
function linesOf(paragraph: Paragraph, source: string): Item[] {
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
    const mark = markOf(line, source);
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

function markOf(line: readonly PhrasingContent[], source: string): Mark | undefined {
  const [first, last] = [line[0], line.at(-1)];
  if (first?.type !== 'text' || !last) return undefined;
  const value = line
    .map((node) => wordsOf(node, source))
    .join('')
    .trimEnd();
  const [begun, colons = '', word = ''] = markStart.exec(value) ?? [];
  if (begun === undefined) return undefined;
  const [start, end] = [positionOf(first).start, positionOf(last).end];
  const head = headOf(value.slice(begun.length));
  if (!head || (word === '' && (head.title !== '' || head.braces.length > 0))) return undefined;
  const given = head.braces.flatMap((braces) => {
    const at = source.indexOf(braces, start.offset);
    return (at === -1 ? undefined : parseAttributes(source, at + 1, at + braces.length - 1)) ?? [];
  });
  const attributes = [
    ...labelOf(head.title, value, line),
    ...given.filter((one) => head.title === '' || one.name !== 'title'),
  ];
  const paragraph: Paragraph = { type: 'paragraph', children: [...line], position: { start, end } };
  return { type: 'mark', colons: colons.length, name: word.toLowerCase(), attributes, line: paragraph };
}

/** The label of a mark as its title, which counts before one that is an attribute. */
function labelOf(title: string, value: string, line: readonly PhrasingContent[]): MdxJsxAttribute[] {
  const [first, last] = [line[0], line.at(-1)];
  if (title === '' || !first || !last) return [];
  const start = forward(positionOf(first).start, value.lastIndexOf(title));
  // A title of several nodes is as long as they are written, not as they read.
  const end = line.length === 1 ? forward(start, title.length) : positionOf(last).end;
  return [makeAttribute('title', title, { start, end })];
}

/** A node as its line reads; MDX takes attributes for an expression. */
function wordsOf(node: PhrasingContent, source: string): string {
  if (node.type !== 'mdxTextExpression') return textOf(node);
  const { start, end } = positionOf(node);
  return source.slice(start.offset, end.offset);
}

/**
 * What follows a mark's name: a label in brackets or running text, and attributes in braces on either side of it;
 * `undefined` if it is no mark.
 */
function headOf(text: string): { title: string; braces: string[] } | undefined {
  const braces: string[] = [];
  let title = '';
  let rest = text;
  for (;;) {
    const found = /^\[([^\]\n]*)\]|^[ \t]*(\{(?:[^{}\n]|\{[^{}\n]*\})*\})/.exec(rest);
    if (!found) break;
    if (found[2] === undefined) title = (found[1] ?? '').trim();
    else braces.push(found[2]);
    rest = rest.slice(found[0].length);
  }
  const behind = /[ \t]+(\{[^{}\n]*\})$/.exec(rest);
  if (behind?.[1]) {
    braces.push(behind[1]);
    rest = rest.slice(0, behind.index);
  }
  return { title: title || rest.trim(), braces };
}

function forward({ line, column, offset }: Point, by: number): Point {
  return { line, column: column + by, offset: offset + by };
}
