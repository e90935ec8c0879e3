/** Puts a draft in the place of what stood there: what is new comes, what is gone goes, all else stays. */
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Moves a whole draft to where the site stands. What stood there is gone. */
export function publishWhole(draft: string, site: string): void {
  rmSync(site, { recursive: true, force: true });
  mkdirSync(dirname(site), { recursive: true });
  move(draft, site);
}

/** Moves the files of a draft into a site, and removes those that nothing makes any more. */
export function publishChanges(draft: string, site: string, gone: readonly string[]): void {
  for (const path of gone) rmSync(join(site, path), { force: true });
  // Before anything moves: a file may come to where a folder was.
  removeEmpty(site, gone);
  const merge = (folder: string): void => {
    for (const entry of readdirSync(join(draft, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name);
      const isNew = !existsSync(join(site, path));
      if (entry.isDirectory() && !isNew) merge(path);
      else move(join(draft, path), join(site, path));
    }
  };
  merge('');
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (cause) {
    // Only within one file system can a file or folder be renamed.
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EXDEV')) throw cause;
    cpSync(from, to, { recursive: true });
  }
}

function removeEmpty(site: string, gone: readonly string[]): void {
  for (const path of gone) {
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
      const place = join(site, folder);
      if (!existsSync(place)) continue;
      if (readdirSync(place).length > 0) break;
      rmdirSync(place);
    }
  }
}
