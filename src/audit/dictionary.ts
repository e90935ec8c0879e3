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
}

/** Shorter ones would be found in words that have nothing to do with them. */
const shortestWord = 3;

/** Letters; a longer name is searched for in the middle of words too. */
const longestShort = 5;

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
  const forward = sorted.map(({ word }) => `(${patternOf(word)})`);
  const backward = sorted.map(({ word }) => `(${escapePattern([...foldWord(word)].reverse().join(''))})`);
  const pattern = new RegExp([...forward, ...backward].join('|'), 'gu');
  return {
    entries: sorted,
    findIn: (folded) =>
      sorted.length === 0
        ? []
        : [...folded.matchAll(pattern)].flatMap((match) => {
            const group = match.slice(1).findIndex((text) => text !== undefined);
            const entry = sorted[group % sorted.length];
            return entry ? [{ entry, index: match.index, length: match[0].length }] : [];
          }),
  };
}

function wordsOf({ names, links, forbidden }: Brand): string[] {
  const hosts = [links.site, links.home, links.support, links.hub, links.llms]
    .filter((address) => address !== undefined)
    .map((address) => new URL(address).hostname);
  return [...Object.values(names), ...hosts, ...forbidden];
}

/** Parts of a name may stand together or apart: "Big Name", "BigName" and "big-name" are one. */
function patternOf(word: string): string {
  const parts = word.split(/[\s_-]+|(?<=[a-z])(?=[A-Z])/).map((part) => escapePattern(foldWord(part)));
  // A short name is part of many a word: "Tern" of "external".
  if (parts.length === 1) return word.length > longestShort ? parts.join('') : standingAlone(parts.join(''));
  // Apart they must be words of their own, else "haystack one" would hold a name that begins with "Stack".
  return `${parts.join('')}|${standingAlone(parts.join('[\\s_.-]{1,3}'))}`;
}

function standingAlone(pattern: string): string {
  return `(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`;
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
