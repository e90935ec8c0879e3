/**
 * `> [!NOTE]`, as GitHub has it and every dialect writes it, to the callout that means the same. `> [!TIP] A title` and
 * words of their own are Obsidian's and those of houses.
 */
import type { Blockquote, Paragraph, Root, RootContent, Text } from 'mdast';
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import { lineStartAt, type Point, type Position, pointAt, spanOf } from '../../position.ts';
import { positionOf } from '../../resolve/resolution.ts';
import { visit } from '../../visit.ts';
import { makeAttribute, makeTag } from '../make-tag.ts';

/** GitHub's five, and the words for the rest of our tones. A word that our callout would not say is its title. */
const callouts: Record<string, { tag: string; title?: string }> = {
  note: { tag: 'Note' },
  info: { tag: 'Info' },
  tip: { tag: 'Tip' },
  hint: { tag: 'Tip' },
  success: { tag: 'Check' },
  check: { tag: 'Check' },
  done: { tag: 'Check' },
  important: { tag: 'Info', title: 'Important' },
  warning: { tag: 'Warning' },
  attention: { tag: 'Warning' },
  caution: { tag: 'Danger', title: 'Caution' },
  danger: { tag: 'Danger' },
  error: { tag: 'Danger' },
};

const mark = /^\[!(?<word>[\p{L}][\p{L}\p{N}_-]*)\][+-]?[ \t]*(?<title>[^\r\n]*?)[ \t]*(?:\r?\n|$)/u;

/** Changes the tree of a text in place. Quotations that begin in any other way stay quotations. */
export function readAlerts(root: Root, source: string): void {
  visit(root, 'blockquote', (quote, index, parent) => {
    const alerts = partsOf(quote).map((part) => alertOf(part, source));
    if (!parent || index === undefined || !alerts.every((alert) => alert !== undefined)) return;
    parent.children.splice(index, 1, ...(alerts as Blockquote[]));
  });
}

/** A quotation parted where a further alert begins in it. */
function partsOf(quote: Blockquote): Blockquote[] {
  const starts = quote.children.flatMap((child, at) => (at === 0 || beginsAlert(child) ? [at] : []));
  if (starts.length < 2) return [quote];
  return starts.map((from, part) => {
    const children = quote.children.slice(from, starts[part + 1]);
    const [first, last] = [children[0] ?? quote, children.at(-1) ?? quote];
    return { ...quote, children, position: spanOf({ position: positionOf(first) }, { position: positionOf(last) }) };
  });
}

function beginsAlert(child: Blockquote['children'][number]): boolean {
  const [text] = child.type === 'paragraph' ? child.children : [];
  const word = text?.type === 'text' ? mark.exec(text.value)?.groups?.['word'] : undefined;
  return word !== undefined && Object.hasOwn(callouts, word.toLowerCase());
}

function alertOf(quote: Blockquote, source: string): RootContent | undefined {
  const [paragraph] = quote.children;
  const [text] = paragraph?.type === 'paragraph' ? paragraph.children : [];
  if (paragraph?.type !== 'paragraph' || text?.type !== 'text') return undefined;
  const { 0: found = '', groups } = mark.exec(text.value) ?? {};
  const { start } = positionOf(text);
  // `\[!NOTE]` says that it is no alert.
  if (!groups || source[start.offset] !== '[') return undefined;
  const { word = '', title = '' } = groups;
  const known = callouts[word.toLowerCase()];
  const isTitle = /\n$/.test(found) || quote.children.length > 1 ? canBeTitle(title, paragraph, found) : false;
  const length = isTitle || title === '' ? found.length : text.value.indexOf(title);
  const first = paragraphFrom(paragraph, text, length, source);
  const named = isTitle ? titleOf(title, start, source) : titleWord(known?.title ?? (known ? undefined : word));
  return makeTag(known?.tag ?? 'Note', {
    attributes: named ? [named] : [],
    children: [...(first ? [first] : []), ...quote.children.slice(1)] as RootContent[],
    position: positionOf(quote),
  });
}

/** Characters of a line that can stand as a title. */
const titleLimit = 60;

/** Whether words behind the mark are a title over what follows: not a sentence, nor one that goes on in bold or code. */
function canBeTitle(title: string, { children }: Paragraph, found: string): boolean {
  const isWhole = /\n$/.test(found) || children.length === 1;
  return title !== '' && isWhole && title.length <= titleLimit && !/[.!:;,。]$/.test(title);
}

/** The title that stands behind the mark. */
function titleOf(title: string, { offset }: Point, source: string): MdxJsxAttribute {
  const at = offset + (/^\[![^\]]*\][+-]?[ \t]*/.exec(source.slice(offset))?.[0].length ?? 0);
  const end = at + (/^[^\r\n]*/.exec(source.slice(at))?.[0].trimEnd().length ?? 0);
  return makeAttribute('title', title, { start: pointAt(source, at), end: pointAt(source, end) });
}

/** A word in capitals as a title has it. */
function titleWord(word: string | undefined): MdxJsxAttribute | undefined {
  if (word === undefined) return undefined;
  const text = word.replace(/[_-]+/g, ' ').toLowerCase();
  return makeAttribute('title', text.charAt(0).toUpperCase() + text.slice(1));
}

/** The paragraph without the first so many characters of its text; `undefined` if nothing is left of it. */
function paragraphFrom(paragraph: Paragraph, text: Text, length: number, source: string): Paragraph | undefined {
  const value = text.value.slice(length);
  const rest = paragraph.children.slice(1);
  // Two blanks at the end of the mark's line are no line of the note.
  if (value === '' && rest[0]?.type === 'break') rest.shift();
  const children = [
    ...(value === '' ? [] : [{ ...text, value, position: placeOfRest(text, length, source) }]),
    ...rest,
  ];
  const [first, last] = [children[0], children.at(-1)];
  if (!first || !last) return undefined;
  const position = spanOf({ position: positionOf(first) }, { position: positionOf(last) });
  return { type: 'paragraph', children, position };
}

/** Where a text stands without its first characters: on its line, or on the next one behind the signs of the quotation. */
function placeOfRest(text: Text, length: number, source: string): Position {
  const { start, end } = positionOf(text);
  if (!text.value.slice(0, length).endsWith('\n')) return { start: pointAt(source, start.offset + length), end };
  const lineStart = lineStartAt(source, start.line + 1);
  const lead = /^[ \t>]*/.exec(source.slice(lineStart))?.[0].length ?? 0;
  return { start: pointAt(source, lineStart + lead), end };
}
