/** The search index that stands beside the site. Its library and its parts are loaded when something is searched. */
import type MiniSearchClass from 'minisearch';
import {
  type Postings,
  pageFile,
  type SearchRecord,
  type SearchTop,
  shardFile,
  shardOf,
  slotsPerBundle,
  topFile,
  unpackFrequencies,
  wordsOf,
} from '../../contract/search-format.ts';
import { type Excerpt, excerptOf } from './search-excerpt.ts';
import { siteBase } from './site-base.ts';

export type { Excerpt };

/** A page that was found, or a place on it. */
export interface Found {
  href: string;
  title: string;
  /** The part of the page that fits best; empty when it is the whole. */
  place: string;
  /** What kind of page it is, and whose. */
  kind: string;
  connector: string;
  category: string;
  excerpt: Excerpt;
}

/** `not-built`: this site has no index, as in development. */
export type SearchOutcome = { kind: 'found'; pages: Found[] } | { kind: 'not-built' | 'failed' };

interface Core {
  readonly top: SearchTop;
  readonly shards: ReadonlySet<string>;
  readonly MiniSearch: typeof MiniSearchClass;
}

/** The entries of one shard: for each term the postings of each bundle. */
type Shard = ReadonlyMap<string, readonly { bundle: number; postings: Postings }[]>;

const folder = `${siteBase}search/`;
const shownPages = 8;
/** So many pages are read to choose the shown ones among them. */
const readPages = 12;
const shortestMistyped = 5;
const boost = { title: 20, headings: 4, text: 1 };
const fields = ['title', 'headings', 'text'];
let core: Promise<Core | undefined> | undefined;
const loaded = new Map<string, Promise<string>>();

/** Fetches what every search needs, ahead of the first. */
export function prepareSearch(): Promise<Core | undefined> {
  core ??= loadCore().catch((cause: unknown) => {
    // The next search tries again.
    core = undefined;
    throw cause;
  });
  return core;
}

/** Searches all pages; the best come first. */
export async function search(words: string): Promise<SearchOutcome> {
  try {
    const ready = await prepareSearch();
    if (!ready) return { kind: 'not-built' };
    return { kind: 'found', pages: await searchIn(ready, words) };
  } catch {
    return { kind: 'failed' };
  }
}

async function loadCore(): Promise<Core | undefined> {
  const [answer, { default: MiniSearch }] = await Promise.all([
    fetch(folder + topFile, { cache: 'no-cache' }),
    import('minisearch'),
  ]);
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Error(`The search index answered ${answer.status}`);
  const top: SearchTop = await answer.json();
  return { top, shards: new Set(top.shards.split(' ')), MiniSearch };
}

async function searchIn(ready: Core, words: string): Promise<Found[]> {
  const asked = wordsOf(words);
  if (asked.length === 0) return [];
  const matches = await Promise.all(asked.map(({ terms }) => matchWord(ready, terms)));
  const ids = rank(matches).slice(0, readPages);
  const records = await Promise.all(ids.map((id) => loadPage(ready, id)));
  return chooseBest(ready, records, words);
}

interface Match {
  readonly scores: ReadonlyMap<number, number>;
  /** Pages that hold the word may be missing, so a page without it is not ruled out. */
  readonly isPartial: boolean;
}

/** A word as a whole if it is known so (`after_loaded`), by its parts if not (`api-key`). */
async function matchWord(ready: Core, [whole = '', ...parts]: readonly string[]): Promise<Match> {
  const match = await matchTerm(ready, whole);
  if (match.scores.size > 0 || parts.length === 0) return match;
  const matches = await Promise.all(parts.map((part) => matchTerm(ready, part)));
  return {
    scores: new Map(rankedScores(matches)),
    isPartial: matches.some(({ isPartial }) => isPartial),
  };
}

async function matchTerm(ready: Core, term: string): Promise<Match> {
  const shard = await loadShard(ready, shardOf(term, ready.top.prefix));
  const index = openShard(ready, shard);
  // A plural finds the singular too; the other way round it is a beginning of it.
  const singular = term.replace(/(?<=^\p{L}{3,})s$/u, '');
  const exact = index.search({
    combineWith: 'OR',
    queries: [...new Set([term, singular])],
    prefix: true,
    fuzzy: false,
  });
  const results =
    exact.length > 0 || term.length < shortestMistyped ? exact : index.search(term, { prefix: false, fuzzy: 0.25 });
  const isPartial = [...shard].some(
    ([known, bundles]) => known.startsWith(singular) && bundles.some(({ postings }) => postings[0] === 1),
  );
  return { scores: new Map(results.map(({ id, score }) => [Number(id), score])), isPartial };
}

function rank(matches: readonly Match[]): number[] {
  return rankedScores(matches).map(([id]) => id);
}

function rankedScores(matches: readonly Match[]): [id: number, score: number][] {
  const required = matches.filter(({ isPartial }) => !isPartial);
  const candidates = [...new Set(matches.flatMap(({ scores }) => [...scores.keys()]))];
  const scored = (ids: readonly number[]): [id: number, score: number][] =>
    ids
      .map((id): [number, number] => [id, matches.reduce((sum, { scores }) => sum + (scores.get(id) ?? 0), 0)])
      .sort(([a, x], [b, y]) => y - x || a - b);
  const all = candidates.filter((id) => required.every(({ scores }) => scores.has(id)));
  if (all.length > 0) return scored(all);
  // Of a question in a whole sentence, most words are enough.
  return scored(candidates.filter((id) => matches.filter(({ scores }) => scores.has(id)).length * 2 > matches.length));
}

/** A shard as an index of the library, which ranks, completes and forgives. Lengths of pages are not kept. */
function openShard({ top, MiniSearch }: Core, shard: Shard): MiniSearchClass {
  const documentIds: Record<string, number> = {};
  const fieldLength: Record<string, number[]> = {};
  const index: [string, Record<string, Record<string, number>>][] = [];
  for (const [term, bundles] of shard) {
    const entry: Record<string, Record<string, number>> = {};
    for (const { bundle, postings } of bundles) {
      for (let place = 1; place < postings.length; place += 2) {
        const id = bundle * slotsPerBundle + (postings[place] ?? 0);
        const { title, headings, text } = unpackFrequencies(postings[place + 1] ?? 0);
        documentIds[id] = id;
        fieldLength[id] = [1, 1, 1];
        for (const [field, frequency] of [title, headings, text].entries()) {
          if (frequency === 0) continue;
          const known = entry[field] ?? {};
          known[id] = frequency;
          entry[field] = known;
        }
      }
    }
    index.push([term, entry]);
  }
  const options = {
    fields,
    tokenize: (text: string) => [text],
    processTerm: (term: string) => term,
    searchOptions: { boost, bm25: { k: 1.2, b: 0, d: 0 } },
  };
  return MiniSearch.loadJS(
    {
      documentCount: top.pages,
      nextId: top.bundles.length * slotsPerBundle,
      documentIds,
      fieldIds: { title: 0, headings: 1, text: 2 },
      fieldLength,
      averageFieldLength: [1, 1, 1],
      storedFields: {},
      dirtCount: 0,
      index,
      serializationVersion: 2,
    },
    options,
  );
}

async function loadShard({ top, shards }: Core, name: string): Promise<Shard> {
  const shard = new Map<string, { bundle: number; postings: Postings }[]>();
  if (!shards.has(name)) return shard;
  for (const line of (await load(`${shardFile(name)}?${top.digest}`)).split('\n')) {
    const bundle = Number.parseInt(line, 10);
    const terms: Record<string, Postings> = JSON.parse(line.slice(line.indexOf('{')));
    for (const [term, postings] of Object.entries(terms)) {
      const known = shard.get(term);
      if (known) known.push({ bundle, postings });
      else shard.set(term, [{ bundle, postings }]);
    }
  }
  return shard;
}

async function loadPage({ top }: Core, id: number): Promise<SearchRecord> {
  const bundle = Math.floor(id / slotsPerBundle);
  return JSON.parse(await load(`${pageFile(bundle, id % slotsPerBundle)}?${top.bundles[bundle]}`));
}

function load(file: string): Promise<string> {
  let text = loaded.get(file);
  if (!text) {
    text = fetch(folder + file).then((answer) => {
      if (!answer.ok) throw new Error(`${file} answered ${answer.status}`);
      return answer.text();
    });
    // What failed is tried again.
    text.catch(() => loaded.delete(file));
    loaded.set(file, text);
  }
  return text;
}

/** Searches the few pages that may fit again, whole and by section: which hold all words, and where. */
function chooseBest({ MiniSearch }: Core, records: readonly SearchRecord[], words: string): Found[] {
  const index = new MiniSearch({
    fields,
    tokenize: (text) => wordsOf(text).flatMap(({ terms }) => terms),
    processTerm: (term) => term,
    searchOptions: {
      boost,
      // A short word in the midst of others is meant as it stands.
      prefix: (term, place, terms) => term.length > 2 || place === terms.length - 1,
      fuzzy: (term) => (term.length < shortestMistyped ? false : 0.25),
    },
  });
  for (const [place, { title, connector = '', category = '', description, sections }] of records.entries()) {
    index.add({ id: `${place}`, title: `${title} ${connector}`, headings: category, text: description });
    for (const [part, section] of sections.entries()) {
      index.add({ id: `${place} ${part}`, headings: section.title, text: section.text });
    }
  }
  const results = index.search(words);
  const known = new Set(results.flatMap(({ terms }) => terms));
  const found = records.map((record, place) => {
    const own = results.filter(({ id }) => String(id).split(' ')[0] === String(place));
    const part = own.find(({ id }) => String(id).includes(' '));
    const queried = new Set(own.flatMap(({ queryTerms }) => queryTerms));
    const section = part && record.sections[Number(String(part.id).split(' ')[1])];
    return { page: foundOf(record, section, words, known), held: queried.size };
  });
  // The order within the same number of words is that of the whole index.
  return found
    .sort((a, b) => b.held - a.held)
    .slice(0, shownPages)
    .map(({ page }) => page);
}

function foundOf(
  record: SearchRecord,
  section: SearchRecord['sections'][number] | undefined,
  words: string,
  known: ReadonlySet<string>,
): Found {
  const { path, title, kind, connector = '', category = '', description } = record;
  const named = `${title} ${connector}`.toLowerCase();
  const isNamed = words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => named.includes(word));
  // Whoever searches by name wants the page; for anything else there is a place on it that says most.
  const place = isNamed ? undefined : section;
  return {
    href: siteBase + path.slice(1) + (place ? `#${place.id}` : ''),
    title,
    place: place?.title ?? '',
    kind,
    connector,
    category,
    excerpt: excerptOf(place?.text || section?.text || description, known),
  };
}
