/** How files of a content folder are called outside of it: by people, and by the repository that they are in. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { slashed } from '../content-paths.ts';

/** Both take a path from the content folder, and both give one that `keyway check` takes back. */
export interface IssuePaths {
  /** From where somebody stands, for a terminal that opens it; the whole path of a file that is not below there. */
  here(file: string): string;
  /** From the root of the repository; where there is none, from where somebody stands, else from the content folder. */
  inRepository(file: string): string;
}

/** @param from The folder where somebody stands. Both paths are absolute. */
export function issuePathsOf(root: string, from: string): IssuePaths {
  const wayFromHere = wayBelow(from, root);
  const repository = repositoryOf(root);
  const wayInRepository = (repository === undefined ? undefined : wayBelow(repository, root)) ?? wayFromHere ?? '';
  return {
    here: (file) => (wayFromHere === undefined ? resolve(root, file) : slashed(join(wayFromHere, file))),
    inRepository: (file) => slashed(join(wayInRepository, file)),
  };
}

/** The root of the repository that a folder is in; `undefined` if it is in none. */
export function repositoryOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** The way from a folder to one that is it or below it; `undefined` for any other. */
function wayBelow(folder: string, below: string): string | undefined {
  const way = slashed(relative(folder, below));
  return way === '..' || way.startsWith('../') || resolve(folder, way) !== resolve(below) ? undefined : way;
}
