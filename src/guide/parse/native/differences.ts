/**
 * Where Sätteri and remark are known to differ, or where only remark sees the difference. Found by parsing thousands of
 * guides, all examples of CommonMark and GFM, and mutations of both, with the two (`test/guide/native-syntax.test.ts`).
 * A rule may doubt too much; it costs time. A missing rule would cost meaning.
 */
import type { Nodes, Parents, RootContent } from 'mdast';
import { lineStartAt } from '../../position.ts';
import { doubt } from './doubt.ts';
import { placeOf, sourceOf, type Tag } from './place.ts';

/** What is read differently wherever it stands. */
const doubtfulTexts = [
  // Frontmatter, footnotes, tabs at the end of a line.
  /^\uFEFF?---|\[\^/,
  /\t *\r?$/m,
  // Closing tags on two lines, and a name with nothing but `>` below it.
  /<\/[^<>]*\n|<[^<>\s]+[ \t]*\r?\n[ \t>]*>/,
  // Emphasis of two kinds at once, or beside a symbol beyond the basic plane.
  /\*_|_\*|[*_~][\u{10000}-\u{10FFFF}]|[\u{10000}-\u{10FFFF}][*_~]/u,
];

/** @throws {SyntaxError} */
export function doubtText(text: string): void {
  // Half a surrogate does not survive the way into native code.
  if (!text.isWellFormed() || doubtfulTexts.some((pattern) => pattern.test(text))) throw doubt('text');
  // Behind a backslash at its end native code can look beyond the text.
  if (text.trimEnd().endsWith('\\')) throw doubt('backslash');
  if (bracketsNestDeep(text)) throw doubt('brackets');
  if (text.includes('\r') && /[\r\n]/.test(text.replaceAll('\r\n', ''))) throw doubt('line ends of two kinds');
}

/** Levels of brackets in each other. Code of so many exhausts the stack of native code, and unclosed ones its patience. */
const bracketLimit = 200;

function bracketsNestDeep(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\](){}]/g)) {
    if (bracket === '[' || bracket === '(' || bracket === '{') depth++;
    else if (depth > 0) depth--;
    if (depth > bracketLimit) return true;
  }
  return false;
}

/** A statement that may begin in the middle of what looks like a paragraph or a table. */
const statement = /(?:^|\n)[ \t>]*(?:import|export)\s/;
const address = /[\w.+-]@[\w-]|www\.|:\/\//;

type Rules = {
  [Type in Nodes['type']]?: (node: Extract<Nodes, { type: Type }>, text: string, parent: Parents) => boolean;
};

const rules: Rules = {
  // Definitions count from wherever they stand.
  definition: () => true,
  footnoteDefinition: () => true,
  // Signs that could begin something: where it comes to nothing, places in the rest of the paragraph differ.
  text: (node, text, parent) => {
    const source = sourceOf(node, text);
    const isLinked = parent.type === 'link';
    return (
      /[`[*]/.test(node.value) ||
      (node.value.includes('|') && /\n[ \t>]*[|:-]/.test(source)) ||
      /(?<!\\)[{<]/.test(source) ||
      statement.test(source) ||
      (!isLinked && address.test(node.value)) ||
      (!/[&\\]/.test(source) && bareLines(source) !== bareLines(node.value))
    );
  },
  paragraph: (node, text) => {
    const last = node.children.at(-1);
    return last !== undefined && last.type !== 'text' && isBeforeBlanks(last, text);
  },
  image: (node, text) => /[{<]/.test(sourceOf(node, text)),
  link: isDoubtfulAddress,
  // A fence that nothing closes.
  code: (node, text) => {
    const source = sourceOf(node, text);
    return /^(?:```|~~~)/.test(source) && !/\n[^\n]*(?:```|~~~)\s*$/.test(source);
  },
  table: (node, text) => {
    const source = sourceOf(node, text);
    return address.test(source.slice(0, source.indexOf('\n'))) || statement.test(source);
  },
  blockquote: (node, text) => /\n[ \t>]*$/.test(sourceOf(node, text)),
  // A row is a line, so a tag in it can't go on in the next.
  tableCell: (node, text) => {
    const source = sourceOf(node, text);
    return source.includes('\n') || /\{[^}]*\|/.test(source);
  },
  mdxTextExpression: ({ value }) => value.includes('\n'),
  // The places of paragraphs behind boxes to tick differ.
  listItem: ({ checked }) => typeof checked === 'boolean',
  mdxjsEsm: (node, text) =>
    !/^(?:import|export) /.test(node.value) || /\n[ \t]*\n/.test(node.value) || !isBehindBlankLine(node, text),
};

function isBehindBlankLine(node: RootContent, text: string): boolean {
  const { line } = placeOf(node).start;
  return line === 1 || text.slice(lineStartAt(text, line - 1), lineStartAt(text, line)).trim() === '';
}

/** A text without what its lines begin and end with, which belongs to what stands around. */
function bareLines(text: string): string {
  return text.includes('\n') ? text.replace(/[ \t]*\r?\n[ \t>]*/g, '\n') : text;
}

/** @throws {SyntaxError} */
export function doubtNode(node: RootContent, parent: Parents, text: string): void {
  const isDoubtful = rules[node.type] as ((node: RootContent, text: string, parent: Parents) => boolean) | undefined;
  if (isDoubtful?.(node, text, parent)) throw doubt(node.type);
}

/** An address in running text, unless it is a plain one that stands alone. */
function isDoubtfulAddress(node: Extract<Nodes, { type: 'link' }>, text: string, parent: Parents): boolean {
  const { start, end } = placeOf(node);
  if (text[start.offset] === '[' || text[start.offset] === '<') return false;
  const before = text.slice(placeOf(parent).start.offset, start.offset);
  return (
    before.includes('[') ||
    !/[\s(]/.test(before.at(-1) ?? ' ') ||
    !/^https?:\/\/[\w/.-]+$/.test(sourceOf(node, text)) ||
    !/[\s.,)]/.test(text[end.offset] ?? ' ')
  );
}

/**
 * Blanks at the end of a line belong to the paragraph or list around, or not.
 * @throws {SyntaxError}
 */
export function doubtBlanksBehind(node: RootContent, text: string): void {
  if (isBeforeBlanks(node, text)) throw doubt('blanks');
}

function isBeforeBlanks(node: RootContent, text: string): boolean {
  const blanks = /[ \t]+(?:\r?\n|$)/y;
  blanks.lastIndex = placeOf(node).end.offset;
  return blanks.test(text);
}

/**
 * A tag or braces on a line that does not go as deep as the list or quotation around: MDX refuses it.
 * @throws {SyntaxError}
 */
export function doubtLazyLines(node: RootContent, containers: readonly RootContent[], text: string): void {
  const { start, end } = placeOf(node);
  for (const container of containers) {
    const { line, column, offset } = placeOf(container).start;
    const marker = /^(?:[-*+]|\d+[.)])[ \t]/.exec(text.slice(offset, offset + 12))?.[0].length ?? 2;
    for (let at = Math.max(start.line, line + 1); at <= end.line; at++) {
      const lead = leadOf(text, lineStartAt(text, at));
      if (lead === undefined) continue;
      const isLazy = container.type === 'blockquote' ? !lead.includes('>') : lead.length < column - 1 + marker;
      if (isLazy) throw doubt('lazy line');
    }
  }
}

/** What a line begins with before its first word; `undefined` for a line without one. */
function leadOf(text: string, start: number): string | undefined {
  const [, lead, word] = /^([ \t>]*)([^\r\n]?)/.exec(text.slice(start, start + longestLead)) ?? [];
  return word === '' ? undefined : lead;
}

/** Characters. Deeper is nothing that a writer indents. */
const longestLead = 500;

/**
 * An opening tag on several lines, in a line of text: a line of it may begin a list.
 * @throws {SyntaxError}
 */
export function doubtLongTag(tag: Tag, end: number, text: string): void {
  if (text.slice(placeOf(tag).start.offset, end).includes('\n')) throw doubt('long tag');
}

/**
 * A tag that nothing closes, or that is closed within a list, quotation, table or code that it holds: MDX refuses it.
 * @throws {SyntaxError}
 */
export function doubtClosing(tag: Tag, text: string): void {
  const source = sourceOf(tag, text);
  if (!source.endsWith('/>') && !source.endsWith(`</${tag.name ?? ''}>`)) throw doubt('closing tag');
  const last = tag.children.at(-1);
  if (!last || !['list', 'blockquote', 'table', 'code'].includes(last.type)) return;
  const at = text.lastIndexOf('<', placeOf(tag).end.offset - 1);
  const lead = text.slice(text.lastIndexOf('\n', at) + 1, at);
  if (!/^[ \t]*$/.test(lead) || lead.length >= placeOf(last).start.column) throw doubt('closing tag');
}
