/**
 * A guide's source as a tolerant reader finds it, whatever its dialect: no grammar, no tree, none of the program's code.
 * What is code or a comment is set apart, so that everything else can be searched by patterns.
 */
import { readTag, type Tag } from './read-tag.ts';

/** A block of code: fenced, or indented as Markdown has it. */
export interface CodeBlock {
  line: number;
  /** What stands behind the opening fence; `undefined` of indented code. */
  info: string | undefined;
  /** As written, without the fences. */
  code: string;
}

export interface SourceText {
  file: string;
  /** As written. */
  source: string;
  /**
   * The same text at the same places, with spaces where frontmatter, blocks of code, comments and scripts are, and
   * `hiddenSign` for each sign of inline code and escapes.
   */
  prose: string;
  codes: CodeBlock[];
  /** Opening tags outside code and comments, in order. */
  tags: Tag[];
  /** Line of a place in `source` or `prose`, from 1. */
  lineAt(offset: number): number;
}

/** Stands for a sign that is part of a sentence, but no syntax. */
export const hiddenSign = '\u0001';

/** The prose of a text with its inline code and escapes as they are written. */
export function proseWithCode({ prose, source }: Pick<SourceText, 'prose' | 'source'>): string {
  return prose.replace(hiddenRun, (gap, at: number) => source.slice(at, at + gap.length));
}

const hiddenRun = new RegExp(`${hiddenSign}+`, 'g');

type Hidden = [from: number, to: number, sign: string];

const fenceStart = /(?<=^|\n)(?:[ \t]|>[ \t]?|(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})([^\n]*)(?:\n|$)/y;
const commentStart = /<!--|\{\s*\/\*/y;
/** A function or component that a file of MDX exports, up to the line that closes it outside of its strings: a program, and no text. */
const exportedProgram =
  /(?<=^|\n)export\s+(?:(?:default\s+)?(?:async\s+)?function\b|const\s+\w+\s*=\s*(?:async\s*)?\()(?:`(?:\\[\s\S]|[^`\\])*`|[^`])*?\n\}[^\n]*/y;
/** Scripts, styles, and what is for agents alone. */
const silentElement =
  /<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>|<Visibility\b[^>]*\bfor=["']agents["'][^>]*>[\s\S]*?<\/Visibility\s*>|<If\b[^>]*\bis=["']llm["'][^>]*>[\s\S]*?<\/If\s*>/y;

/** Reads one file. Takes time in proportion to its length. */
export function readSource(file: string, source: string): SourceText {
  const codes: CodeBlock[] = [];
  const tags: Tag[] = [];
  const lineAt = lineCounter(source);
  const hidden: Hidden[] = [];
  const endOfFrontmatter = /^\uFEFF?---[ \t]*\r?\n[\s\S]*?\n---[ \t]*(?:\r?\n|$)/.exec(source)?.[0].length ?? 0;
  if (endOfFrontmatter > 0) hidden.push([0, endOfFrontmatter, ' ']);
  /** Where lines end that close a block whose content is content. */
  const closings = new Map<number, number>();
  for (let at = endOfFrontmatter; at < source.length; ) {
    const closing = closings.get(at);
    if (closing !== undefined) {
      hidden.push([at, closing, ' ']);
      at = closing;
      continue;
    }
    const fence = at === 0 || source[at - 1] === '\n' ? matchAt(fenceStart, source, at) : undefined;
    if (fence && !fence[2]?.includes('`')) {
      const from = at + fence[0].length;
      const { close, end } = closingFence(
        source,
        from,
        fence[1] ?? '```',
        file.endsWith('.mdx') ? undefined : marginOf(fence[0]),
      );
      if (fence[2]?.trim() === 'mdx-code-block') {
        closings.set(close, end);
        hidden.push([at, from, ' ']);
        at = from;
        continue;
      }
      codes.push({ line: lineAt(at), info: fence[2]?.trim() ?? '', code: source.slice(from, close) });
      hidden.push([at, end, ' ']);
      at = end;
      continue;
    }
    const program = source[at] === 'e' && file.endsWith('.mdx') ? matchAt(exportedProgram, source, at) : undefined;
    const end = program ? at + program[0].length : endOfHidden(source, at);
    if (end > at) {
      hidden.push([at, end, !program && (source[at] === '`' || source[at] === '\\') ? hiddenSign : ' ']);
      at = end;
      continue;
    }
    const tag = source[at] === '<' ? readTag(source, at) : undefined;
    if (tag) tags.push(tag);
    at = tag?.end ?? at + 1;
  }
  let prose = blank(source, hidden);
  if (file.endsWith('.md')) {
    const indented = indentedCode(prose, source);
    codes.push(
      ...indented.map(({ from, to }) => ({ line: lineAt(from), info: undefined, code: source.slice(from, to) })),
    );
    prose = blank(
      prose,
      indented.map(({ from, to }) => [from, to, ' ']),
    );
  }
  return { file, source, prose, codes: codes.filter(({ code }) => code.trim() !== ''), tags, lineAt };
}

/** Where what begins here and is no prose ends: an escape, a comment, inline code, a script. The place itself if nothing does. */
function endOfHidden(source: string, at: number): number {
  const sign = source[at];
  if (sign === '\\') return Math.min(at + 2, source.length);
  if (sign === '`') {
    const run = /^`+/.exec(source.slice(at, at + 40))?.[0] ?? '`';
    const block = endOfParagraph(source, at);
    for (let from = at + run.length; ; ) {
      const close = source.indexOf(run, from);
      if (close < 0 || close >= block) return at + run.length;
      if (source[close + run.length] !== '`' && source[close - 1] !== '`') return close + run.length;
      from = close + run.length;
    }
  }
  if (sign !== '<' && sign !== '{') return at;
  const comment = matchAt(commentStart, source, at)?.[0];
  if (comment !== undefined) {
    const sign = comment === '<!--' ? '-->' : '*/';
    const close = source.indexOf(sign, at + comment.length);
    if (close < 0) return at;
    const end = close + sign.length;
    return sign === '*/' ? end + (/^\s*\}/.exec(source.slice(end, end + 20))?.[0].length ?? 0) : end;
  }
  return at + (matchAt(silentElement, source, at)?.[0].length ?? 0);
}

function endOfParagraph(source: string, at: number): number {
  const blankLine = /\n[ \t>]*\n/g;
  blankLine.lastIndex = at;
  return blankLine.exec(source)?.index ?? source.length;
}

/** Columns before the signs of a fence, in a line as it is matched. */
function marginOf(line: string): number {
  return line.search(/`{3}|~{3}/);
}

/** Where a fence's code ends, and where the line of the closing fence does, which may be set in by 3 columns more than `margin`. An open fence lasts to the end of the text. */
function closingFence(
  source: string,
  from: number,
  fence: string,
  margin: number | undefined,
): { close: number; end: number } {
  const pattern = new RegExp(
    `^[ \\t>]{0,${margin === undefined ? '' : margin + 3}}${fence[0] === '~' ? '~' : '`'}{${fence.length},}[ \\t]*\\r?$`,
    'gm',
  );
  pattern.lastIndex = from;
  const found = pattern.exec(source);
  if (!found) return { close: source.length, end: source.length };
  return { close: found.index, end: Math.min(found.index + found[0].length + 1, source.length) };
}

/** Blocks of lines that stand four columns in, after a blank line, in no list and no block of another dialect. */
function indentedCode(prose: string, source: string): { from: number; to: number }[] {
  const blocks: { from: number; to: number }[] = [];
  let at = 0;
  let isAfterBlank = true;
  let isInContainer = false;
  let open: { from: number; to: number } | undefined;
  for (const line of prose.split('\n')) {
    const isBlank = line.trim() === '';
    const isIndented = /^(?: {4}|\t)/.test(line) && !isBlank;
    // Blank in the prose, but not in the source: code or a comment.
    const isHidden = isBlank && source.slice(at, at + line.length).trim() !== '';
    if (!isBlank && !isIndented)
      isInContainer =
        /^\s*(?:[-*+]|\d{1,9}[.)])\s|^\s*(?::(?: {3}|\t)|!!!|\?\?\?|===|<|:::|\{%|\[\^)/.test(line) ||
        (isInContainer && /^\s/.test(line));
    if (isIndented && !isInContainer && (open || isAfterBlank)) open = { from: open?.from ?? at, to: at + line.length };
    else if (!isBlank || isHidden) {
      if (open) blocks.push(open);
      open = undefined;
    }
    isAfterBlank = isBlank && !isHidden;
    at += line.length + 1;
  }
  return open ? [...blocks, open] : blocks;
}

function blank(text: string, hidden: readonly Hidden[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const [from, to, sign] of hidden) {
    parts.push(text.slice(at, from), text.slice(from, to).replace(/[^\n]/g, sign));
    at = to;
  }
  return parts.join('') + text.slice(at);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function lineCounter(source: string): SourceText['lineAt'] {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
