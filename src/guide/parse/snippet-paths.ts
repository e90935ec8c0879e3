/** Which snippets a text may use, told by its words alone, so that they can be read before it is parsed. */
import { namedParts } from '../dialects/includes/include-marks.ts';

/** Texts of snippets by their paths from the content folder. */
export type Snippets = Readonly<Record<string, string>>;

const quotedPath = /["']([^"'\n]{1,300}\.mdx?)["']/g;

/**
 * The paths of files that a file's text names as parts of it, from the content folder, each as it may be meant; those
 * outside begin with `../`.
 */
export function snippetPathsIn(text: string, file: string): string[] {
  const quoted = /\.mdx?["']/.test(text) ? [...text.matchAll(quotedPath)].map(([, path = '']) => path) : [];
  const named = [
    ...quoted.flatMap((path) => [...snippetPaths(path, file), ...partPaths(path, file)]),
    ...namedParts(text).flatMap((path) => partPaths(path, file)),
  ];
  return [...new Set(named)];
}

/**
 * Where an imported file may be, counted from the content folder, the likeliest first: absolute paths and those of an
 * alias begin there or above it, others at the importing file. Nothing for packages and other kinds of files.
 */
export function snippetPaths(specifier: string, file: string): string[] {
  if (!/\.mdx?$/.test(specifier)) return [];
  const isRelative = /^\.{1,2}\//.test(specifier);
  return existing([
    ...(alias.test(specifier) ? [] : [beside(specifier, file)]),
    ...(isRelative ? [] : fromRoot(specifier)),
  ]);
}

/** Where a part of a page may be that is named by a mark or by a tag that includes it, the likeliest first. */
export function partPaths(named: string, file: string): string[] {
  const path = named.replace(/[#?].*$/, '');
  if (path === '' || /^[\w+.-]+:\/\//.test(path)) return [];
  const bare = path.replace(alias, '').replace(/^(?:\.{1,2}\/)+/, '');
  const places = [
    legacySnippet(path),
    ...(alias.test(path) ? [] : [beside(path, file)]),
    ...fromRoot(path),
    ...partFolders.map((folder) => normalise(`${folder}/${bare}`)),
    // Some tools count from the folder of their settings, above that of the pages, or from the pages' own.
    ...(path.startsWith('../') ? [normalise(`../${path}`), normalise(path)] : []),
  ];
  const endings = /\.\w+$/.test(path) ? [''] : ['.mdx', '.md', ''];
  return existing(places).flatMap((place) => endings.map((ending) => `${place}${ending}`));
}

/** The one of several paths that there is a text for; else the first of them. */
export function presentPath(paths: readonly string[], snippets: Snippets, page?: string): string | undefined {
  return paths.find((path) => path === page || Object.hasOwn(snippets, path)) ?? paths[0];
}

/** `/`, `@site/`, `@/`, `~/`, `@snippets/`: what a house calls the root of its tree, or a folder below it. */
const alias = /^(?:[@~][\w-]*|~~)?\/+/;

/** Folders that a tree stands in where its own settings count from above it. */
const treeRoots = /^(?:docs|content|src|pages|app|public|website)\//;

/** How far above the content folder a house's own parts may lie: `apps/docs/content/docs` has `examples` four levels up. */
export const levelsAbove = 4;

/** Files outside of the content folder that may be parts of pages: text and code. What holds settings or data is not. */
const outsideFiles =
  /\.(?:mdx?|markdown|[cm]?[jt]sx?|py|go|rs|rb|php|java|kts?|swift|scala|cs|c|h|cc|cpp|hpp|sh|bash|ps1|sql|css|scss|html|vue|svelte|astro|graphql|proto)$/i;

/** Whether a path that leads out of the content folder may name a part of a page. */
export function mayBeOutside(path: string): boolean {
  return outsideFiles.test(path);
}

/** Folders that parts are kept in, where a tool's settings say from where paths count. */
const partFolders = ['_partials', '_snippets', '_includes', 'includes', 'partials'];

/** The path that `<Snippet file="…"/>` means. */
function legacySnippet(name: string): string | undefined {
  return normalise(`snippets/${name.replace(/^\/?(?:snippets\/)?/, '')}`);
}

function beside(path: string, file: string): string | undefined {
  return normalise(`${file.replace(/[^/]*$/, '')}${path}`);
}

/** From the content folder, which may be the folder of docs of what the path counts from. */
function fromRoot(path: string): (string | undefined)[] {
  const bare = path.replace(alias, '');
  // `@snippets/a.mdx` is a file of that folder.
  const folder = /^[@~]([\w-]+)\//.exec(path)?.[1];
  const below = bare.replace(treeRoots, '');
  const named = folder && `${folder}/${bare}`;
  return [bare, below, below.replace(treeRoots, ''), named, ...aboveRoot(path, [named, bare])].map(
    (one) => one && normalise(one),
  );
}

/** An alias may count from a folder above the content folder. */
function aboveRoot(path: string, names: readonly (string | undefined)[]): string[] {
  if (!/^[@~]/.test(path)) return [];
  return Array.from({ length: levelsAbove }, (_, level) => '../'.repeat(level + 1)).flatMap((above) =>
    names.flatMap((name) => (name === undefined ? [] : [above + name])),
  );
}

function existing(paths: readonly (string | undefined)[]): string[] {
  return [...new Set(paths.filter((path): path is string => path !== undefined && path !== ''))];
}

function normalise(path: string): string | undefined {
  const parts: string[] = [];
  let above = 0;
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) above += 1;
  }
  const inside = parts.join('/');
  if (above === 0) return inside;
  return above <= levelsAbove && mayBeOutside(inside) ? '../'.repeat(above) + inside : undefined;
}
