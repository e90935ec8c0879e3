/** Built sites, held against each other. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The digests of the files of sites, and its folders, by their paths. */
export function contentsOf(out: string): Record<string, string> {
  const entries = readdirSync(out, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .map((entry): [string, string] => {
        const place = join(entry.parentPath, entry.name);
        const bytes = entry.isFile() ? createHash('sha256').update(readFileSync(place)).digest('hex') : 'folder';
        return [relative(out, place), bytes];
      })
      .filter(([path]) => !path.startsWith('.keyway'))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** The paths at which two sites differ. */
export function differences(one: Record<string, string>, other: Record<string, string>): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((path) => one[path] !== other[path]);
}
