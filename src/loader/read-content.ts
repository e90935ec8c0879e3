/** A content folder read whole: for what compares, explains or searches all of it at once. */
import { join } from 'node:path';
import { type Brand, brandConnector } from '../brand/index.ts';
import type { Connector } from '../connector/index.ts';
import { KeywayError } from '../contract/errors.ts';
import type { Guide, Issue } from '../guide/index.ts';
import { checkContent, openChecks } from './check-content.ts';
import { type ContentFiles, type ContentFolder, filesOf, listBrandFiles, listContent } from './content-files.ts';
import { type ContentReading, openContent } from './open-content.ts';
import { ownFiles } from './own-connectors.ts';
import type { KeptThread } from './parse-threads.ts';
import { readBrands } from './read-brands.ts';
import { readConnectors } from './read-connectors.ts';

export interface Content {
  /** Absolute path of the content folder. */
  root: string;
  pages: Guide[];
  connectors: Map<string, Connector>;
  brands: ReadonlyMap<string, Brand>;
  files: ContentFiles;
  issues: Issue[];
}

export interface ContentChoice {
  /** The brand whose own files count; the vendor's when left out. */
  brand?: string | undefined;
  /** Where pages stand that are linked and not here, for brands that do not say so. */
  linkBase?: string | undefined;
  /** A thread to parse on, for whoever reads many folders one after another. */
  thread?: KeptThread | undefined;
}

/** The folder of caches in the folder where somebody works. */
export function cacheRootOf(projectRoot: string): string {
  return join(projectRoot, '.keyway/cache');
}

/**
 * Reads and checks a content folder, as a brand has it. Faults in it are issues; the good pages beside a bad one are
 * there.
 * @throws {ContentMissing | BrandUnknown}
 */
export async function readContent(
  projectRoot: string,
  contentRoot: string,
  { brand, linkBase, thread }: ContentChoice = {},
): Promise<Content> {
  using content = openContent(contentRoot, { cacheRoot: cacheRootOf(projectRoot), linkBase, thread });
  const reading = await content.read();
  return await readWhole(brandNamed(reading, brand), reading, { projectRoot, cacheFolder: content.cacheFolder });
}

/** The content as one brand has it. */
export interface View {
  brand: Brand;
  content: Content;
}

/**
 * Reads and checks a content folder as each of its brands has it. What several brands have is parsed once.
 * @throws {ContentMissing}
 */
export async function readEveryView(
  projectRoot: string,
  contentRoot: string,
  { linkBase, thread }: Omit<ContentChoice, 'brand'> = {},
): Promise<View[]> {
  using content = openContent(contentRoot, { cacheRoot: cacheRootOf(projectRoot), linkBase, thread });
  const reading = await content.read();
  const views: View[] = [];
  for (const brand of reading.brands.values()) {
    const whole = await readWhole(brand, reading, { projectRoot, cacheFolder: content.cacheFolder });
    views.push({ brand, content: whole });
  }
  return views;
}

async function readWhole(
  brand: Brand,
  reading: ContentReading,
  { projectRoot, cacheFolder }: { projectRoot: string; cacheFolder: string },
): Promise<Content> {
  const own = reading.of(brand);
  using checks = openChecks(cacheFolder);
  const issues = await checkContent(own, reading, { checks, cacheFolder, projectRoot });
  return {
    root: reading.root,
    files: own.files,
    brands: own.brands,
    pages: own.pages.map(reading.guideOf),
    connectors: new Map([...own.connectors].map(([id, packed]) => [id, reading.connectorOf(packed)])),
    issues,
  };
}

/** What a server needs of a content folder, without its pages. */
export interface Setup extends Pick<Content, 'brands'> {
  /** In the words of the brand that is served: the hub tells them to readers. */
  connectors: ReadonlyMap<string, Connector>;
  /** The brand that is served. */
  brand: Brand;
}

/**
 * Brands, and the connectors of the brand of that name, as far as they are sound, without a word on those that are not.
 * @throws {ContentMissing | BrandUnknown}
 */
export async function readSetup(contentRoot: string, name: string | undefined): Promise<Setup> {
  const folder = await listContent(contentRoot);
  const { brands } = await readBrands(filesOf(folder));
  return setupOf(brandNamed({ brands }, name), { folder, brands });
}

/**
 * The brands of a content folder, as far as they are sound.
 * @throws {ContentMissing}
 */
export async function readBrandSetups(contentRoot: string): Promise<Brand[]> {
  const { brands } = await readBrands(filesOf(await listBrandFiles(contentRoot)));
  return [...brands.values()];
}

/**
 * The same for each brand of a content folder, whose files are read once.
 * @throws {ContentMissing}
 */
export async function readEverySetup(contentRoot: string): Promise<Setup[]> {
  const folder = await listContent(contentRoot);
  const { brands } = await readBrands(filesOf(folder));
  return Promise.all([...brands.values()].map((brand) => setupOf(brand, { folder, brands })));
}

async function setupOf(
  brand: Brand,
  { folder, brands }: { folder: ContentFolder; brands: Setup['brands'] },
): Promise<Setup> {
  const connectors = await readConnectors(ownFiles(filesOf(folder, brand.lineage), brand));
  const branded = [...connectors].map(([id, connector]) => [id, brandConnector(connector, brand)] as const);
  return { connectors: new Map(branded), brands, brand };
}

/**
 * The brand of that name; without a name the vendor's own, which is the one marked so, else the first.
 * @throws {BrandUnknown} When there is none of that name.
 */
export function brandNamed({ brands }: Pick<Content, 'brands'>, name: string | undefined): Brand {
  const all = [...brands.values()];
  const brand = name === undefined ? (all.find(({ vendor }) => vendor) ?? all[0]) : brands.get(name);
  if (!brand) throw new BrandUnknown(name ?? '', [...brands.keys()]);
  return brand;
}

/** No brand of that name. */
export class BrandUnknown extends KeywayError {
  constructor(name: string, known: string[]) {
    super('brand-unknown', `No brand is called "${name}". There are: ${known.join(', ')}.`);
  }
}
