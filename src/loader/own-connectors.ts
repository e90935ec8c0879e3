/** The one place where the connectors that a brand leaves out are left out, before anything else sees them. */
import { type Brand, hasConnector } from '../brand/index.ts';
import type { ContentFiles } from './content-files.ts';
import type { PackedPage } from './facts.ts';
import { pagePathOf } from './sources.ts';

/** The files of a content folder without the folders of connectors that are not the brand's. */
export function ownFiles(files: ContentFiles, brand: Brand): ContentFiles {
  const isOwn = (path: string) => {
    const [, id] = /^connectors\/([^/]+)\//.exec(path) ?? [];
    return id === undefined || hasConnector(brand, id);
  };
  return { ...files, paths: files.paths.filter(isOwn) };
}

/** Pages without those elsewhere that link a connector that is not the brand's. */
export function ownPages(pages: readonly PackedPage[], brand: Brand): PackedPage[] {
  return pages.filter(({ facts: { binding } }) => !binding || hasConnector(brand, binding.connector));
}

/** The addresses of pages that others have and this brand leaves out: its connectors' and those that link them. */
export function leftOutPaths(
  { every, own }: { every: ContentFiles; own: ContentFiles },
  { readable, pages }: { readable: readonly PackedPage[]; pages: readonly PackedPage[] },
): Set<string> {
  const present = new Set(own.paths);
  const absent = every.paths.filter((path) => !present.has(path));
  const kept = new Set(pages.map(({ facts }) => facts.path));
  return new Set([
    ...absent.filter((path) => /\.mdx?$/.test(path)).map(pagePathOf),
    ...absent.map((path) => path.split('/').slice(0, 2).join('/')),
    ...readable.filter((page) => !kept.has(page.facts.path)).map(({ facts }) => facts.path),
  ]);
}
