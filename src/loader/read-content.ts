/** Everything that people wrote, read from disk and checked: the one way into the program for content. */
import { type Brand, brandConnector, checkBranded, checkConditions, createBranding } from '../brand/index.ts';
import type { Connector } from '../connector/index.ts';
import { type Guide, type Issue, sortIssues, uniqueIssues } from '../guide/index.ts';
import { checkBrand } from './check-brand.ts';
import { checkImages } from './check-images.ts';
import { checkReferences } from './check-references.ts';
import { type ContentFiles, type ContentFolder, filesOf, listContent } from './content-files.ts';
import { type GuideCache, openGuideCache } from './guide-cache.ts';
import { leftOutPaths, ownFiles, ownPages } from './own-connectors.ts';
import { readBrands } from './read-brands.ts';
import { readConnectors } from './read-connectors.ts';
import { readLinking } from './read-linking.ts';
import { readPages } from './read-pages.ts';

export interface Content {
  /** Absolute path of the content folder. */
  root: string;
  pages: Guide[];
  connectors: Map<string, Connector>;
  brands: Map<string, Brand>;
  files: ContentFiles;
  issues: Issue[];
}

export interface ContentChoice {
  /** The brand whose own files count; the vendor's when left out. */
  brand?: string | undefined;
  /** Where pages stand that are linked and not here, for brands that do not say so. */
  linkBase?: string | undefined;
}

/**
 * Reads and checks a content folder, as a brand has it. Faults in it are issues; the good pages beside a bad one are
 * there.
 * @throws {ContentMissing | BrandUnknown}
 */
export async function readContent(
  projectRoot: string,
  contentRoot: string,
  { brand, linkBase }: ContentChoice = {},
): Promise<Content> {
  const reading = await openReading(projectRoot, contentRoot, linkBase);
  const content = await readView(brandNamed(reading, brand), reading);
  await reading.cache.save();
  return content;
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
  { linkBase }: Pick<ContentChoice, 'linkBase'> = {},
): Promise<View[]> {
  const reading = await openReading(projectRoot, contentRoot, linkBase);
  const views: View[] = [];
  for (const brand of reading.brands.values()) {
    const content = await readView(brand, reading);
    views.push({ brand: brandNamed(content, brand.id), content });
  }
  await reading.cache.save();
  return views;
}

interface Reading extends Awaited<ReturnType<typeof readBrands>> {
  projectRoot: string;
  folder: ContentFolder;
  linkBase: string | undefined;
  cache: GuideCache;
}

async function openReading(projectRoot: string, contentRoot: string, linkBase: string | undefined): Promise<Reading> {
  const folder = await listContent(contentRoot);
  const setup = await readBrands(filesOf(folder));
  return { projectRoot, folder, linkBase, ...setup, cache: await openGuideCache(projectRoot, folder.root) };
}

async function readView(viewer: Brand, reading: Reading): Promise<Content> {
  const { projectRoot, folder, linkBase, issues: brandIssues, cache } = reading;
  const every = filesOf(folder, viewer.lineage);
  const files = ownFiles(every, viewer);
  const linking = await readLinking(files);
  const brand = linking ? { ...viewer, linking } : viewer;
  const brands = new Map(reading.brands).set(brand.id, brand);
  const { pages: readable, issues: pageIssues } = await readPages(projectRoot, files, cache);
  const pages = ownPages(readable, brand);
  const all = [...brands.values()];
  const { connectors, issues: connectorIssues } = await readConnectors(files, pages, all);
  const hasElsewhere = linkBase !== undefined || all.every(({ links }) => links.elsewhere !== undefined);
  const isElsewhere = hasElsewhere || brand.links.elsewhere !== undefined;
  const leftOut = isElsewhere ? new Set<string>() : leftOutPaths({ every, own: files }, { readable, pages });
  const known = [...files.paths, ...leftOut];
  const references = checkReferences(pages, known, connectors.keys(), hasElsewhere ? 'elsewhere' : 'here');
  const conditions = pages.flatMap((page) => {
    return checkConditions(page, all, page.binding && connectors.get(page.binding.connector));
  });
  const branded = createBranding(brand, connectors);
  const parts = checkBranded({ pages, branded, connectors, leftOut }, brand);
  const pictures = checkImages({ pages, branded, files }, brand, brands);
  const ownIssues = await checkBrand(brand, { files: every, pages, projectRoot });
  const found = [
    ...pageIssues,
    ...connectorIssues,
    ...brandIssues,
    ...ownIssues,
    ...references,
    ...conditions,
    ...parts,
    ...pictures,
  ].map((issue) => ({ ...issue, file: files.nameOf(issue.file) }));
  // Pages share snippets, and with them their faults.
  const issues = sortIssues(uniqueIssues(found));
  return { root: files.root, files, pages, connectors, brands, issues };
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
  const { connectors } = await readConnectors(ownFiles(filesOf(folder, brand.lineage), brand), []);
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
export class BrandUnknown extends Error {
  readonly code = 'brand-unknown';
  constructor(name: string, known: string[]) {
    super(`No brand is called "${name}". There are: ${known.join(', ')}.`);
  }
}
