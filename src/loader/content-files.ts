/** The files of a content folder as one brand has them. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KeywayError } from '../contract/errors.ts';
import { type AssetFolder, assetNames } from './asset-folders.ts';
import { listFiles } from './list-files.ts';

/** Names of the file of a connector, with those that nothing reads. */
export const connectorFile = /^connectors\/([^/]+)\/connector\.(yaml|yml|json)$/;

export interface ContentFiles {
  /** Absolute path of the content folder. */
  root: string;
  /** Paths that pages, snippets and images have for each other, sorted. */
  paths: readonly string[];
  /** Paths of the content folder itself, which every brand has. */
  shared: ReadonlySet<string>;
  /** Where a path is on disk, absolute. */
  locate(path: string): string;
  /** The name that people know a path's file by: its place in the content folder. */
  nameOf(path: string): string;
  /** Whether a brand has put the file of this path there. */
  isOfBrand(path: string): boolean;
}

/** A content folder as it was when it was listed. */
export interface ContentFolder {
  /** Absolute path. */
  root: string;
  /** Every file in it, by its place there. */
  files: readonly string[];
  /** Folders whose files have further paths, and what lies in those of them that are outside. */
  assets?: { folders: readonly AssetFolder[]; outside: readonly string[] };
  /** Where the texts are that are not saved yet, absolute, by their files' places. */
  unsaved?: ReadonlyMap<string, string>;
}

/**
 * Lists a content folder.
 * @throws {ContentMissing} When there is no such folder.
 */
export async function listContent(contentRoot: string): Promise<ContentFolder> {
  const root = resolve(contentRoot);
  const files = await listFiles(root).catch((cause: unknown) => {
    throw new ContentMissing(root, { cause });
  });
  return { root, files };
}

/**
 * Lists the files of brands in a content folder, and no others.
 * @throws {ContentMissing} When there is no such folder.
 */
export async function listBrandFiles(contentRoot: string): Promise<ContentFolder> {
  const root = resolve(contentRoot);
  if (!existsSync(root)) throw new ContentMissing(root, {});
  const folder = join(root, 'brands');
  const files = existsSync(folder) ? await listFiles(folder) : [];
  return { root, files: files.map((file) => `brands/${file}`) };
}

/**
 * The files of a folder as a brand has them. What lies in `brands/<brand>/content/` stands in the place of the file of
 * the same path for that brand, or beside the others; `lineage` is the brand and those that it extends, nearest first.
 */
export function filesOf(
  { root, files, unsaved, assets }: ContentFolder,
  lineage: readonly string[] = [],
): ContentFiles {
  const own = files.filter((file) => !isOverlaid(file));
  // A Mac writes the parts of `ü` apart where others write one letter. Paths are what people type; names are what disks have.
  const names = new Map(own.map((file) => [file.normalize(), file]));
  const shared = new Set(names.keys());
  for (const brand of lineage.toReversed()) {
    const folder = `brands/${brand}/content/`;
    for (const file of files) if (file.startsWith(folder)) names.set(file.slice(folder.length).normalize(), file);
  }
  if (assets) {
    for (const [path, file] of assetNames([...own, ...assets.outside], assets.folders))
      if (!names.has(path.normalize())) names.set(path.normalize(), file);
  }
  const nameOf = (path: string) => names.get(path) ?? path;
  const locate = (path: string) => unsaved?.get(nameOf(path)) ?? join(root, nameOf(path));
  return {
    root,
    paths: [...names.keys()].sort(),
    shared,
    locate,
    nameOf,
    isOfBrand: (path) => isOverlaid(nameOf(path)),
  };
}

function isOverlaid(file: string): boolean {
  return /^brands\/[^/]+\/content\//.test(file);
}

/** The content folder can't be read. */
export class ContentMissing extends KeywayError {
  constructor(root: string, options: ErrorOptions) {
    super('content-missing', `There is no content folder at ${root}. Name another with --content.`, options);
  }
}

/** A file went on changing while the content was read. */
export class ContentChanging extends KeywayError {
  constructor(file: string) {
    super('content-changing', `${file} changed each time it was read. Try again when nothing writes to it.`);
  }
}
