/** The search index of a site, kept up with its pages: only bundles with changed pages are indexed again. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { prefixLengthFor, type SearchRecord, shardFile } from '../contract/search-format.ts';
import { digestOf } from '../loader/index.ts';
import {
  bundleCountFor,
  bundleOf,
  changedShards,
  type IndexedBundle,
  indexBundle,
  replaceLine,
  topOf,
} from './search-index.ts';
import type { Write } from './thing.ts';

/** Where the index stands in a site; `src/browser/site/search-index.ts` looks for it there. */
const folderName = 'search';

const bundleSchema = z.object({
  bundle: z.number(),
  key: z.string(),
  digest: z.string(),
  count: z.number(),
  files: z.array(z.string()),
});
type KeptBundle = z.infer<typeof bundleSchema>;

const stateSchema = z.object({
  /** How the files are compressed that stay as they are. */
  compression: z.string(),
  prefix: z.number(),
  bundles: z.array(bundleSchema),
  shards: z.array(z.string()),
});
type State = z.infer<typeof stateSchema>;

const linesSchema = z.array(z.tuple([z.string(), z.string()]));

/** A page that can be found. Its record is read when its bundle is indexed. */
export interface FoundPage {
  path: string;
  /** Digest of the record. */
  key: string;
  record(): SearchRecord;
}

export interface SearchOptions {
  /** The folder that what is known of the index is kept in; a draft of it until the site is published. */
  state: string;
  draftState: string;
  /** The published site; all is indexed without one. */
  site: string | undefined;
  /** How what is written is compressed; all is indexed again when that changes. */
  compression: string;
  write: Write;
}

/** Brings the index up to date with the pages; answers the paths of all of its files. */
export async function updateSearch(pages: readonly FoundPage[], options: SearchOptions): Promise<string[]> {
  const { state: stateFolder, draftState, site, compression, write } = options;
  const bundleCount = bundleCountFor(pages.length);
  const prefix = prefixLengthFor(pages.length);
  const members: FoundPage[][] = Array.from({ length: bundleCount }, () => []);
  for (const page of pages) members[bundleOf(page.path, bundleCount)]?.push(page);
  const keys = members.map((own) => digestOf(...own.map((page) => page.key).sort()));
  const before = site === undefined ? undefined : readKnown(stateFolder, keys, { prefix, compression });
  const shards = new Set(before?.state.shards);
  const bundles: KeptBundle[] = [];
  const cold = new Map<string, string[]>();
  /** Shards that change, which several bundles may change one after another. An empty one is gone. */
  const texts = new Map<string, string>();
  mkdirSync(draftState, { recursive: true });
  for (const [bundle, key] of keys.entries()) {
    const own = members[bundle] ?? [];
    const kept = before?.state.bundles[bundle];
    if (kept?.key === key) {
      bundles.push(kept);
      continue;
    }
    const indexed = indexBundle(
      own.map((page) => page.record()),
      { bundle, bundleCount, prefix },
    );
    for (const { path, bytes } of indexed.pages) await write(`${folderName}/${path}`, bytes);
    writeFileSync(join(draftState, `${bundle}.json`), JSON.stringify([...indexed.lines]));
    const { digest, count, pages: files } = indexed;
    bundles.push({ bundle, key, digest, count, files: files.map(({ path }) => path) });
    const linesBefore = before?.lines.get(bundle);
    if (linesBefore) replaceLines(indexed, linesBefore);
    else for (const [shard, line] of indexed.lines) cold.set(shard, [...(cold.get(shard) ?? []), line]);
  }
  for (const [shard, lines] of cold) texts.set(shard, lines.join('\n'));
  for (const [shard, text] of texts) {
    shards[text === '' ? 'delete' : 'add'](shard);
    if (text !== '') await write(`${folderName}/${shardFile(shard)}`, text);
  }
  const top = topOf(bundles, shards, prefix);
  await write(`${folderName}/${top.path}`, top.bytes);
  const state: State = { compression, prefix, bundles, shards: [...shards].sort() };
  writeFileSync(join(draftState, 'index.json'), JSON.stringify(state));
  const files = [top.path, ...bundles.flatMap((bundle) => bundle.files), ...[...shards].map(shardFile)];
  return files.map((path) => `${folderName}/${path}`);

  /** Puts the lines of a bundle into the shards, as they are now. */
  function replaceLines({ bundle, lines }: IndexedBundle, old: IndexedBundle['lines']): void {
    for (const shard of changedShards(old, lines)) {
      texts.set(shard, replaceLine(texts.get(shard) ?? textAt(shard, site), bundle, lines.get(shard)));
    }
  }
}

function textAt(shard: string, site: string | undefined): string {
  const file = join(site ?? '', folderName, shardFile(shard));
  return site !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** What is known of an index, and the lines of those of its bundles that have other pages by now. */
interface Known {
  state: State;
  lines: ReadonlyMap<number, IndexedBundle['lines']>;
}

/** `undefined` if the index is another one, or if anything of it can't be read: then all is indexed anew. */
function readKnown(
  folder: string,
  keys: readonly string[],
  { prefix, compression }: Pick<State, 'prefix' | 'compression'>,
): Known | undefined {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  try {
    const state = stateSchema.parse(read('index.json'));
    if (state.bundles.length !== keys.length || state.prefix !== prefix || state.compression !== compression)
      return undefined;
    const lines = new Map<number, IndexedBundle['lines']>();
    for (const [bundle, key] of keys.entries()) {
      if (state.bundles[bundle]?.key !== key) lines.set(bundle, new Map(linesSchema.parse(read(`${bundle}.json`))));
    }
    return { state, lines };
  } catch {
    return undefined;
  }
}
