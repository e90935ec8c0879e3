/** MDX text to mdast. Strict: what the MDX compiler refuses is refused here, but nothing is compiled. */
import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { VFileMessage } from 'vfile-message';
import type { Position } from '../position.ts';
import { EXIT, visit } from '../visit.ts';

const plain = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx).freeze();
const withGfm = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm)
  .use(withoutTransforms)
  .use(remarkMdx)
  .freeze();

// GFM doubles the time, and without one of these it changes nothing.
export const gfmTriggers = /[~|@]|\[\^|\[[ xX]\]|www\.|https?:\/\//;

// What makes a difference wherever it stands: tables and notes begin outside of text as well.
const gfmAnywhere = /\||:-|-:|\[\^|\[[\sxX]\]/;
// What makes a difference in running text alone: addresses and struck words.
const gfmInText = /[~@]|www\.|https?:\/\//i;
// Where it mostly stands without being running text: code, braces, values of attributes, targets of links.
const besideText = /```[\s\S]*?```|`[^`\n]*`|\{[^{}]*\}|="[^"]*"|='[^']*'|\]\([^()\s]*|^[ \t]*\[[^\]\n]+\]:.*/gm;

/** A parser that is faster than remark, and leaves to it what it is not sure of: then it answers `undefined`. */
export type FastParser = (text: string) => Root | undefined;

export type SyntaxResult = { ok: true; root: Root } | { ok: false; reason: string; position: Position };

/** The tree of a text, or the first place at which it is not MDX. Frontmatter becomes a `yaml` node. */
export function parseSyntax(text: string): SyntaxResult {
  try {
    const root = gfmTriggers.test(text) ? (parseIfPlain(text) ?? withGfm.parse(text)) : plain.parse(text);
    return { ok: true, root };
  } catch (cause) {
    if (cause instanceof VFileMessage) return { ok: false, reason: reasonOf(cause), position: positionOf(cause) };
    // Nesting that exhausts the stack is a fault of the text, not an outage.
    if (cause instanceof RangeError) return { ok: false, reason: 'it is nested too deep', position: textStart };
    throw cause;
  }
}

/**
 * The tree of a text in which GFM would find nothing; `undefined` if it might. Parsers go from left to right, so they
 * agree up to the first sign that stands in running text, and the tree tells whether there is one.
 */
function parseIfPlain(text: string): Root | undefined {
  // Only a guess, which saves a second parse: the tree decides.
  if (gfmAnywhere.test(text) || gfmInText.test(text.replace(besideText, ' '))) return undefined;
  try {
    const root = plain.parse(text);
    return holdsGfm(root) ? undefined : root;
  } catch (cause) {
    if (cause instanceof VFileMessage) return undefined;
    throw cause;
  }
}

function holdsGfm(root: Root): boolean {
  let isFound = false;
  visit(root, (node) => {
    const text = node.type === 'text' ? node.value : 'alt' in node ? node.alt : undefined;
    isFound ||= typeof text === 'string' && gfmInText.test(text);
    return isFound ? EXIT : undefined;
  });
  return isFound;
}

// A line of a hundred quotations, lists or definitions in each other.
const deepLine = /^[ \t]*(?:>[ \t]*|(?:[*+:-]|\d{1,9}[.)])[ \t]+){101}/m;

// What holds nothing in HTML, however it is written.
const voidTag = /^<(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)(?![\w-])/;

/**
 * Whether lists, quotations or a thousand tags stand in each other as nobody writes them. The parser's memory grows with
 * the square of the depth, and a thread that runs out of memory can take the whole process with it.
 */
export function nestsTooDeep(text: string): boolean {
  if (deepLine.test(text)) return true;
  let depth = 0;
  for (const [tag] of text.matchAll(/<\/?[\p{L}_$>][^<>]*>?/gu)) {
    if (tag.startsWith('</')) depth = Math.max(0, depth - 1);
    else if (!tag.endsWith('/>') && !voidTag.test(tag) && ++depth > 1000) return true;
  }
  return false;
}

/**
 * Leaves out the second search for addresses, which finds them where GFM's own rules do not (`_a@example.com_`) and makes
 * nodes without a place: no edit could be made there.
 */
export function withoutTransforms(this: Processor): void {
  for (const extension of (this.data().fromMarkdownExtensions ?? []).flat()) extension.transforms = [];
}

const textStart: Position = {
  start: { line: 1, column: 1, offset: 0 },
  end: { line: 1, column: 1, offset: 0 },
};

function positionOf({ place, line, column, reason }: VFileMessage): Position {
  const point = (p: { line: number; column: number; offset?: number | undefined }) => ({
    line: p.line,
    column: p.column,
    offset: p.offset ?? 0,
  });
  if (place && 'start' in place) return { start: point(place.start), end: point(place.end) };
  const only = point(place ?? toldIn(reason) ?? { line: line ?? 1, column: column ?? 1 });
  return { start: only, end: only };
}

/** A tag that is open at the end of the file is placed by the words of the message alone: "… (6:3-6:19)". */
function toldIn(reason: string): { line: number; column: number } | undefined {
  const [, line, column] = /\((\d+):(\d+)-\d+:\d+\)/.exec(reason) ?? [];
  return line && column ? { line: Number(line), column: Number(column) } : undefined;
}

function reasonOf({ reason }: VFileMessage): string {
  const sentence = reason.split('\n')[0]?.replace(/\.$/, '') ?? reason;
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
