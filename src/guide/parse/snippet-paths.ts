/** Which snippets a text may use, told by its words alone, so that they can be read before it is parsed. */
import { namedParts } from '../dialects/includes/include-marks.ts';

/** Texts of snippets by their paths from the content folder. */
export type Snippets = Readonly<Record<string, string>>;

const quotedPath = /["']([^"'\n]{1,300}\.mdx?)["']/g;

/**
 * The paths of files that a file's text names as parts of it, from the content folder, each as it may be meant; those
 * outside are left out.
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
 * alias begin there, others at the importing file. Nothing for packages, other kinds of files, and what lies outside.
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
  return [bare, below, below.replace(treeRoots, ''), folder && `${folder}/${bare}`].map((one) => one && normalise(one));
}

function existing(paths: readonly (string | undefined)[]): string[] {
  return [...new Set(paths.filter((path): path is string => path !== undefined && path !== ''))];
}

function normalise(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
