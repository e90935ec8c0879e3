import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { selectAll } from 'hast-util-select';
import { inject } from 'vitest';
import { sourceOfPrecompressed } from '../../src/contract/precompressed.ts';

export interface BuiltPage {
  /** Address without the host: `/connectors/`. */
  path: string;
  html: string;
  tree: Root;
}

export interface BuiltSite {
  brand: string;
  /** Host and scheme under which it is to stand. */
  origin: string;
  /** The path of the host below which it is to stand, without a slash at its end. */
  base: string;
  /** Bytes by path: `/llms.txt`. */
  files: ReadonlyMap<string, Buffer>;
  pages: readonly BuiltPage[];
}

export const brands = ['stackone', 'acme'] as const;

/** Reads what was built for a brand, for all tests or into a folder of one. */
export function readBuiltSite(brand: (typeof brands)[number], sites: string = inject('builtSites')): BuiltSite {
  const folder = join(sites, brand);
  const entries = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = new Map(
    entries.map(({ parentPath, name }): [string, Buffer] => {
      const file = join(parentPath, name);
      return [file.slice(folder.length).replaceAll('\\', '/'), readFileSync(file)];
    }),
  );
  const pages = [...files]
    .filter(([path]) => path.endsWith('.html'))
    .map(([path, bytes]) => ({
      path: path.replace(/index\.html$/, ''),
      html: bytes.toString('utf8'),
      tree: fromHtml(bytes.toString('utf8')),
    }));
  const canonical = selectAll('link[rel=canonical]', pages.find(({ path }) => path === '/')?.tree)[0];
  const { origin, pathname } = new URL(attributeOf(canonical, 'href'));
  return { brand, origin, base: pathname.replace(/\/$/, ''), files, pages };
}

/** Paths of files that have an address of their own: all but the compressed forms of others. */
export function addressedPaths({ files }: BuiltSite): string[] {
  return [...files.keys()].filter((path) => sourceOfPrecompressed(path.slice(1)) === undefined);
}

/** Addresses in the sitemap, without the host. */
export function sitemapPaths({ files }: BuiltSite): string[] {
  const text = files.get('/sitemap-0.xml')?.toString('utf8') ?? '';
  return [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname);
}

/** Text of a file; empty when there is none. */
export function textOf({ files }: BuiltSite, path: string): string {
  return files.get(path)?.toString('utf8') ?? '';
}

/** The value of an attribute; empty when it is not there. */
export function attributeOf(element: Element | undefined, name: string): string {
  const value = element?.properties[name];
  return Array.isArray(value) ? value.join(' ') : value === undefined || value === null ? '' : String(value);
}
