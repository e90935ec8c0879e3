/** What must not be found in a site: the words by which another brand is known. */
import type { Brand } from '../brand/index.ts';
import { foldWord } from './fold.ts';

/** A word of another brand. */
export interface Entry {
  word: string;
  /** Whose it is. */
  brand: string;
}

export interface Dictionary {
  entries: readonly Entry[];
  /** Every entry in a folded text, by where it begins. Reversed words too, which a change of direction can hide. */
  findIn(folded: string): { entry: Entry; index: number; length: number }[];
  /** Whether a run of letters of base64 can hold a word, in either case and from any of its letters on. */
  mayUnpack(run: string): boolean;
}

/** Shorter ones would be found in words that have nothing to do with them. */
const shortestWord = 3;

/** Letters; a longer name is searched for in the middle of words too. */
const longestShort = 5;

/** Letters by which a text is first asked whether it can hold a word. */
const headLength = 6;

/**
 * The words that the site of `brand` must not hold: names, hosts, mail addresses and listed words of all other brands,
 * but for what is part of the brand's own names. The vendor's own site may hold any, as it is written for all.
 */
export function dictionaryFor(brand: Brand, brands: Iterable<Brand>): Dictionary {
  const own = wordsOf(brand).map(foldWord).join('\n');
  const entries = new Map<string, Entry>();
  if (!brand.vendor) {
    for (const other of brands) {
      if (other.id === brand.id) continue;
      for (const word of wordsOf(other)) {
        const folded = foldWord(word);
        if (folded.length >= shortestWord && !own.includes(folded)) entries.set(folded, { word, brand: other.id });
      }
    }
  }
  return createDictionary([...entries.values()]);
}

/** A dictionary of given words. */
export function createDictionary(entries: readonly Entry[]): Dictionary {
  // The longest first, so that a host is told as itself and not as the name in it.
  const sorted = entries.toSorted((a, b) => b.word.length - a.word.length);
  const writings = [
    ...sorted.map((entry) => ({ entry, head: partsOf(entry.word)[0] ?? '', pattern: patternOf(entry.word) })),
    ...sorted.map((entry) => {
      const backwards = [...foldWord(entry.word)].reverse().join('');
      return { entry, head: backwards, pattern: RegExp.escape(backwards) };
    }),
  ].map((writing) => ({ ...writing, head: writing.head.slice(0, headLength) }));
  // Most texts hold not even a beginning of a word, which is soon known, however many words there are.
  const anyHead = new RegExp(writings.map(({ head }) => RegExp.escape(head)).join('|'));
  const patterns = new Map<string, RegExp>();
  const packed = packedHeads(sorted.map(({ word }) => partsOf(word)[0] ?? ''));
  return {
    entries: sorted,
    mayUnpack: (run) => sorted.length > 0 && (packed === undefined || packed.test(run)),
    findIn(folded) {
      if (sorted.length === 0 || !anyHead.test(folded)) return [];
      const possible = writings.filter(({ head }) => folded.includes(head));
      const source = possible.map(({ pattern }) => `(${pattern})`).join('|');
      const pattern = patterns.get(source) ?? new RegExp(source, 'gu');
      patterns.set(source, pattern);
      return [...folded.matchAll(pattern)].flatMap((match) => {
        const { entry } = possible[match.slice(1).findIndex((text) => text !== undefined)] ?? {};
        return entry ? [{ entry, index: match.index, length: match[0].length }] : [];
      });
    },
  };
}

/**
 * What base64 holds of beginnings of words: for each place where its groups of three letters can begin, in every case
 * of the letters, forwards and backwards. `undefined` if a word is too short to have such a group in each place.
 */
function packedHeads(heads: readonly string[]): RegExp | undefined {
  const groups = new Set<string>();
  for (const head of heads.flatMap((word) => [word, [...word].reverse().join('')])) {
    if (!/^[\x21-\x7E]{5,}$/.test(head)) return undefined;
    for (const start of [0, 1, 2]) {
      for (const letters of inEveryCase(head.slice(start, start + 3))) {
        const packed = Buffer.from(letters, 'latin1').toString('base64');
        groups.add(packed).add(packed.replaceAll('+', '-').replaceAll('/', '_'));
      }
    }
  }
  return groups.size === 0 ? undefined : new RegExp([...groups].map((group) => RegExp.escape(group)).join('|'));
}

function inEveryCase(letters: string): string[] {
  const [first, ...rest] = letters;
  if (first === undefined) return [''];
  const cases = new Set([first.toLowerCase(), first.toUpperCase()]);
  return inEveryCase(rest.join('')).flatMap((end) => [...cases].map((letter) => letter + end));
}

function wordsOf({ names, links, forbidden }: Brand): string[] {
  const hosts = [links.site, links.home, links.support, links.hub, links.llms]
    .filter((address) => address !== undefined)
    .map((address) => new URL(address).hostname);
  return [...Object.values(names), ...hosts, ...forbidden];
}

/** Parts of a name may stand together or apart: "Big Name", "BigName" and "big-name" are one. */
function patternOf(word: string): string {
  const parts = partsOf(word).map((part) => RegExp.escape(part));
  // A short name is part of many a word: "Tern" of "external".
  if (parts.length === 1) return word.length > longestShort ? parts.join('') : standingAlone(parts.join(''));
  // Apart they must be words of their own, else "haystack one" would hold a name that begins with "Stack".
  return `${parts.join('')}|${standingAlone(parts.join('[\\s_.-]{1,3}'))}`;
}

function partsOf(word: string): string[] {
  return word.split(/[\s_-]+|(?<=[a-z])(?=[A-Z])/).map(foldWord);
}

function standingAlone(pattern: string): string {
  return `(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`;
}
