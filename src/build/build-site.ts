/** Builds the site of one brand: what has changed is made into a draft and searched, and then takes its place. */
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { dictionaryFor, judgeTraces, type Trace } from '../audit/index.ts';
import { type Brand, withBase } from '../brand/index.ts';
import type { SearchRecord } from '../contract/search-format.ts';
import type { Issue } from '../guide/index.ts';
import {
  type BrandContent,
  type ContentReading,
  checkContent,
  digestOf,
  type KeptChecks,
  openPack,
  pageCheckKey,
} from '../loader/index.ts';
import { renderLlmsIndex } from '../render/index.ts';
import type { Settings } from '../settings.ts';
import { joinTwins, renderSitemap } from './aggregates.ts';
import { openBrandSite } from './brand-site.ts';
import { createWriter, type Made, type MakerOptions } from './make-pages.ts';
import { keepManifest, type Manifest, manifestOf, type Row, readManifest, stateFolderOf } from './manifest.ts';
import { makePages } from './page-threads.ts';
import { planPictures } from './pictures.ts';
import { publishChanges, publishWhole } from './publish.ts';
import { updateSearch } from './search.ts';
import { readShellFiles } from './shell-files.ts';
import { createLocator, readLogos, TracesFound } from './site-audit.ts';
import { pictureFiles, sitemapPaths, twinsOf, urlsOfSection } from './site-contents.ts';
import { planSite, type SitePlan } from './site-plan.ts';
import { fileThings, pageThings, readMark, siteDigest, siteThings, type ThingDeps } from './site-things.ts';
import type { Thing, Write } from './thing.ts';

export interface BuildDeps {
  reading: ContentReading;
  checks: KeptChecks;
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
  /** What is wrong with the content as the brand has it. */
  issues: Issue[];
  /**
   * Puts the site in its place.
   * @throws {TracesFound} If it names another brand. What stood there stays.
   */
  publish(): Promise<void>;
  discard(): void;
}

const recordSchema = z.null();

/** Makes what has changed in the site of a brand. */
export async function draftSite(content: BrandContent, deps: BuildDeps): Promise<DraftedSite> {
  const { reading, checks, settings, shellFolder, out, projectRoot, cacheFolder } = deps;
  const { brand } = content;
  const folder = resolve(out, brand.id);
  const state = stateFolderOf(folder);
  const [draft, draftState] = [join(state, 'draft'), join(state, 'draft-search')];
  for (const place of [draft, draftState]) rmSync(place, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const manifestFile = manifestOf(folder);
  const before: Manifest = existsSync(folder) ? readManifest(manifestFile) : new Map();

  const shells = readShellFiles(shellFolder);
  const site = await openBrandSite(brand, shells, settings);
  const pictures = await planPictures(pictureFiles(content), content, {
    at: (path) => withBase(brand, path),
    cacheFolder,
  });
  const sectionUrls = urlsOfSection(brand);
  const plan = planSite({ content, settings, sectionUrls, pictureOf: (path) => pictures.get(path) ?? { src: path } });
  const logos = await readLogos(content);
  const writer = await createWriter({ brand, brands: [...content.brands.values()], draft, logos });
  const thingDeps: ThingDeps = {
    content,
    plan,
    site,
    settings,
    shells,
    shellFolder,
    contentRoot: reading.root,
    projectRoot,
    picturesFolder: join(cacheFolder, '../social-images'),
    mark: await readMark(content, reading.root),
    headers: deps.headers,
  };
  const digest = siteDigest(thingDeps);
  const rows = new Map<string, Row>();
  const traces: Trace[] = [];
  let made = 0;
  using records = openPack(state, 'records-1', recordSchema);

  deps.mark?.('plan', plan.pages.length);
  await makeChangedPages(pageThings(thingDeps, digest));
  deps.mark?.('pages', made);
  for (const thing of siteThings(thingDeps, digest)) await makeHere(thing);
  const shown = filesShown(plan, rows);
  for (const thing of fileThings(shown, thingDeps, pictures)) await makeHere(thing);
  await makeAggregates();
  deps.mark?.('aggregates', rows.size);
  const issues = await checkContent(content, reading, { checks, projectRoot });
  deps.mark?.('checks', issues.length);
  records.flush();

  return {
    brand,
    folder,
    pages: content.pages.length,
    made,
    kept: rows.size - made,
    issues,
    async publish() {
      await requireNoTraces();
      const outputs = new Set([...rows.values()].flatMap((row) => row.outputs));
      const gone = [...before.values()].flatMap((row) => row.outputs.filter((path) => !outputs.has(path)));
      // Should this process end meanwhile, the next one trusts nothing that stands there.
      rmSync(manifestFile, { force: true });
      if (before.size === 0) publishWhole(draft, folder);
      else publishChanges(draft, folder, gone);
      if (existsSync(draftState)) cpSync(draftState, join(state, 'search'), { recursive: true });
      keepManifest(manifestFile, rows);
      rmSync(draft, { recursive: true, force: true });
      rmSync(draftState, { recursive: true, force: true });
      // What was open while the site was made is closed by now.
      using kept = openPack(state, 'records-1', recordSchema);
      kept.forget(new Set([...rows.values()].map(({ key }) => key)));
      deps.mark?.('publish', outputs.size);
    },
    discard() {
      for (const place of [draft, draftState]) rmSync(place, { recursive: true, force: true });
    },
  };

  function keep(thing: Thing): boolean {
    const row = before.get(thing.id);
    if (row?.key !== thing.key) return false;
    rows.set(thing.id, row);
    return true;
  }

  async function makeChangedPages(things: readonly Thing[]): Promise<void> {
    const changed = things.filter((thing) => !keep(thing));
    const keys = new Map(changed.map(({ id, key }) => [id, key]));
    const options: MakerOptions = {
      brand,
      brands: [...content.brands.values()],
      settings,
      shells: shellFolder,
      packFile: reading.packFile,
      draft,
      picturesFolder: thingDeps.picturesFolder,
      mark: thingDeps.mark,
      logos,
    };
    const jobs = changed.flatMap(({ make }) => (typeof make === 'function' ? [] : [make]));
    await makePages(jobs, options, (batch) => {
      for (const page of batch) takePage(page, keys.get(page.id) ?? '');
      deps.tell?.(made, jobs.length);
    });
  }

  function takePage(page: Made, key: string): void {
    made++;
    traces.push(...page.traces);
    rows.set(page.id, { id: page.id, key, outputs: page.outputs, shown: page.shown });
    if (page.record && !records.get(key)) records.add(key, Buffer.from(JSON.stringify(page.record)), null);
    const own = page.check && content.pages.find(({ facts }) => `page:${facts.path}` === page.id);
    if (own && page.check) checks.add(pageCheckKey(own, content), new Uint8Array(), page.check);
  }

  async function makeHere(thing: Thing): Promise<void> {
    if (keep(thing) || typeof thing.make !== 'function') return;
    made++;
    const outputs: string[] = [];
    await thing.make(writeTo(outputs));
    rows.set(thing.id, { id: thing.id, key: thing.key, outputs });
  }

  function writeTo(outputs: string[]): Write {
    return async (path, file) => {
      outputs.push(path);
      traces.push(...(await writer(path, file)));
    };
  }

  /** Files that say something of all pages. */
  async function makeAggregates(): Promise<void> {
    const twins = twinsOf(plan);
    const listed = twins.filter(({ isListed }) => isListed);
    await makeHere({
      id: 'llms',
      key: digestOf(digest, JSON.stringify(listed)),
      make: (write) => write('llms.txt', renderLlmsIndex(listed, brand)),
    });
    const pages = plan.pages.filter(({ facts }) => !facts.hidden);
    const ids = pages.map(({ facts }) => `page:${facts.path}`);
    await makeHere({
      id: 'llms-full',
      key: digestOf(digest, ...ids.map((id) => rows.get(id)?.key ?? '')),
      // It holds nothing but twins, which were searched one by one.
      async make() {
        const files = pages.map(({ facts }) => `${facts.path || 'index'}.md`);
        joinTwins(join(draft, 'llms-full.txt'), files, { draft, site: folder });
      },
    });
    const full = rows.get('llms-full');
    if (full) rows.set('llms-full', { ...full, outputs: ['llms-full.txt'] });
    const sitemap = sitemapPaths(plan);
    await makeHere({
      id: 'sitemap',
      key: digestOf(digest, ...sitemap),
      async make(write) {
        for (const [path, text] of renderSitemap(sitemap, brand)) await write(path, text);
      },
    });
    await makeSearch();
  }

  async function makeSearch(): Promise<void> {
    const found = [...rows.values()].flatMap(({ id, key }) => {
      const entry = records.get(key);
      if (!entry) return [];
      const path = id.startsWith('connector:') ? `connectors/${id.slice(10)}` : id.slice(5);
      return [{ path, key, record: () => JSON.parse(records.read(entry).toString('utf8')) as SearchRecord }];
    });
    const key = digestOf(digest, ...found.map((page) => page.key).sort());
    if (keep({ id: 'search', key, make: async () => {} })) return;
    made++;
    const write = writeTo([]);
    const outputs = await updateSearch(found, { state: join(state, 'search'), draftState, site: folder, draft, write });
    rows.set('search', { id: 'search', key, outputs });
  }

  async function requireNoTraces(): Promise<void> {
    const dictionary = dictionaryFor(brand, content.brands.values());
    if (dictionary.entries.length === 0) return;
    const readContent = () => ({
      pages: content.pages.map(reading.guideOf),
      connectors: new Map([...content.connectors].map(([id, packed]) => [id, reading.connectorOf(packed)])),
      files: content.files,
    });
    const seen = { files: [...rows.values()].flatMap((row) => row.outputs).length, bytes: 0, unseen: 0 };
    const report = await judgeTraces(traces, seen, {
      brand,
      dictionary,
      locate: createLocator(brand, dictionary, readContent),
    });
    if (report.findings.length > 0) throw new TracesFound(report);
  }
}

/** The files of the content folder that the site's pages show or lead to. */
function filesShown(plan: SitePlan, rows: ReadonlyMap<string, Row>): Set<string> {
  const shown = new Set<string>();
  for (const page of plan.pages) {
    for (const url of rows.get(`page:${page.facts.path}`)?.shown ?? []) {
      const file = plan.fileOf(url, page);
      if (file !== undefined) shown.add(file);
    }
  }
  for (const { facts } of plan.connectors) {
    const logo = plan.logoOf(facts.id);
    if (logo !== undefined) shown.add(logo);
  }
  return shown;
}
