/** Everything that people wrote, read from disk and checked: the one way into the program for content. */
import { resolve } from 'node:path';
import type { Brand } from '../brand/index.ts';
import type { Connector } from '../connector/index.ts';
import { type Guide, type Issue, sortIssues } from '../guide/index.ts';
import { checkReferences } from './check-references.ts';
import { listFiles } from './list-files.ts';
import { readBrands } from './read-brands.ts';
import { readConnectors } from './read-connectors.ts';
import { readPages } from './read-pages.ts';

export interface Content {
  /** Absolute path of the content folder. */
  root: string;
  pages: Guide[];
  connectors: Map<string, Connector>;
  brands: Map<string, Brand>;
  /** Paths of all files, from the content folder. */
  files: string[];
  issues: Issue[];
}

/**
 * Reads and checks a content folder. Faults in it are issues; the good pages beside a bad one are there. `linkBase`
 * is where pages stand that are linked and not here, for brands that do not say so.
 * @throws {ContentMissing} When there is no such folder.
 */
export async function readContent(projectRoot: string, contentRoot: string, linkBase?: string): Promise<Content> {
  const { root, files } = await listContent(contentRoot);
  const { pages, issues: pageIssues } = await readPages(projectRoot, root, files);
  const { brands, issues: brandIssues } = await readBrands(root, files);
  const { connectors, issues: connectorIssues } = await readConnectors(root, files, pages, [...brands.values()]);
  const hasElsewhere =
    linkBase !== undefined || [...brands.values()].every(({ links }) => links.elsewhere !== undefined);
  const references = checkReferences(pages, files, connectors.keys(), hasElsewhere ? 'elsewhere' : 'here');
  const issues = sortIssues([...pageIssues, ...connectorIssues, ...brandIssues, ...references]);
  return { root, files, pages, connectors, brands, issues };
}

/**
 * What a server needs of a content folder, without its pages: brands and connectors as far as they are sound, without
 * a word on those that are not.
 * @throws {ContentMissing} When there is no such folder.
 */
export async function readSetup(contentRoot: string): Promise<Pick<Content, 'connectors' | 'brands'>> {
  const { root, files } = await listContent(contentRoot);
  const { connectors } = await readConnectors(root, files, []);
  const { brands } = await readBrands(root, files);
  return { connectors, brands };
}

async function listContent(contentRoot: string): Promise<{ root: string; files: string[] }> {
  const root = resolve(contentRoot);
  const files = await listFiles(root).catch((cause: unknown) => {
    throw new ContentMissing(root, { cause });
  });
  return { root, files };
}

/** The content folder can't be read. */
export class ContentMissing extends Error {
  readonly code = 'content-missing';
  constructor(root: string, options: ErrorOptions) {
    super(`There is no content folder at ${root}. Name another with --content.`, options);
  }
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
