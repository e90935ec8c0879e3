/**
 * Marks that stand around blocks, as `:::note` … `:::` or `{% hint %}` … `{% endhint %}`. Markdown takes them for text, so
 * they are looked for in the tree, wherever paragraphs stand beside each other, and in what a list or quotation took in.
 */
import type { Paragraph, PhrasingContent, Root, RootContent, Text } from 'mdast';
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import { lineStartAt, type Position, pointAt, spanOf } from '../position.ts';
import { positionOf } from '../resolve/resolution.ts';

/** What a line of text says, if it is a mark. */
export interface MarkWords {
  role: 'start' | 'end';
  name: string;
  /** Marks of one key belong together. */
  key: string;
  attributes: MdxJsxAttribute[];
}

export interface Mark extends MarkWords {
  type: 'mark';
  /** The line as it stands, for marks that nothing closes. */
  line: Paragraph;
}

/** How a dialect writes its marks, and what they come to. */
export interface MarkReader {
  /** Without these characters a text holds no mark. */
  sign: string;
  /** Signs around a mark that may go on across lines. */
  braces?: readonly [open: string, close: string];
  /** Where a text parts besides at its line breaks; each part is asked for. */
  seams?: RegExp;
  wordsOf(line: readonly PhrasingContent[], source: string): MarkWords | undefined;
  /** What two marks and the blocks between them come to. */
  close(mark: Mark, children: RootContent[], position: Position): RootContent[];
  /** What a mark that nothing closes comes to; `undefined` if it stays text. */
  alone?(mark: Mark): RootContent[] | undefined;
  /** Whether a mark that nothing closes holds all that follows. */
  staysOpen?(mark: Mark): boolean;
  /** Told of each mark that begins something, nothing closes, and does not stand alone. */
  unclosed?(mark: Mark, holds: 'rest' | 'nothing'): void;
}

type Item = RootContent | Mark;
type Tree = { children?: RootContent[] };
type Open = { mark: Mark; content: RootContent[] };

/** Rewrites the marks in the tree of a text, in place. Those without a partner stay text, if the reader knows no better. */
export function readMarkedLines(root: Root, source: string, reader: MarkReader): void {
  const hasMark = (node: Tree): boolean =>
    (node.children ?? []).some(
      (child) => (child.type === 'text' && child.value.includes(reader.sign)) || hasMark(child as Tree),
    );
  const pair = (parent: Tree): void => {
    if (!parent.children || !hasMark(parent) || parent.children.some(({ type }) => type === 'text')) return;
    const isOfOneKind = 'type' in parent && /^(?:list|table|tableRow)$/.test(String(parent.type));
    // Out of what lies deeper first, because an end may stand there.
    const items = isOfOneKind ? parent.children : parent.children.flatMap(itemsOf);
    for (const item of items) if (item.type !== 'mark') pair(item as Tree);
    if (!isOfOneKind) parent.children = closeAll(items, reader);
  };

  /** A node with the marks in it set free: lines of a paragraph, and the last lines of what a paragraph ends in. */
  function itemsOf(node: RootContent): Item[] {
    if (!hasMark({ children: [node] })) return [node];
    if (node.type === 'paragraph') return linesOf(node);
    let hasStart: boolean | undefined;
    const isLone = ({ role }: Mark) => {
      if (role === 'start') return false;
      hasStart ??= holdsStart(node);
      return !hasStart;
    };
    const lines = takeLastLines(node, positionOf(node).start.column, isLone);
    return lines.length > 0 ? [...(isEmpty(node) ? [] : [node]), ...lines] : [node];
  }

  /**
   * A list, quotation or table takes the lines after it in, so the end of what is around it stands in it. Those that
   * begin no further right than it does are none of its own, nor is an end where nothing begins in it.
   */
  function takeLastLines(node: RootContent, column: number, isLone: (mark: Mark) => boolean): Item[] {
    if (!/^(?:list|listItem|blockquote|table|tableRow)$/.test(node.type) || !('children' in node)) return [];
    const children = node.children as RootContent[];
    const last = children.at(-1);
    if (!last) return [];
    if (last.type !== 'paragraph' && last.type !== 'tableCell') {
      const lines = takeLastLines(last, column, isLone);
      if (lines.length > 0 && isEmpty(last)) children.pop();
      return lines;
    }
    if (last.type === 'tableCell' && children.length > 1) return [];
    const lines = linesOf({ ...last, type: 'paragraph' } as Paragraph);
    const at = lines.findIndex(
      (line) => line.type === 'mark' && (positionOf(line.line).start.column <= column || isLone(line)),
    );
    if (at === -1) return [];
    const rest = lines.slice(0, at).map((line) => (line.type === 'mark' ? line.line : line));
    children.splice(-1, 1, ...(rest as RootContent[]));
    return lines.slice(at);
  }

  /** Whether something begins in what a list or quotation holds. */
  function holdsStart(node: RootContent): boolean {
    if (!hasMark({ children: [node] })) return false;
    if (node.type === 'paragraph' || node.type === 'tableCell')
      return linesOf({ ...node, type: 'paragraph' } as Paragraph).some(
        (line) => line.type === 'mark' && line.role === 'start',
      );
    return 'children' in node && (node.children as RootContent[]).some(holdsStart);
  }

  /** A paragraph parted at the lines that are marks. */
  function linesOf(paragraph: Paragraph): Item[] {
    const items: Item[] = [];
    let run: PhrasingContent[] = [];
    const flush = () => {
      const kept = trimmed(run);
      const [first, last] = [kept[0], kept.at(-1)];
      if (first && last) {
        const position = spanOf({ position: positionOf(first) }, { position: positionOf(last) });
        items.push({ type: 'paragraph', children: kept, position });
      }
      run = [];
    };
    for (const line of partsOf(paragraph.children, source, reader)) {
      const words = reader.wordsOf(line, source);
      const [first, last] = [line[0], line.at(-1)];
      if (words && first && last) {
        flush();
        const position = spanOf({ position: positionOf(first) }, { position: positionOf(last) });
        items.push({ type: 'mark', ...words, line: { type: 'paragraph', children: [...line], position } });
      } else run.push(...line);
    }
    if (!items.some(({ type }) => type === 'mark')) return [paragraph];
    flush();
    return items;
  }

  pair(root);
}

/** Blocks between two marks become what the pair comes to; the innermost pair first. */
function closeAll(items: readonly Item[], reader: MarkReader): RootContent[] {
  const open: Open[] = [];
  const result: RootContent[] = [];
  // Where an end has lost its start, a start without an end may be that.
  let lostEnds = 0;
  const current = () => open.at(-1)?.content ?? result;
  const giveUp = () => {
    const last = open.pop();
    if (!last) return;
    const alone = reader.alone?.(last.mark);
    if (!alone) reader.unclosed?.(last.mark, 'nothing');
    current().push(...(alone ?? [last.mark.line]), ...last.content);
  };
  for (const item of items) {
    if (item.type !== 'mark') current().push(item);
    else if (item.role === 'start') open.push({ mark: item, content: [] });
    else {
      const at = open.findLastIndex(({ mark }) => mark.key === item.key);
      if (at === -1) {
        lostEnds++;
        current().push(...(reader.alone?.(item) ?? [item.line]));
      } else {
        // What was opened inside and not closed stands alone.
        while (open.length > at + 1) giveUp();
        const closed = open.pop();
        if (!closed) continue;
        const position = spanOf({ position: positionOf(closed.mark.line) }, { position: positionOf(item.line) });
        current().push(...reader.close(closed.mark, closed.content, position));
      }
    }
  }
  while (open.length > 0) {
    const last = open.at(-1);
    const end = last?.content.at(-1);
    if (last && end && lostEnds === 0 && reader.staysOpen?.(last.mark)) {
      open.pop();
      reader.unclosed?.(last.mark, 'rest');
      const position = spanOf({ position: positionOf(last.mark.line) }, { position: positionOf(end) });
      current().push(...reader.close(last.mark, last.content, position));
    } else giveUp();
  }
  return result;
}

function isEmpty(node: RootContent): boolean {
  return 'children' in node && node.children.length === 0;
}

/** Without the blanks and breaks at either end. */
function trimmed(run: readonly PhrasingContent[]): PhrasingContent[] {
  const isBlank = (node: PhrasingContent) =>
    node.type === 'break' || (node.type === 'text' && node.value.trim() === '');
  const first = run.findIndex((node) => !isBlank(node));
  if (first === -1) return [];
  const kept = run.slice(first, run.findLastIndex((node) => !isBlank(node)) + 1);
  const [start, end] = [kept[0], kept.at(-1)];
  if (end?.type === 'text') end.value = end.value.trimEnd();
  const lead = start?.type === 'text' ? (/^[ \t]+/.exec(start.value)?.[0].length ?? 0) : 0;
  if (start?.type === 'text' && lead > 0) {
    const { start: from, end: to } = positionOf(start);
    const moved = { line: from.line, column: from.column + lead, offset: from.offset + lead };
    kept[0] = { ...start, value: start.value.slice(lead), position: { start: moved, end: to } };
  }
  return kept;
}

/** The nodes of each line; the text that ends a line keeps its break. */
function partsOf(children: readonly PhrasingContent[], source: string, reader: MarkReader): PhrasingContent[][] {
  const parts: PhrasingContent[][] = [[]];
  for (const node of children) {
    if (node.type !== 'text') {
      parts.at(-1)?.push(node);
      if (node.type === 'break') parts.push([]);
      continue;
    }
    for (const [index, part] of splitText(node, source, reader).entries()) {
      if (index > 0) parts.push([]);
      parts.at(-1)?.push(part);
    }
    if (node.value.endsWith('\n')) parts.push([]);
  }
  return parts.filter((line) => line.length > 0);
}

/** A text parted at its line breaks, and at further seams, each part with its place. */
export function splitText(
  text: Text,
  source: string,
  { seams, braces }: Pick<MarkReader, 'seams' | 'braces'> = {},
): Text[] {
  const { start, end } = positionOf(text);
  const parts: Text[] = [];
  let index = 0;
  for (const line of linesIn(text.value, braces)) {
    const lineStart = index === 0 ? start.offset : lineStartAt(source, start.line + index);
    // What a line begins with belongs to the list or quotation around.
    const lead = index === 0 ? 0 : (/^[ \t>]*/.exec(source.slice(lineStart, end.offset))?.[0].length ?? 0);
    let at = lineStart + lead;
    index += line.split('\n').length - (line.endsWith('\n') ? 1 : 0);
    const lineEnd = Math.min(end.offset, lineStartAt(source, start.line + index));
    const pieces = seams ? line.split(seams) : [line];
    for (const [piece, value] of pieces.entries()) {
      const next = pieces[piece + 1]?.trim();
      const found = next ? source.indexOf(next, at + value.trim().length) : -1;
      const stop = next === undefined || found === -1 ? lineEnd : found;
      const last = at + source.slice(at, stop).trimEnd().length;
      parts.push({ ...text, value, position: { start: pointAt(source, at), end: pointAt(source, last) } });
      at = stop;
    }
  }
  return parts;
}

/** The lines of a text, each with its break; those that one mark goes on across are one. */
function linesIn(text: string, braces: MarkReader['braces']): string[] {
  const lines = text.split(/(?<=\n)/);
  if (!braces || lines.length === 1) return lines;
  const [open, close] = braces;
  const joined: string[] = [];
  let isOpen = false;
  for (const line of lines) {
    if (isOpen) joined[joined.length - 1] += line;
    else joined.push(line);
    isOpen = isOpen ? !line.includes(close) : line.lastIndexOf(open) > line.lastIndexOf(close);
  }
  // One that nothing closes is no mark.
  return isOpen ? lines : joined;
}
