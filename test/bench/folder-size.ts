/** How much lies in a folder, and how two folders differ. */
import { type Dirent, existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export interface FolderSize {
  files: number;
  bytes: number;
  /** Files that were written since the time asked about. */
  written: number;
}

/** `since` is in milliseconds, as `Date.now()` gives them. */
export function sizeOfFolder(folder: string, since: number): FolderSize {
  const size = { files: 0, bytes: 0, written: 0 };
  for (const file of filesIn(folder)) {
    const { size: bytes, ctimeMs } = lstatSync(file);
    size.files++;
    size.bytes += bytes;
    // A file that was renamed into its place has a new ctime as well.
    if (ctimeMs >= since) size.written++;
  }
  return size;
}

/** Paths that are in one of two folders only, or hold other bytes: what `diff -r` names. */
export function differences(one: string, other: string): string[] {
  const [ours, theirs] = [one, other].map((folder) => new Set(filesIn(folder).map((file) => relative(folder, file))));
  if (ours === undefined || theirs === undefined) return [];
  const paths = [...new Set([...ours, ...theirs])].toSorted();
  return paths.filter((path) => {
    if (!ours.has(path) || !theirs.has(path)) return true;
    return !readFileSync(join(one, path)).equals(readFileSync(join(other, path)));
  });
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries: Dirent[] = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
}
