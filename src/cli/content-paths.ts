/** The files of a content folder that a person means by a path. */
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { ArgumentsInvalid } from './arguments.ts';
import { nearestWord } from './nearest-word.ts';

interface ContentFolder {
  /** Absolute path. */
  root: string;
  /** Paths from there, with forward slashes. */
  files: readonly string[];
  /** The absolute path of the folder that paths are written from. */
  from: string;
  /** The absolute path of the repository that the content folder is in; `undefined` if it is in none. */
  repository: string | undefined;
}

/**
 * The files that these paths name: from where a person stands (`content/guides/a.mdx`), else from the root of the
 * repository, as machines name them, else from the content folder (`guides/a.mdx`). A place behind a path (`:5:1`), as
 * reports have it, is passed over. A folder stands for all files in it.
 * @throws {ArgumentsInvalid} If a path names no file of the content folder, with the nearest that does.
 */
export function findContentPaths(paths: readonly string[], folder: ContentFolder): ReadonlySet<string> {
  return new Set(paths.flatMap((path) => findContentPath(path, folder)));
}

function findContentPath(given: string, { root, files, from, repository = root }: ContentFolder): readonly string[] {
  const path = given.replace(/(?::\d+){1,2}:?$/, '');
  const places = [resolve(from, path), resolve(repository, path), resolve(root, path)];
  for (const place of places) {
    const found = filesAt(place, root, files);
    if (found.length > 0) return found;
  }
  const names = places.map((place) => slashed(relative(root, place)));
  const nearest = nearestWord(names, [...files, ...foldersOf(files)]);
  const advice = nearest === undefined ? '' : ` Did you mean ${slashed(relative(from, resolve(root, nearest)))}?`;
  throw new ArgumentsInvalid(`There is no file of the content folder ${root} at ${given}.${advice}`);
}

/** The files at a place or below it. The content folder itself, and what it lies in, stand for all. */
function filesAt(place: string, root: string, files: readonly string[]): readonly string[] {
  const path = slashed(relative(root, place));
  if (path === '' || path === '..' || /^(?:\.\.\/)*\.\.$/.test(path)) return files;
  if (isAbsolute(path) || path.startsWith('../')) return [];
  return files.filter((file) => file === path || file.startsWith(`${path}/`));
}

function foldersOf(files: readonly string[]): Set<string> {
  const folders = files.flatMap((file) => {
    const parts = file.split('/').slice(0, -1);
    return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  });
  return new Set(folders);
}

/** A path of this system with forward slashes. */
export function slashed(path: string): string {
  return path.split(sep).join('/');
}
