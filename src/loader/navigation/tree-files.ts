/** The files by which a tree of documents says how its pages are arranged: read as text, each once, and never run. */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, posix, resolve, sep } from 'node:path';

/** A file of navigation that is longer is not read. The longest of the surveyed trees has 300 KB. */
const mostBytes = 4_194_304;

/** How far above the content folder a project may have its configuration: `src/content/docs` has it three levels up. */
const levelsAbove = 3;

/**
 * The files around a content folder. Paths count from it, with forward slashes; what lies above begins with `../`.
 */
export interface TreeFiles {
  /** Every path in the content folder. */
  paths: readonly string[];
  /** The text of a file; `undefined` if there is none, or it is too long. */
  read(path: string): string | undefined;
  /** The first of these names in the content folder, at its root or in a folder near it. */
  findBelow(pattern: RegExp): string | undefined;
  /** The first of these names in the content folder itself, else in the nearest folder above it. */
  findAbove(names: readonly string[]): string | undefined;
  /** A place below the content folder as a path from it; `undefined` if it lies elsewhere. */
  within(path: string): string | undefined;
  /** Whether a folder lies in the content folder, is it, or holds it. */
  meets(folder: string): boolean;
}

/** Opens the files around a content folder. */
export function openTreeFiles(root: string, paths: readonly string[]): TreeFiles {
  const texts = new Map<string, string | undefined>();
  const names = resolve(root).split(sep);
  // Imports of a configuration, and links, lead no further than the folder that the highest configuration may lie in.
  const farthest = realpathSync(resolve(root, '../'.repeat(levelsAbove)));
  const read = (path: string): string | undefined => {
    if (!texts.has(path)) texts.set(path, readText(join(root, path), farthest));
    return texts.get(path);
  };
  return {
    paths,
    read,
    findBelow: (pattern) =>
      paths
        .filter((path) => pattern.test(posix.basename(path)) && path.split('/').length <= 4)
        .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))[0],
    findAbove(wanted) {
      for (let level = 0; level <= levelsAbove; level++) {
        const folder = '../'.repeat(level);
        const found = wanted.find((name) => isFile(join(root, folder, name)));
        if (found !== undefined) return folder + found;
      }
      return undefined;
    },
    within,
    meets: (folder) =>
      within(folder) !== undefined || `${resolve(root)}${sep}`.startsWith(`${resolve(root, folder)}${sep}`),
  };

  function within(path: string): string | undefined {
    const normal = posix.normalize(path).replace(/\/+$/, '');
    if (normal === '.') return '';
    if (!normal.startsWith('..')) return normal.replace(/^\/+/, '');
    // `../docs/a` from a folder called `docs` is `a`.
    const above = /^(?:\.\.\/?)+/.exec(normal)?.[0].split('..').length ?? 1;
    const own = names.slice(names.length - (above - 1)).join('/');
    const rest = normal.replace(/^(?:\.\.\/?)+/, '');
    if (rest === own) return '';
    return rest.startsWith(`${own}/`) ? rest.slice(own.length + 1) : undefined;
  }
}

function isFile(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false })?.isFile() === true;
}

function readText(place: string, farthest: string): string | undefined {
  try {
    if (!`${realpathSync(place)}${sep}`.startsWith(farthest.endsWith(sep) ? farthest : farthest + sep))
      return undefined;
    const entry = statSync(place, { throwIfNoEntry: false });
    return entry?.isFile() && entry.size <= mostBytes ? readFileSync(place, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
