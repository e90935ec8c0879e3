/** What the build writes of a search and the browser reads: names of files, their shapes, and how text becomes terms. */

/** A page as the search knows it. */
export interface SearchRecord {
  /** Within the site, with a leading slash. */
  readonly path: string;
  readonly title: string;
  readonly kind: 'guide' | 'article' | 'connector';
  readonly connector?: string;
  readonly category?: string;
  readonly description: string;
  readonly sections: readonly { readonly id: string; readonly title: string; readonly text: string }[];
}

/** The file that is read first. It grows with the vocabulary, which levels off, and not with the pages. */
export interface SearchTop {
  readonly version: 1;
  /** Digest of all that follows. */
  readonly digest: string;
  readonly pages: number;
  /** See {@link prefixLengthFor}. */
  readonly prefix: number;
  /** A digest for each bundle; the place in the list is its number. */
  readonly bundles: readonly string[];
  /** Names of the shards that exist, sorted, with a space between. */
  readonly shards: string;
}

/**
 * The postings of one term in one bundle: 1 if some were left out and 0 if not, then for each page its slot in the
 * bundle and its frequencies (`packFrequencies`).
 */
export type Postings = readonly number[];

export const topFile = 'top.json';
/** A page's id is its bundle times this, plus its slot. */
export const slotsPerBundle = 65_536;

export const shardFile = (shard: string): string => `terms/${shard}.txt`;
export const pageFile = (bundle: number, slot: number): string => `pages/${bundle}-${slot}.json`;

/** How many letters the terms of a shard begin with alike: few where few pages are, so that there are few files. */
export function prefixLengthFor(pages: number): number {
  return pages <= 64 ? 1 : pages <= 512 ? 2 : 3;
}

/** The shard that holds all terms which begin as this one does; for a shorter term, its own. */
export function shardOf(term: string, prefixLength: number): string {
  return shardName([...term].slice(0, prefixLength).join(''));
}

/** The shards in which a term of a title is found before all letters of its shard are typed. */
export function earlyShardsOf(term: string, prefixLength: number): string[] {
  const letters = [...term];
  return [1, 2]
    .filter((length) => length < prefixLength && length < letters.length)
    .map((length) => shardName(letters.slice(0, length).join('')));
}

function shardName(prefix: string): string {
  return prefix.replaceAll(/[^a-z0-9]/gu, (letter) => `_${(letter.codePointAt(0) ?? 0).toString(16)}`);
}

export interface Frequencies {
  title: number;
  headings: number;
  text: number;
}

/** How often a page holds a term, as one small number. */
export function packFrequencies(title: number, headings: number, text: number): number {
  return Math.min(title, 3) + 4 * Math.min(headings, 3) + 16 * Math.min(text, 15);
}

export function unpackFrequencies(packed: number): Frequencies {
  return { title: packed & 3, headings: (packed >> 2) & 3, text: packed >> 4 };
}

/** A run of letters and digits with what may join them, as in `C++`, `.NET`, `after_loaded`, `api.example.com`. */
const wordPattern = /\.?[\p{L}\p{N}][\p{L}\p{N}\p{M}_.+#'’-]*/gu;
const trailing = /[._'’-]+$/u;
const joint = /[^\p{L}\p{N}\p{M}]+/u;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const longestTerm = 64;

/** A word of a text, where it stands, and the terms by which it is found: the whole first. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly terms: readonly string[];
}

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const word = match[0].replace(trailing, '');
    words.push({ start: match.index, end: match.index + word.length, terms: termsOf(word) });
  }
  return words;
}

/** The words of a text as they are written; `termsOfWritten` gives their terms. */
export function writtenWords(text: string): readonly string[] {
  return text.match(wordPattern) ?? [];
}

export function termsOfWritten(word: string): string[] {
  return termsOf(word.replace(trailing, ''));
}

/** The terms of one word. Scripts without spaces are found by pairs of letters. */
export function termsOf(word: string): string[] {
  if (/^[a-z0-9]+$/.test(word)) return word.length <= longestTerm ? [word] : [];
  const folded = word
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();
  if (unspaced.test(folded)) {
    const letters = [...folded];
    return letters.length === 1 ? letters : letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
  }
  const terms = joint.test(folded) ? [folded, ...folded.split(joint)] : [folded];
  return [...new Set(terms)].filter((term) => term !== '' && term.length <= longestTerm);
}
