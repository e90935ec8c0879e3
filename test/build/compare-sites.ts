/** Built sites, held against each other. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { sourceOfPrecompressed } from '../../src/contract/precompressed.ts';

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

/** The compressed files of sites by their paths, and whether each is of the file beside it. */
export function precompressedIn(out: string): { path: string; changedAtMs: number; isOfItsFile: boolean }[] {
  return Object.keys(contentsOf(out)).flatMap((path) => {
    const [, place = ''] = /^[^/]+\/(.*)$/.exec(path) ?? [];
    const form = sourceOfPrecompressed(place);
    if (!form) return [];
    const bytes = readFileSync(join(out, path));
    const held = form.coding === 'br' ? brotliDecompressSync(bytes) : gunzipSync(bytes);
    const source = path.slice(0, path.length - place.length) + form.source;
    const isOfItsFile = held.equals(readFileSync(join(out, source)));
    return [{ path, changedAtMs: statSync(join(out, path)).mtimeMs, isOfItsFile }];
  });
}
