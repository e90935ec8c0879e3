/**
 * The search index of a site, made of records in bundles. A bundle is indexed by itself; the terms of all bundles that
 * begin with the same letters share a file, in which each bundle has a line. So a change of one page indexes one bundle
 * and replaces its line in the files whose terms it changes.
 */

import { createHash } from 'node:crypto';
import { KeywayError } from '../contract/errors.ts';
import {
  earlyShardsOf,
  packFrequencies,
  pageFile,
  prefixLengthFor,
  type SearchRecord,
  type SearchTop,
  shardFile,
  shardOf,
  slotsPerBundle,
  termsOfWritten,
  topFile,
  writtenWords,
} from '../contract/search-format.ts';

export interface IndexFile {
  /** Within the folder of the index. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface IndexedBundle {
  readonly bundle: number;
  readonly digest: string;
  readonly count: number;
  /** A file for each page, in the order of the slots. */
  readonly pages: readonly IndexFile[];
  /** The line of the bundle in each shard that it has terms in. */
  readonly lines: ReadonlyMap<string, string>;
}

const pagesPerBundle = 256;
/** How many postings of a term are kept, over all bundles. What a browser loads is bounded by it. */
const postingsPerTerm = 256;
/** How many names are found by their first one or two letters. */
const earlyTerms = 128;

/** How many bundles so many pages are split into: a power of two, so that it seldom changes. */
export function bundleCountFor(pages: number): number {
  let count = 1;
  while (count * pagesPerBundle < pages) count *= 2;
  return count;
}

/** The bundle of a page. It depends on nothing but the path and the number of bundles. */
export function bundleOf(path: string, bundleCount: number): number {
  return createHash('sha256').update(path).digest().readUInt32BE(0) % bundleCount;
}

/** Indexes the pages of one bundle. The same records give the same bytes, in whatever order they come. */
export function indexBundle(
  records: readonly SearchRecord[],
  { bundle, bundleCount, prefix }: { bundle: number; bundleCount: number; prefix: number },
): IndexedBundle {
  if (records.length > slotsPerBundle) throw new SearchBundleTooLarge(bundle);
  const sorted = [...records].sort((a, b) => compare(a.path, b.path));
  const postings = new BundlePostings();
  const digest = createHash('sha256');
  const pages = sorted.map((record, slot) => {
    postings.add(record, slot);
    const bytes = Buffer.from(JSON.stringify(shownPart(record)));
    digest.update(bytes).update('\n');
    return { path: pageFile(bundle, slot), bytes };
  });
  const kept = Math.max(1, Math.ceil(postingsPerTerm / bundleCount));
  const entries = new Map<string, string[]>();
  const enter = (shard: string, entry: string) => {
    const known = entries.get(shard);
    if (known) known.push(entry);
    else entries.set(shard, [entry]);
  };
  /** Terms of titles, by their first one or two letters. */
  const early = new Map<string, string[]>();
  for (const [term, counts] of postings.sorted()) {
    enter(shardOf(term, prefix), entryOf(term, counts, kept));
    if (inTitles(counts).length === 0) continue;
    for (const shard of earlyShardsOf(term, prefix)) {
      const found = early.get(shard);
      if (found) found.push(term);
      else early.set(shard, [term]);
    }
  }
  // With so few letters any name may be meant, so a few are enough. The sort is stable: of one length, by the alphabet.
  for (const [shard, terms] of early) {
    const shortest = terms.sort((a, b) => a.length - b.length).slice(0, Math.ceil(earlyTerms / bundleCount));
    for (const term of shortest) {
      const titled = inTitles(postings.of(term));
      enter(shard, entryOf(term, titled, Math.ceil(kept / 8)));
    }
  }
  const lines = new Map([...entries].map(([shard, list]) => [shard, `${bundle}{${list.join()}}`]));
  return { bundle, digest: digest.digest('hex').slice(0, 12), count: sorted.length, pages, lines };
}

/** A shard of which one bundle's line is replaced; `undefined` takes the line out. The same as if made anew. */
export function replaceLine(shard: string, bundle: number, line: string | undefined): string {
  const others = shard.split('\n').filter((other) => other !== '' && bundleOfLine(other) !== bundle);
  return joinLines(line === undefined ? others : [...others, line]);
}

/** The content of a shard, of the lines that the bundles have in it. */
export function joinLines(lines: readonly string[]): string {
  return [...lines].sort((a, b) => bundleOfLine(a) - bundleOfLine(b)).join('\n');
}

/** The shards that an index has to write again when one bundle of it was indexed again, or was added or removed. */
export function changedShards(before: IndexedBundle['lines'], after: IndexedBundle['lines']): string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((shard) => before.get(shard) !== after.get(shard))
    .sort();
}

/** The file that is read first. `bundles` holds one for each number, in whatever order. */
export function topOf(
  bundles: readonly Pick<IndexedBundle, 'bundle' | 'digest' | 'count'>[],
  shards: Iterable<string>,
  prefix: number,
): IndexFile {
  const digests = [...bundles].sort((a, b) => a.bundle - b.bundle).map(({ digest }) => digest);
  const top: SearchTop = {
    version: 1,
    digest: createHash('sha256').update(digests.join()).digest('hex').slice(0, 12),
    pages: bundles.reduce((sum, { count }) => sum + count, 0),
    prefix,
    bundles: digests,
    shards: [...shards].sort(compare).join(' '),
  };
  return { path: topFile, bytes: Buffer.from(JSON.stringify(top)) };
}

/** All files of the index of a site, without anything known from before. */
export function* indexRecords(records: readonly SearchRecord[]): Generator<IndexFile> {
  const bundleCount = bundleCountFor(records.length);
  const prefix = prefixLengthFor(records.length);
  const bundles: SearchRecord[][] = Array.from({ length: bundleCount }, () => []);
  for (const record of records) bundles[bundleOf(record.path, bundleCount)]?.push(record);
  const shards = new Map<string, string[]>();
  const known: Pick<IndexedBundle, 'bundle' | 'digest' | 'count'>[] = [];
  for (const [bundle, members] of bundles.entries()) {
    const { pages, lines, digest, count } = indexBundle(members, { bundle, bundleCount, prefix });
    yield* pages;
    known.push({ bundle, digest, count });
    for (const [shard, line] of lines) {
      const others = shards.get(shard);
      if (others) others.push(line);
      else shards.set(shard, [line]);
    }
  }
  // The bundles came in order, and so did their lines.
  for (const [shard, lines] of shards) yield { path: shardFile(shard), bytes: Buffer.from(lines.join('\n')) };
  yield topOf(known, shards.keys(), prefix);
}

/** A bundle holds more pages than ids can tell apart. */
export class SearchBundleTooLarge extends KeywayError {
  constructor(bundle: number) {
    super('search-bundle-too-large', `Bundle ${bundle} of the search index holds more than ${slotsPerBundle} pages`);
  }
}

function bundleOfLine(line: string): number {
  return Number.parseInt(line, 10);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * For each page that holds a term, one number after another: its slot, then how often its title, its headings and its
 * text do, in ten bits each. Plain numbers, because a site has millions of them.
 */
type Counts = number[];

const unit = { title: 1, headings: 1 << 10, text: 1 << 20 };
const most = 1023;
const titleOf = (count: number) => count & most;
const headingsOf = (count: number) => (count >> 10) & most;
const textOf = (count: number) => (count >> 20) & most;

/** The counts of all terms of a bundle. Words come again and again, so what a word leads to is looked up once. */
class BundlePostings {
  readonly #ofTerm = new Map<string, Counts>();
  readonly #ofWord = new Map<string, readonly Counts[]>();

  add({ title, connector = '', category = '', description, sections }: SearchRecord, slot: number): void {
    this.#count(`${title} ${connector}`, 'title', slot);
    this.#count(category, 'headings', slot);
    this.#count(description, 'text', slot);
    for (const section of sections) {
      this.#count(section.title, 'headings', slot);
      this.#count(section.text, 'text', slot);
    }
  }

  of(term: string): Readonly<Counts> {
    return this.#ofTerm.get(term) ?? [];
  }

  sorted(): [term: string, counts: Readonly<Counts>][] {
    return [...this.#ofTerm].sort(([a], [b]) => compare(a, b));
  }

  #count(text: string, field: keyof typeof unit, slot: number): void {
    const step = unit[field];
    const full = step * most;
    for (const word of writtenWords(text)) {
      for (const counts of this.#ofWord.get(word) ?? this.#learn(word)) {
        const last = counts.length - 1;
        const count = counts[last] ?? 0;
        if (last < 0 || counts[last - 1] !== slot) counts.push(slot, step);
        else if ((count & full) !== full) counts[last] = count + step;
      }
    }
  }

  #learn(word: string): readonly Counts[] {
    const lists = termsOfWritten(word).map((term) => {
      const counts: Counts = this.#ofTerm.get(term) ?? [];
      this.#ofTerm.set(term, counts);
      return counts;
    });
    this.#ofWord.set(word, lists);
    return lists;
  }
}

function inTitles(counts: Readonly<Counts>): Counts {
  return counts.filter((_, place) => titleOf(counts[place | 1] ?? 0) > 0);
}

function entryOf(term: string, all: Readonly<Counts>, kept: number): string {
  let places = Array.from({ length: all.length / 2 }, (_, place) => 2 * place);
  const isPartial = places.length > kept;
  if (isPartial) {
    // What is left out says least of the term.
    const weights = places.map((place) => weight(all[place + 1] ?? 0));
    places.sort((a, b) => (weights[b / 2] ?? 0) - (weights[a / 2] ?? 0) || a - b);
    places = places.slice(0, kept).sort((a, b) => a - b);
  }
  let entry = `${JSON.stringify(term)}:[${isPartial ? 1 : 0}`;
  for (const place of places) {
    const count = all[place + 1] ?? 0;
    entry += `,${all[place]},${packFrequencies(titleOf(count), headingsOf(count), textOf(count))}`;
  }
  return `${entry}]`;
}

function weight(count: number): number {
  return (titleOf(count) > 0 ? 1000 : 0) + Math.min(headingsOf(count), 3) * 50 + Math.min(textOf(count), 15);
}

function shownPart({ path, title, kind, connector, category, description, sections }: SearchRecord): SearchRecord {
  return {
    path,
    title,
    kind,
    ...(connector !== undefined && { connector }),
    ...(category !== undefined && { category }),
    description,
    sections: sections.map(({ id, title: heading, text }) => ({ id, title: heading, text })),
  };
}
