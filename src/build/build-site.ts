/** Builds the site of one brand: what has changed is made into a draft and searched, and then takes its place. */
import { cpSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dictionaryFor, judgeTraces } from '../audit/index.ts';
import type { Brand } from '../brand/index.ts';
import type { Issue } from '../guide/index.ts';
import { type BrandContent, type ContentReading, checkContent, type KeptChecks } from '../loader/index.ts';
import type { Settings } from '../settings.ts';
import { openBrandSite } from './brand-site.ts';
import { manifestName, openRecords, stateFolderOf } from './built-state.ts';
import { type MadeElsewhere, type Making, openMaking } from './make-things.ts';
import { keepManifest, type Manifest, type Row, readManifest } from './manifest.ts';
import { openThings } from './open-things.ts';
import type { PageThreads } from './page-threads.ts';
import { compressionOf } from './precompress.ts';
import { publishChanges, publishWhole } from './publish.ts';
import { forgetShard, isInShard, keepShard, originOf, type Shard } from './shards.ts';
import { readShellFiles } from './shell-files.ts';
import { makeAggregates } from './site-aggregates.ts';
import { createLocator, readLogos, TracesFound } from './site-audit.ts';
import { filesShown } from './site-contents.ts';
import { searchDigest, siteDigest } from './site-digest.ts';
import { fileThings, pageThings, siteThings } from './site-things.ts';
import { changedSince, isTouched, keepTimes, readTimes, timesName, timesOf } from './site-times.ts';

export interface BuildDeps {
  reading: ContentReading;
  checks: KeptChecks;
  threads: PageThreads;
  settings: Settings;
  /** The folder with shells. */
  shellFolder: string;
  /** The folder of sites, one folder a brand. */
  out: string;
  /** The folder where somebody works: its packages have the typefaces of brands. */
  projectRoot: string;
  /** Where drawn pictures and sizes of pictures are kept. */
  cacheFolder: string;
  /** A file of headers that ships with the site. */
  headers?: { name: string; text: string } | undefined;
  /** The part to make; all pages, and what is made of them together, when left out. */
  shard?: Shard | undefined;
  /** What shards of this build have made. Nothing else that was made before counts. */
  elsewhere?: MadeElsewhere | undefined;
  /** Tells how far the pages are. */
  tell?(done: number, total: number): void;
  /** Counts the time of a stage up to now. */
  mark?(stage: string, count: number): void;
}

/** A site that is made and not yet published. */
export interface DraftedSite {
  brand: Brand;
  folder: string;
  pages: number;
  /** How many things were made, and how many stayed as they were. */
  made: number;
  kept: number;
  /** Whether what stands there is not what will. */
  isChanged: boolean;
  /** What is wrong with the content as the brand has it. A part of a site does not tell. */
  issues: Issue[];
  /**
   * Puts the site in its place.
   * @throws {TracesFound} If it names another brand. What stood there stays.
   */
  publish(): Promise<void>;
  discard(): void;
}

/** Makes what has changed in the site of a brand. */
export async function draftSite(content: BrandContent, deps: BuildDeps): Promise<DraftedSite> {
  const { reading, checks, threads, settings, shellFolder, out, projectRoot, cacheFolder, shard } = deps;
  const { brand } = content;
  const brands = [...content.brands.values()];
  const folder = resolve(out, brand.id);
  const state = stateFolderOf(out, brand.id);
  const [draft, draftState] = [join(state, 'draft'), join(state, 'draft-search')];
  discard();
  mkdirSync(draft, { recursive: true });
  const [manifestFile, timesFile] = [join(state, manifestName), join(state, timesName)];
  const known = deps.elsewhere || !existsSync(folder) ? new Map() : readManifest(manifestFile);
  const times = known.size > 0 ? readTimes(timesFile) : new Map();
  const before = untouchedRows(known, { folder, manifestFile, changed: changedSince(folder, times) });

  // Hosts that read a file of headers compress by themselves, and count the files that a site has.
  const precompresses = deps.headers === undefined;
  const shells = readShellFiles(shellFolder);
  const site = await openBrandSite(brand, shells, settings, { catalogue: content.catalogue });
  const { deps: thingDeps, pictures } = await openThings({
    content,
    site,
    settings,
    shells,
    shellFolder,
    contentRoot: reading.root,
    projectRoot,
    headers: deps.headers,
    precompresses,
    cacheFolder,
    ifUnreadable: 'fail',
  });
  const { plan } = thingDeps;
  const logos = await readLogos(content);
  const digest = siteDigest(thingDeps);
  using records = openRecords(state);
  const making = await openMaking({
    content,
    checks,
    threads,
    maker: {
      brand,
      catalogue: content.catalogue,
      brands,
      settings,
      shells: shellFolder,
      packFile: reading.packFile,
      draft,
      picturesFolder: thingDeps.picturesFolder,
      mark: thingDeps.mark,
      logos,
      precompresses,
    },
    before,
    site: folder,
    elsewhere: deps.elsewhere,
    records,
    searched: searchDigest(reading, logos),
    tell: deps.tell,
  });

  deps.mark?.('plan', plan.pages.length);
  await making.pages(pageThings(thingDeps, digest).filter(({ id }) => !shard || isInShard(id, shard)));
  deps.mark?.('pages', making.made.size);
  for (const thing of shard ? [] : siteThings(thingDeps, digest)) await making.thing(thing);
  const shown = filesShown(plan, making.rows);
  for (const thing of fileThings(shown, thingDeps, pictures)) await making.thing(thing);
  if (!shard) {
    const search = {
      state: join(state, 'search'),
      draftState,
      isKept: before.has('search'),
      compression: compressionOf({ precompresses }),
    };
    await makeAggregates(making, { brand, plan, digest, draft, site: folder, search });
  }
  deps.mark?.('aggregates', making.rows.size);
  const issues = shard ? [] : await checkContent(content, reading, { checks, cacheFolder, projectRoot });
  checks.flush();
  deps.mark?.('checks', issues.length);
  records.flush();
  const rows = [...making.rows.values()];
  const outputs = new Set(rows.flatMap((row) => row.outputs));
  const gone = [...known.values()].flatMap((row) => row.outputs.filter((path: string) => !outputs.has(path)));

  const isChanged = making.made.size > 0 || gone.length > 0 || known.size === 0;

  return {
    brand,
    folder,
    pages: content.pages.length,
    made: making.made.size,
    kept: rows.length - making.made.size,
    isChanged,
    issues,
    async publish() {
      await requireNoTraces(making, content, reading);
      forgetShard(state);
      if (isChanged) replaceSite();
      else if (rows.some(({ id, searched }) => known.get(id)?.searched !== searched)) keepManifest(manifestFile, rows);
      if (shard) keepShard(state, shard, { from: originOf(content, settings, shellFolder), content, checks });
      discard();
      deps.mark?.('publish', outputs.size);
    },
    discard,
  };

  function discard(): void {
    for (const place of [draft, draftState]) rmSync(place, { recursive: true, force: true });
  }

  function replaceSite(): void {
    // Should this process end meanwhile, the next one trusts nothing that stands there.
    rmSync(manifestFile, { force: true });
    if (known.size === 0) publishWhole(draft, folder);
    else publishChanges(draft, folder, gone);
    if (existsSync(draftState)) cpSync(draftState, join(state, 'search'), { recursive: true });
    const isRemade = ({ id }: Row) => known.size === 0 || making.made.has(id);
    const touched = [...rows.filter(isRemade).flatMap((row) => row.outputs), ...gone];
    keepTimes(timesFile, timesOf(folder, outputs, { earlier: times, touched }));
    keepManifest(manifestFile, rows);
    using kept = openRecords(state);
    kept.forget(new Set(rows.map(({ key }) => key)));
  }
}

/** The rows of things whose files nobody has changed since they were made. */
function untouchedRows(
  known: Manifest,
  { folder, manifestFile, changed }: { folder: string; manifestFile: string; changed: ReadonlySet<string> },
): Manifest {
  if (changed.size === 0) return known;
  const since = statSync(manifestFile).mtimeMs;
  const isWhole = (path: string) => !isTouched(folder, path, changed, since);
  return new Map([...known].filter(([, row]) => row.outputs.every(isWhole)));
}

async function requireNoTraces(making: Making, content: BrandContent, reading: ContentReading): Promise<void> {
  const { brand } = content;
  const dictionary = dictionaryFor(brand, content.brands.values());
  if (dictionary.entries.length === 0) return;
  const traces = await making.traces();
  const readContent = () => ({
    pages: content.pages.map(reading.guideOf),
    connectors: new Map([...content.connectors].map(([id, packed]) => [id, reading.connectorOf(packed)])),
    files: content.files,
  });
  const seen = { files: [...making.rows.values()].flatMap((row) => row.outputs).length, bytes: 0, unseen: 0 };
  const locate = createLocator(brand, dictionary, readContent);
  const report = await judgeTraces(traces, seen, { brand, dictionary, locate });
  if (report.findings.length > 0) throw new TracesFound(report);
}
