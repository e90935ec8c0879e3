/** What a built page costs its reader before the first move, in gzipped bytes. Fonts and pictures are not counted. */
import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { selectAll } from 'hast-util-select';

export interface PageWeight {
  html: number;
  css: number;
  js: number;
  /** Paths of the style sheets and scripts that were counted. */
  sheets: string[];
  scripts: string[];
}

/** The bytes of a file of the site; nothing where there is none. */
export type ReadFile = (path: string) => Uint8Array | undefined;

/** A page refers to a file that the site does not have. */
export class FileMissing extends Error {
  readonly code = 'file-missing';
}

/**
 * Weighs a page of a built site: its HTML, every style sheet that it links (browsers load the one for print too), and every script that runs by
 * itself, with all that these import. What stands in a template comes with the reader's first move and is not counted.
 * @param path Where the page stands: `/connectors/index.html`.
 * @param imports Whether what scripts load by `import()` counts: `at once` where they do so by themselves.
 * @throws {FileMissing}
 */
export function weighPage(path: string, readFile: ReadFile, imports: 'at once' | 'later' = 'later'): PageWeight {
  const html = readBytes(path, readFile);
  // In the tree of a parser what a template holds is not among its children.
  const tree = fromHtml(new TextDecoder().decode(html));
  const sheets = selectAll('link[rel~=stylesheet]', tree).map((link) => resolvePath(path, attributeOf(link, 'href')));
  const entries = selectAll('script[src], link[rel~=modulepreload]', tree).map((element) =>
    resolvePath(path, attributeOf(element, element.tagName === 'script' ? 'src' : 'href')),
  );
  const scripts = followImports(entries, readFile, imports);
  const sum = (paths: Iterable<string>) =>
    [...paths].reduce((bytes, file) => bytes + gzippedLength(readBytes(file, readFile)), 0);
  const all = { sheets: new Set(sheets), scripts: new Set(scripts) };
  return {
    html: gzippedLength(html),
    css: sum(all.sheets),
    js: sum(all.scripts),
    sheets: [...all.sheets].sort(),
    scripts: [...all.scripts].sort(),
  };
}

/** As files are compressed that are sent many times. */
export function gzippedLength(bytes: Uint8Array): number {
  return gzipSync(bytes, { level: 9 }).length;
}

/** Scripts and what they import when they are read, and what they load by `import()` where that counts. */
function followImports(entries: readonly string[], readFile: ReadFile, imports: 'at once' | 'later'): Set<string> {
  const found = new Set<string>();
  const open = [...entries];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    const code = new TextDecoder().decode(readBytes(path, readFile));
    const matches = [...code.matchAll(staticImport), ...(imports === 'at once' ? code.matchAll(dynamicImport) : [])];
    for (const [, specifier = ''] of matches) open.push(resolvePath(path, specifier));
  }
  return found;
}

/** In a built script: `import"./a.js"`, `import{b as c}from"./a.js"`, `export*from"./a.js"`. */
const staticImport = /(?:^|[;}\s])(?:import|(?:import|export)[\s{*][^;"'()]*?from)\s*["'](\.{0,2}\/[^"']+)["']/g;

/** `import("./a.js")`. */
const dynamicImport = /\bimport\(\s*["'`](\.{0,2}\/[^"'`]+)["'`]\s*\)/g;

function readBytes(path: string, readFile: ReadFile): Uint8Array {
  const bytes = readFile(path);
  if (!bytes) throw new FileMissing(`The site has no ${path}.`);
  return bytes;
}

function resolvePath(from: string, address: string): string {
  return posix.resolve(posix.dirname(from), address.replace(/[?#].*$/, ''));
}

function attributeOf(element: Element, name: string): string {
  return String(element.properties[name] ?? '');
}
