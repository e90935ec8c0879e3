import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestOf } from './digest.ts';

/** The folder of Keyway's own package.json. */
export const packageRoot: string = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The digest of the code in some rooms of `src`, and of the packages that it stands on. What was made by other code is
 * made anew.
 * @param rooms Folders or files, from `src`. In the package, whose files are compiled, `a.ts` means `a.js`.
 */
export function codeVersion(rooms: readonly string[]): string {
  const source = join(import.meta.dirname, '..');
  const files = rooms.flatMap((room) => {
    if (room.includes('.')) return [room.replace(/\.ts$/, extname(import.meta.filename))];
    const below = readdirSync(join(source, room), { recursive: true, withFileTypes: true });
    return below
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(source.length + 1));
  });
  const manifest = readFileSync(join(packageRoot, 'package.json'));
  return digestOf(manifest, ...files.sort().flatMap((file) => [file, readFileSync(join(source, file))]));
}
