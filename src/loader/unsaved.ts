/** What an editor has not saved yet, in the place of what the disk has. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { snippetPathsIn } from '../guide/index.ts';
import type { Scan } from './scan.ts';

export interface LaidOver {
  scan: Scan;
  /** Where an unsaved text is kept, absolute, by its file's path from the content folder. */
  places: ReadonlyMap<string, string>;
}

/**
 * A scan as it would be if these texts were saved. Whoever reads content reads files, on other threads too, so each text
 * is written to `folder` under a name that says what it holds.
 * @param texts By paths from the content folder.
 */
export function layOver(scan: Scan, texts: ReadonlyMap<string, string>, folder: string): LaidOver {
  const laid = new Map(scan);
  const places = new Map<string, string>();
  for (const [path, text] of texts) {
    const bytes = Buffer.from(text, 'utf8');
    const digest = createHash('sha256').update(bytes).digest('base64url');
    if (laid.get(path)?.digest === digest) continue;
    const place = join(folder, digest);
    if (!existsSync(place)) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(place, bytes);
    }
    const imports = /\.mdx?$/.test(path) ? snippetPathsIn(text, path) : [];
    laid.set(path, { size: bytes.length, mtimeMs: -1, digest, ...(imports.length > 0 ? { imports } : {}) });
    places.set(path, place);
  }
  return { scan: laid, places };
}
