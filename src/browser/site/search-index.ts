/** The search index that stands beside the site. Its core and its parts are loaded when something is searched. */
import { siteBase } from './site-base.ts';

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

/** Text in which some pieces are what was searched for. */
export type Excerpt = readonly { text: string; isMatch: boolean }[];

/** `not-built`: this site has no index, as in development. */
export type SearchOutcome = { kind: 'found'; pages: Found[] } | { kind: 'not-built' | 'failed' };

interface Core {
  options(options: object): Promise<void>;
  search(words: string): Promise<{ results: { data(): Promise<Fragment> }[] }>;
}

interface Fragment {
  url: string;
  excerpt: string;
  meta: Record<string, string>;
  sub_results: { title: string; url: string; excerpt: string }[];
}

const folder = `${siteBase}search/`;
const shownPages = 8;
let core: Promise<Core | undefined> | undefined;

/** Fetches the core ahead of the first search. */
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
    const loaded = await prepareSearch();
    if (!loaded) return { kind: 'not-built' };
    const { results } = await loaded.search(words);
    const fragments = await Promise.all(results.slice(0, shownPages).map((result) => result.data()));
    return { kind: 'found', pages: fragments.map((fragment) => parseFragment(fragment, words)) };
  } catch {
    return { kind: 'failed' };
  }
}

async function loadCore(): Promise<Core | undefined> {
  const address = `${folder}pagefind.js`;
  const answer = await fetch(address, { method: 'HEAD' });
  if (answer.status === 404) return undefined;
  const loaded = (await import(/* @vite-ignore */ address)) as Core;
  await loaded.options({ basePath: folder, baseUrl: siteBase, noWorker: true, excerptLength: 18 });
  return loaded;
}

function parseFragment({ url, excerpt, meta, sub_results: places }: Fragment, words: string): Found {
  const { title = '', kind = '', connector = '', category = '' } = meta;
  const named = `${title} ${connector}`.toLowerCase();
  const isNamed = words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => named.includes(word));
  // Whoever searches by name wants the page; for anything else there is a place on it that says most.
  const [place] = isNamed
    ? []
    : places
        .filter((candidate) => candidate.url.includes('#'))
        .sort((a, b) => matchesIn(b.excerpt) - matchesIn(a.excerpt));
  return {
    href: place?.url ?? url,
    title,
    place: place?.title ?? '',
    kind,
    connector,
    category,
    excerpt: parseExcerpt(place?.excerpt ?? excerpt),
  };
}

function matchesIn(excerpt: string): number {
  return excerpt.split('<mark>').length;
}

/** The index marks what it found by `<mark>`, and escapes what the page itself says. Nothing of it ever becomes HTML. */
export function parseExcerpt(marked: string): Excerpt {
  return marked.split('<mark>').flatMap((part, index) => {
    const [match = '', rest = ''] = index === 0 ? ['', part] : part.split('</mark>');
    return [
      { text: plainText(match), isMatch: true },
      { text: plainText(rest), isMatch: false },
    ].filter(({ text }) => text !== '');
  });
}

function plainText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
}
