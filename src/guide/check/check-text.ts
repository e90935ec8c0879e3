/** What readers would see as debris: marks of Markdown that mean nothing here, and words that are not meant for them. */
import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import type { PhrasingContent, Table } from 'mdast';
import type { Details } from '../issue.ts';
import type { GuideNode } from '../model.ts';
import type { Position } from '../position.ts';
import { type CheckedPlace, partOf, sourceOf } from './walk.ts';

type Leftover = Details<'markdown-leftover'>[0]['kind'];

/** One sign of each kind that is debris wherever it is left in text. */
const leftovers: readonly (readonly [kind: Leftover, pattern: RegExp])[] = [
  // A script without spaces goes on behind what is bold, where CommonMark closes no bold that ends with a sign.
  ['bold-joined', /(?<=[^\s*\\][\p{P}\p{S}])(?<!\*)\*\*(?=[\p{L}\p{N}])/u],
  [
    'bold-spaced',
    /(?<![\\*/\p{L}\p{N}_])\*\*[ \t]+[^*\n]+\*\*|(?<![\\*/\p{L}\p{N}_])\*\*[^\s*][^*\n]*[ \t]\*\*(?![\p{L}\p{N}_])/u,
  ],
  ['bold-open', /(?<![\\*/])\*\*(?=[\p{L}\p{N}"“(])|(?<=[\p{L}\p{N}.!?)])\*\*(?![*/])/u],
  ['bold-spaced', /(?<![\\\w])__[ \t]+\p{L}[^_\n]*__(?!\w)/u],
  ['emoji', /(?<![\p{L}\p{N}:/\\])(?!:\d+:):[a-z][a-z0-9_+-]{1,40}:(?![\p{L}\p{N}:/])/u],
  ['reference', /(?<![\w\\\])])\[[^[\]\n^]{1,120}\]\[[^[\]\n]{0,120}\](?![[(])/],
  ['footnote', /(?<!\\)\[\^[^\s\]]{1,60}\](?!:)/],
  ['link-spaced', /(?<!\\)\]\((?!\))[^()\n]{0,200}[^()\s"'][ \t]+[^()\n"']{0,200}\)/],
  ['link-apart', /(?<!\\)\][ \t]\((?=https?:|\/\w|mailto:|\.\.?\/|$)/],
  ['link-open', /(?<!\\)\]\(/],
];

/** Words of writers to themselves. */
const unfinished =
  /(?<![\w`"'-])(?:TODO|FIXME|TBD|TBA)(?![\w"'-]|[ -](?:list|app|item|task|comment))|(?<![\w.+-])XXX(?![\w.+-])|\b[Ll]orem ipsum\b|\[(?:[Ii]nsert|[Aa]dd|[Ff]ill in|[Yy]our text)[^\]\n]{0,40}\](?![([])/;

/** Spaces of no width, and marks that turn the direction of writing. Joiners are letters of some scripts. */
const invisible = /[\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/;

/** UTF-8 that was read as Windows-1252, and what a decoder puts where it can't. */
const garbled = /\uFFFD|â€[\u0080-\u00BF™œžŸ“”˜¦¢]|Ã[\u0080-\u00BF©¼¶¤Ÿ]|Â[\u00A0-\u00BF](?=\s|\d)/;

/** Whether a text has anything that any of the checks looks for. Most have not. */
const suspicious =
  /brand\.|\*\*|__|:[a-z]|[[\]`&#|]|:::|<{7}|todo|fixme|tbd|tba|xxx|lorem|[\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069\uFFFDâÃÂ]/iu;

/** A text of a guide. */
export function checkText(node: GuideNode, place: CheckedPlace): void {
  if (node.type === 'table') checkTable(node, place);
  if (node.type === 'paragraph') checkParagraph(node, place);
  if (node.type === 'code' || node.type === 'inlineCode') checkSigns(node, place);
  if (node.type !== 'text') return;
  const { guide, collector, around } = place;
  const source = sourceOf(node, guide);
  // What an expression came to does not stand there.
  if (!suspicious.test(source) || source.startsWith('{')) return;
  checkSigns(node, place);
  if (/^<{7} \S/m.test(source)) {
    collector.add('merge-conflict', partOf(node, guide, source.search(/^<{7} /m), 7));
    return;
  }
  const report = (kind: Leftover, at: number, length: number) =>
    collector.add('markdown-leftover', partOf(node, guide, at, length), { kind });
  let end = -1;
  for (const [kind, pattern] of leftovers) {
    const found = pattern.exec(source);
    // A link that nothing closes has many signs of debris in it.
    if (!found || (end !== -1 && kind !== 'emoji')) continue;
    end = found.index + found[0].length;
    report(kind, found.index, found[0].length);
  }
  const tick = unclosedTick(source);
  if (tick !== -1 && end === -1 && around.at(-1)?.type !== 'link') report('code-open', tick, 1);
  for (const { index, 0: written, 1: name = '' } of source.matchAll(/(?<!\\)&([A-Za-z][A-Za-z0-9]{1,30});/g)) {
    if (decodeNamedCharacterReference(name) === false) report('entity', index, written.length);
  }
  const brandWord = /(?<![\w{.$@/-])brand\.(?:company|product|hub|docs)(?![\w.]\w)/.exec(source);
  if (brandWord) {
    const [name] = brandWord;
    collector.add('brand-word-literal', partOf(node, guide, brandWord.index, name.length), { word: name });
  }
  const word = unfinished.exec(source);
  if (word) collector.add('text-unfinished', partOf(node, guide, word.index, word[0].length), { word: word[0] });
  if (/^[ \t]*:::+(?![:\w]*\()/m.test(source)) report('container', source.search(/:::/), 3);
}

/** Signs that nobody sees, or sees wrongly, in text and in code. */
function checkSigns(node: GuideNode, { guide, collector }: CheckedPlace): void {
  const source = sourceOf(node, guide);
  const hidden = invisible.exec(source);
  if (hidden) {
    const character = `U+${hidden[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    collector.add('character-invisible', partOf(node, guide, hidden.index, 1), { character });
  }
  // Some pages are about the sign that stands for what can't be decoded.
  const isAbout = /U\+FFFD|replacement character/i.test(source);
  const wrong = node.type === 'text' && !isAbout ? garbled.exec(source) : null;
  if (wrong) collector.add('text-garbled', partOf(node, guide, wrong.index, wrong[0].length));
}

/** The place of a backtick without a partner; -1 if there is none. */
function unclosedTick(source: string): number {
  const ticks = [...source.matchAll(/(?<!\\)`+/g)];
  return ticks.length === 1 ? (ticks[0]?.index ?? -1) : -1;
}

/** Paragraphs that were meant as a heading, a list or a table. */
function checkParagraph(
  node: Extract<GuideNode, { type: 'paragraph' }>,
  { guide, collector, around }: CheckedPlace,
): void {
  const [first] = node.children as PhrasingContent[];
  if (first?.type !== 'text') return;
  const source = sourceOf(node, guide);
  const report = (kind: Leftover, at: number, length: number) =>
    collector.add('markdown-leftover', partOf(node, guide, at, length), { kind });
  // `#general` is a channel, `##General` is none.
  const heading = /^(?:#{2,6}(?=[^\s#])|#(?=\p{Lu}[^\n]* [^\n]*$))/u.exec(source)?.[0];
  if (heading !== undefined) report('heading', 0, heading.length);
  if (/^(?:-\p{Lu}|\d{1,2}[.)]\p{Lu})/u.test(source) && /\n[ \t]*(?:-\p{Lu}|\d{1,2}[.)]\p{Lu})/u.test(source)) {
    report('list', 0, 1);
  }
  const isTable = around.at(-1)?.type !== 'table' && /^\|[^\n]+\|[ \t]*\n[ \t]*\|[^\n]+\|/.test(source);
  if (isTable) report('table', 0, 1);
}

/** Rows with more or fewer cells than the head. */
function checkTable({ children: [head, ...rows] }: Table, { collector }: CheckedPlace): void {
  const columns = head?.children.length ?? 0;
  for (const row of rows) {
    const cells = row.children.length;
    if (cells !== columns) collector.add('table-ragged', row.position as Position, { cells, columns });
  }
}
