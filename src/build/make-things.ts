/** Makes those things of a site that have changed since it was built, and keeps a row for each. */
import { constants, copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openPrecompressed, type Trace } from '../audit/index.ts';
import { codings } from '../contract/precompressed.ts';
import type { SearchRecord } from '../contract/search-format.ts';
import { type BrandContent, type KeptChecks, type Pack, pageCheckKey } from '../loader/index.ts';
import { createSearchOfFiles, createWriter, type Made, type MakerOptions } from './make-pages.ts';
import type { Manifest, Row } from './manifest.ts';
import type { PageThreads } from './page-threads.ts';
import type { FoundPage } from './search.ts';
import type { Thing, ThingHere } from './thing.ts';

/** Things that were made elsewhere from the same content, by shards of this build. */
export interface MadeElsewhere {
  /** The row of a thing, and the folder that its files are in. */
  find(id: string): { row: Row; folder: string } | undefined;
  /** What the search knows of a page. */
  recordOf(key: string): Uint8Array | undefined;
}

export interface MakingOptions {
  content: BrandContent;
  checks: KeptChecks;
  threads: PageThreads;
  /** What threads make pages with. */
  maker: MakerOptions;
  /** What was made before and can be relied on, and where it stands. */
  before: Manifest;
  site: string;
  elsewhere: MadeElsewhere | undefined;
  /** What the search knows of pages, by the keys of their rows. */
  records: Pack<null>;
  /** The digest of the words and logos that files are searched for. */
  searched: string;
  tell?: ((done: number, total: number) => void) | undefined;
}

export interface Making {
  readonly rows: ReadonlyMap<string, Row>;
  /** The ids of what was made. */
  readonly made: ReadonlySet<string>;
  /** Makes pages in threads. */
  pages(things: readonly Thing[]): Promise<void>;
  /** Makes one thing here. */
  thing(thing: ThingHere): Promise<void>;
  /** The pages that the search finds. */
  found(): FoundPage[];
  /** Words of other brands in what was made, and in what was not searched for all of them before. */
  traces(): Promise<Trace[]>;
}

/** Opens the making of a site. */
export async function openMaking(options: MakingOptions): Promise<Making> {
  const { content, checks, threads, maker, before, site, elsewhere, records, searched } = options;
  const { draft } = maker;
  const writer = await createWriter(maker);
  const rows = new Map<string, Row>();
  const traces: Trace[] = [];
  const unsearched: Row[] = [];
  const made = new Set<string>();

  return {
    rows,
    made,
    async pages(things) {
      const changed = things.filter((thing) => !keep(thing));
      const keys = new Map(changed.map(({ id, key }) => [id, key]));
      const ids = new Map(content.pages.map((page) => [`page:${page.facts.path}`, page]));
      const jobs = changed.flatMap(({ make }) => (typeof make === 'function' ? [] : [make]));
      let done = 0;
      await threads.make(jobs, maker, (batch) => {
        for (const page of batch) {
          takePage(page, keys.get(page.id) ?? '');
          const own = ids.get(page.id);
          if (own && page.check) checks.add(pageCheckKey(own, content), new Uint8Array(), page.check);
        }
        done += batch.length;
        options.tell?.(done, jobs.length);
      });
    },
    async thing(thing) {
      if (keep(thing)) return;
      made.add(thing.id);
      const outputs: string[] = [];
      const named = await thing.make(async (path, file) => {
        const written = await writer(path, file);
        outputs.push(...written.outputs);
        traces.push(...written.traces);
      });
      const all = named ? withForms(named, new Set(outputs)) : outputs;
      rows.set(thing.id, { id: thing.id, key: thing.key, outputs: all, searched });
    },
    found: () =>
      [...rows.values()].flatMap(({ id, key, isFound }) => {
        const entry = isFound ? records.get(key) : undefined;
        if (!entry) return [];
        const path = id.startsWith('connector:') ? `connectors/${id.slice(10)}` : id.slice(5);
        return [{ path, key, record: () => JSON.parse(records.read(entry).toString('utf8')) as SearchRecord }];
      }),
    async traces() {
      if (unsearched.length === 0) return traces;
      const searchFile = await createSearchOfFiles(maker);
      if (!searchFile) return traces;
      const read = (path: string) => {
        const file = join(site, path);
        return existsSync(file) ? readFileSync(file) : undefined;
      };
      for (const path of unsearched.flatMap(({ outputs }) => outputs)) {
        const bytes = read(path);
        const seen = bytes && openPrecompressed({ path, bytes }, read);
        if (seen) traces.push(...(await searchFile(path, seen.bytes)));
      }
      return traces;
    },
  };

  function keep({ id, key }: Thing): boolean {
    const row = before.get(id);
    if (row?.key !== key) return takeOver(id, key);
    if (row.isFound && !records.get(key)) return false;
    if (row.searched !== searched) unsearched.push(row);
    rows.set(id, { ...row, searched });
    return true;
  }

  /** Files with their compressed forms: those that were written with them, or that stand beside those that stay. */
  function withForms(paths: readonly string[], written: ReadonlySet<string>): string[] {
    if (!maker.precompresses) return [...paths];
    const isThere = (path: string, form: string) =>
      written.has(path) ? written.has(form) : existsSync(join(site, form));
    return paths.flatMap((path) => [
      path,
      ...codings.map(({ ending }) => path + ending).filter((form) => isThere(path, form)),
    ]);
  }

  function takeOver(id: string, key: string): boolean {
    const known = elsewhere?.find(id);
    if (known?.row.key !== key || known.row.searched !== searched) return false;
    const record = known.row.isFound ? elsewhere?.recordOf(key) : undefined;
    if (known.row.isFound && !record) return false;
    if (record && !records.get(key)) records.add(key, record, null);
    for (const path of known.row.outputs) {
      const to = join(draft, path);
      mkdirSync(dirname(to), { recursive: true });
      copyFileSync(join(known.folder, path), to, constants.COPYFILE_FICLONE);
    }
    rows.set(id, known.row);
    return true;
  }

  function takePage({ id, outputs, shown, fromRoot, record, traces: own }: Made, key: string): void {
    made.add(id);
    traces.push(...own);
    const known = { ...(fromRoot ? { fromRoot } : {}), ...(record ? { isFound: true } : {}) };
    rows.set(id, { id, key, outputs, shown, ...known, searched });
    if (record && !records.get(key)) records.add(key, Buffer.from(JSON.stringify(record)), null);
  }
}
