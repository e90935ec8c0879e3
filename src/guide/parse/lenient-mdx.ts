/**
 * Other dialects of Markdown made readable as MDX: HTML comments, `{#id}`, `<br>`, `<https://…>`, attribute lists and
 * templates. Only for a text that is no MDX as it stands: done to one that is, it would change what some pages mean.
 */

export interface LenientSource {
  text: string;
  /** Offsets in the lenient text of the characters that were put in. */
  insertions: number[];
  /** Ids of headings, by the offset in the text as written at which they stood. */
  ids: Map<number, string>;
  /** How often each kind was lenient, by its name. */
  kinds: Map<string, number>;
  /** Offset of the first thing lenient. */
  first: number;
}

/** Noncharacters for the signs that MDX would read as its own, until the tree is there. */
const signs = new Map([
  ['{', '\uFDD2'],
  ['}', '\uFDD3'],
  ['<', '\uFDD4'],
]);

const candidates = new RegExp(
  [
    '(?<comment><!--[\\s\\S]*?-->)',
    '(?<id>\\{#[\\w:.-]+\\}(?=[ \\t]*\\r?(?:\\n|$)))',
    '(?<list>\\{:[^{}\\n]*\\})',
    '(?<template>\\{%[^\\n]*?%\\}|(?<!=)\\{\\{[^{}\\n]*\\}\\})',
    // Case counts: `<Link>` is a component.
    '(?<void><(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)(?:\\s(?:[^<>"\'{}]|"[^"]*"|\'[^\']*\'|\\{[^{}]*\\})*)?(?<!/)>)',
    '(?<end></(?:br|hr|img)>)',
    '(?<address><(?:https?:\\/\\/|mailto:)[^\\s<>]+>|<[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+>)',
    '(?<sign><(?![\\p{L}_$/>]))',
    // Words that nobody would take for code: `{your domain}`.
    '(?<brace>(?<![={])\\{[\\p{L}\\p{N}_ .,:|/#-]*\\})',
  ].join('|'),
  'gu',
);

const names: Record<string, string> = {
  comment: 'HTML comments',
  id: 'ids of headings',
  list: 'attribute lists',
  template: 'templates as text',
  void: 'tags that nothing closes',
  end: 'tags that nothing closes',
  address: 'addresses in angle brackets',
  sign: '`<` as text',
  brace: 'braces as text',
};

/**
 * The text with all that can be lenient, everything else at the same offset but for what `insertions` tells. Code is left
 * alone. `isExpression` says whether braces hold what MDX can read.
 */
export function makeLenient(text: string, from: number, isExpression: (braces: string) => boolean): LenientSource {
  const code = codeRanges(text, from);
  const result: LenientSource = {
    text: text.slice(0, from),
    insertions: [],
    ids: new Map(),
    kinds: new Map(),
    first: -1,
  };
  let done = from;
  candidates.lastIndex = from;
  for (const match of text.matchAll(candidates)) {
    const { 0: found, index, groups = {} } = match;
    if (index < done || isInside(code, index) || text[index - 1] === '\\') continue;
    const kind = Object.keys(groups).find((name) => groups[name] !== undefined) ?? '';
    if (kind === 'brace' && isExpression(found)) continue;
    const isHeading = kind === 'id' && isInHeading(text, index);
    if (isHeading) result.ids.set(index, found.slice(2, -1));
    const written = isHeading ? ' '.repeat(found.length) : rewrite(kind === 'id' ? 'brace' : kind, found);
    result.text += text.slice(done, index) + written;
    if (written.length > found.length) result.insertions.push(result.text.length - 2);
    done = index + found.length;
    const name = names[kind === 'id' && !isHeading ? 'brace' : kind] ?? kind;
    result.kinds.set(name, (result.kinds.get(name) ?? 0) + 1);
    if (result.first === -1) result.first = index;
  }
  result.text += text.slice(done);
  return result;
}

/** A string of the tree with the signs that MDX did not see. */
export function withSigns(text: string): string {
  return [...signs].reduce((plain, [sign, mark]) => plain.replaceAll(mark, sign), text);
}

function rewrite(kind: string, found: string): string {
  switch (kind) {
    case 'comment':
      return `{/* ${found.slice(4, -3).replaceAll('*/', '* ')}*/}`;
    case 'list':
      return ' '.repeat(found.length);
    case 'void':
      return `${found.slice(0, -1)}/>`;
    case 'end':
      return `<${found.slice(2, -1)}/>`;
    case 'address':
      return ` ${found.slice(1, -1)} `;
    default:
      return found.replace(/[{}<]/g, (sign) => signs.get(sign) ?? sign);
  }
}

/** Whether a line is a heading: by its signs, or by the line under it. */
function isInHeading(text: string, at: number): boolean {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const next = /^[^\n]*\n([^\n]*)/.exec(text.slice(at))?.[1] ?? '';
  return /^[ \t>]*#{1,6}[ \t]/.test(text.slice(start, at)) || /^[ \t>]*(?:=+|-+)[ \t]*\r?$/.test(next);
}

function isInside(ranges: readonly (readonly [number, number])[], offset: number): boolean {
  return ranges.some(([start, end]) => start <= offset && offset < end);
}

/** Where fences and code in lines stand. */
function codeRanges(text: string, from: number): [number, number][] {
  const ranges: [number, number][] = [];
  let fence: { sign: string; start: number } | undefined;
  let offset = from;
  let prose = from;
  const addSpans = (end: number) => {
    const part = text.slice(prose, end);
    for (const { 0: found, index } of part.matchAll(
      /(?<!`)(`{1,20})(?!`)(?:(?!\n[ \t]*\r?\n)[^`]|(?!\1(?!`))`)*?\1(?!`)/g,
    )) {
      ranges.push([prose + index, prose + index + found.length]);
    }
  };
  for (const line of text.slice(from).split(/(?<=\n)/)) {
    const sign = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})(.*)/.exec(line);
    if (!fence && sign?.[1] && !(sign[1].startsWith('`') && sign[2]?.includes('`'))) {
      addSpans(offset);
      fence = { sign: sign[1], start: offset };
    } else if (fence && sign?.[1]?.startsWith(fence.sign) && sign[2]?.trim() === '') {
      ranges.push([fence.start, offset + line.length]);
      fence = undefined;
      prose = offset + line.length;
    }
    offset += line.length;
  }
  if (fence) ranges.push([fence.start, offset]);
  else addSpans(offset);
  return ranges;
}
