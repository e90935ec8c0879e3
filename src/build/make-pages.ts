/** Makes the files of pages, searches them for other brands while they are in memory, and writes them into a draft. */
import { closeSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { drawSocialImage } from '../assets/social-image/draw.ts';
import { createLogoFinder, dictionaryFor, findTraces, type Logo, type Trace } from '../audit/index.ts';
import { applyBrand, type Brand, brandConnector } from '../brand/index.ts';
import { type Connector, parseStoredConnector } from '../connector/index.ts';
import type { SearchRecord } from '../contract/search-format.ts';
import { parseStoredGuide } from '../guide/index.ts';
import { type BrandContent, checkPage, type PackedPage, type PageCheck } from '../loader/index.ts';
import type { AddressChanges } from '../render/index.ts';
import { fullTitle } from '../render/page/page-data.ts';
import { searchSections } from '../render/search-record.ts';
import type { Settings } from '../settings.ts';
import { type BrandSite, openBrandSite } from './brand-site.ts';
import { type ConnectorSurroundings, renderConnector } from './connector-output.ts';
import { modelPage, type PageModel, renderEmbed, renderPage, renderTwins, type Surroundings } from './page-output.ts';
import { precompress } from './precompress.ts';
import { readShellFiles } from './shell-files.ts';
import { lookOf, socialWordsOf } from './social-words.ts';

type Place = PackedPage['entry'];

/** Something of a site that one piece of content makes. */
export type PageJob = { id: string } & (
  | {
      kind: 'page';
      guide: Place;
      connector: Place | undefined;
      surroundings: Surroundings;
      /** Path of the social image in the site. */
      socialImage: string | undefined;
      /** Names of files that the brand has in the place of others, by their paths. */
      names: readonly (readonly [path: string, name: string])[];
    }
  | ({
      kind: 'connector';
      connector: Place;
    } & ConnectorSurroundings)
);

/** What came of a job. Its files are in the draft. */
export interface Made {
  id: string;
  /** Paths of its files in the site. */
  outputs: string[];
  /** Addresses of the guide that the page shows or leads to. */
  shown: string[];
  /** What changes in its twin where that stands with those of all pages. */
  fromRoot?: AddressChanges;
  traces: Trace[];
  /** What is wrong with the page as the brand has it. */
  check?: PageCheck;
  /** `undefined` if the search leaves the page out. */
  record?: SearchRecord;
}

export interface MakerOptions {
  brand: Brand;
  /** What the site is a list of. */
  catalogue: BrandContent['catalogue'];
  brands: readonly Brand[];
  settings: Settings;
  /** The folder with shells. */
  shells: string;
  /** The pack with parsed guides and connectors. */
  packFile: string;
  /** The folder to write into. */
  draft: string;
  /** Where drawn pictures are kept. */
  picturesFolder: string;
  /** The brand's mark as SVG, for drawn pictures. */
  mark: string | undefined;
  logos: readonly Logo[];
  /** Whether compressed forms of files lie beside them. */
  precompresses: boolean;
}

/** What makes jobs of one brand. */
export interface PageMaker extends Disposable {
  make(job: PageJob): Promise<Made>;
}

/** Opens a maker. Threads open one each. */
export async function openPageMaker(options: MakerOptions): Promise<PageMaker> {
  const site = await openBrandSite(options.brand, readShellFiles(options.shells), options.settings, {
    catalogue: options.catalogue,
  });
  const pack = openSync(options.packFile, 'r');
  const writer = await createWriter(options);
  const read = ({ offset, length }: Place): unknown => {
    const bytes = Buffer.allocUnsafe(length);
    readSync(pack, bytes, 0, length, offset);
    return JSON.parse(bytes.toString('utf8'));
  };
  const connectorAt = (place: Place | undefined) => (place ? parseStoredConnector(read(place)) : undefined);
  return {
    async make(job) {
      const made: Made = { id: job.id, outputs: [], shown: [], traces: [] };
      const write = async (path: string, content: string | Uint8Array) => {
        const written = await writer(path, content);
        made.outputs.push(...written.outputs);
        made.traces.push(...written.traces);
      };
      const connector = connectorAt(job.connector);
      if (job.kind === 'connector') {
        if (connector) await makeConnector(job, brandConnector(connector, options.brand), { site, made, write });
        return made;
      }
      const guide = parseStoredGuide(read(job.guide));
      const branded = applyBrand(guide, options.brand, connector);
      const names = new Map(job.names);
      const { brand, brands } = options;
      made.check = checkPage(guide, () => branded, {
        brand,
        brands,
        connector,
        isOfBrand: (path) => names.has(path),
      });
      const model = await modelPage({ guide, connector, surroundings: job.surroundings }, site, branded);
      await makePage(job, model, { site, made, write, options });
      return made;
    },
    [Symbol.dispose]: () => closeSync(pack),
  };
}

interface Making {
  site: BrandSite;
  made: Made;
  write(path: string, content: string | Uint8Array): Promise<void>;
}

async function makePage(
  job: Extract<PageJob, { kind: 'page' }>,
  model: PageModel,
  { site, made, write, options }: Making & { options: MakerOptions },
): Promise<void> {
  const { data, shown, outline, branded } = model;
  const name = data.path || 'index';
  await write(data.path === '' ? 'index.html' : `${data.path}/index.html`, renderPage(model, site));
  const { markdown, json, fromRoot } = renderTwins(model, site);
  if (fromRoot.length > 0) made.fromRoot = fromRoot;
  await write(`${name}.md`, markdown);
  await write(`${name}.json`, json);
  if (site.brand.embedding.origins.length > 0) await write(`${name}.embed.json`, renderEmbed(model, site));
  if (job.socialImage !== undefined) {
    const picture = await drawSocialImage(
      { ...socialWordsOf(model, site), ...lookOf(site.brand, options.mark) },
      options.picturesFolder,
    );
    await write(job.socialImage, picture);
  }
  made.shown = [...shown];
  if (!data.hidden && data.path !== '') {
    const { connector } = data;
    made.record = {
      path: `/${data.path}/`,
      title: fullTitle(data),
      kind: connector ? 'guide' : 'article',
      ...(connector ? { connector: connector.name, category: connector.category } : {}),
      description: data.description,
      sections: searchSections(branded.guide.children, outline),
    };
  }
}

async function makeConnector(
  job: Extract<PageJob, { kind: 'connector' }>,
  connector: Connector,
  { site, made, write }: Making,
): Promise<void> {
  for (const [path, text] of renderConnector(job, connector, site)) await write(path, text);
  const { id, name, category, description } = connector;
  const text = job.guides.map((guide) => `${guide.title} ${guide.description}`).join(' ');
  const sections = [{ id: '', title: '', text }];
  made.record = { path: `/connectors/${id}/`, title: name, kind: 'connector', category, description, sections };
}

/** Answers which words of other brands are in a file. */
export type SearchFile = (path: string, bytes: Uint8Array) => Promise<Trace[]>;

/** What searches the files of a brand's site; `undefined` for the vendor's, which may hold the words of any brand. */
export async function createSearchOfFiles({
  brand,
  brands,
  logos,
}: Pick<MakerOptions, 'brand' | 'brands' | 'logos'>): Promise<SearchFile | undefined> {
  if (brand.vendor) return undefined;
  const dictionary = dictionaryFor(brand, brands);
  const findLogos = await createLogoFinder(logos, brand.id);
  return async (path, bytes) => [...findTraces({ path, bytes }, dictionary), ...(await findLogos({ path, bytes }))];
}

/** What was written of a file. */
export interface Written {
  /** Its path and those of its compressed forms. */
  outputs: string[];
  /** Words of other brands in it. Its compressed forms are of the very bytes that were searched. */
  traces: Trace[];
}

/** Writes files into a draft. */
export type Writer = (path: string, content: string | Uint8Array) => Promise<Written>;

/** What writes files of a brand's site. Nothing ships that did not go through it. */
export async function createWriter(
  options: Pick<MakerOptions, 'brand' | 'brands' | 'draft' | 'logos' | 'precompresses'>,
): Promise<Writer> {
  const searchFile = await createSearchOfFiles(options);
  const made = new Set([options.draft]);
  // From the top, each once: asking the disk from the bottom up costs a call more for every level.
  const makeFolder = (folder: string): void => {
    if (made.has(folder)) return;
    made.add(folder);
    makeFolder(dirname(folder));
    // Another thread may have been faster.
    mkdirSync(folder, { recursive: true });
  };
  return async (path, content) => {
    const file = join(options.draft, path);
    makeFolder(dirname(file));
    if (!searchFile && !options.precompresses) {
      // A string is written as it is: Node encodes it faster than a buffer is made.
      writeFileSync(file, content);
      return { outputs: [path], traces: [] };
    }
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    writeFileSync(file, bytes);
    const forms = options.precompresses ? precompress(path, bytes) : [];
    for (const [place, compressed] of forms) writeFileSync(join(options.draft, place), compressed);
    const outputs = [path, ...forms.map(([place]) => place)];
    return { outputs, traces: searchFile ? await searchFile(path, bytes) : [] };
  };
}
