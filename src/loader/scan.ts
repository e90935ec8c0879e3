/** The files of a content folder, each with what tells whether it has changed: the first stage of everything. */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { snippetPathsIn } from '../guide/index.ts';
import { isPassedOver } from './list-files.ts';
import { isOutside, openOutside } from './outside-parts.ts';

export interface ScannedFile {
  size: number;
  /** Milliseconds; -1 for a file that changed so lately that another change could have the same time. */
  mtimeMs: number;
  digest: string;
  /** Paths of the snippets that a page or a snippet names. */
  imports?: readonly string[];
}

/** Every file by its path from the content folder, with forward slashes. */
export type Scan = ReadonlyMap<string, ScannedFile>;

/** Clocks of file systems tick this seldom, in milliseconds; two changes within one tick look like one. */
const clockTickMs = 2_000;

/** Larger files are read in pieces of this many bytes. */
const pieceBytes = 4_194_304;

/**
 * Lists the regular files below a folder, and the parts of its house that they name, and reads those that are new or
 * changed since an earlier scan. Links are never followed, so nothing else is reached; names that `isPassedOver` names are
 * left out.
 * @param now Milliseconds, by the clock of the file system.
 * @throws {Error} `ENOENT` if there is no such folder.
 */
export function scanFolder(root: string, earlier: Scan, now: number): Scan {
  const scan = new Map<string, ScannedFile>();
  const visit = (folder: string): void => {
    const entries = readdirSync(join(root, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const { name } = entry;
      if (isPassedOver(name)) continue;
      const path = folder === '' ? name : `${folder}/${name}`;
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile()) scan.set(path, scanFile(root, path, earlier.get(path), now));
    }
  };
  visit('');
  const hasPart = openOutside(root);
  const follow = ({ imports = [] }: ScannedFile): void => {
    for (const path of imports) {
      if (!isOutside(path) || scan.has(path) || !hasPart(path)) continue;
      const part = scanFile(root, path, earlier.get(path), now);
      scan.set(path, part);
      follow(part);
    }
  };
  for (const file of [...scan.values()]) follow(file);
  return scan;
}

/** The files at these paths, which lead out of the folder, as `scanFolder` has those in it. One that is gone is left out. */
export function scanFilesAbove(root: string, paths: readonly string[], earlier: Scan, now: number): Scan {
  return new Map(
    paths.flatMap((path) =>
      existsSync(join(root, path)) ? [[path, scanFile(root, path, earlier.get(path), now)] as const] : [],
    ),
  );
}

function scanFile(root: string, path: string, earlier: ScannedFile | undefined, now: number): ScannedFile {
  const { size, mtimeMs } = statSync(join(root, path));
  if (earlier && earlier.size === size && earlier.mtimeMs === mtimeMs) return earlier;
  const time = now - mtimeMs < clockTickMs ? -1 : mtimeMs;
  const isPage = /\.mdx?$/.test(path);
  if (size > pieceBytes) return { size, mtimeMs: time, digest: digestOfLarge(join(root, path)) };
  const bytes = readFileSync(join(root, path));
  const digest = createHash('sha256').update(bytes).digest('base64url');
  if (earlier?.digest === digest) return { ...earlier, size, mtimeMs: time };
  const imports = isPage ? snippetPathsIn(bytes.toString('utf8'), path) : [];
  return { size, mtimeMs: time, digest, ...(imports.length > 0 ? { imports } : {}) };
}

function digestOfLarge(file: string): string {
  const hash = createHash('sha256');
  const descriptor = openSync(file, 'r');
  try {
    const piece = Buffer.alloc(pieceBytes);
    for (let length = readSync(descriptor, piece); length > 0; length = readSync(descriptor, piece)) {
      hash.update(piece.subarray(0, length));
    }
    return hash.digest('base64url');
  } finally {
    closeSync(descriptor);
  }
}

/** The scan that was kept in a file; an empty one if there is none, or it can't be read. */
export function readScan(file: string): Scan {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(kept) && kept.every(isKept) ? new Map(kept) : new Map();
  } catch {
    return new Map();
  }
}

/** By hand, because every command begins with the entries of all files. */
function isKept(entry: unknown): entry is [path: string, file: ScannedFile] {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string') return false;
  const file: unknown = entry[1];
  if (typeof file !== 'object' || file === null) return false;
  const { size, mtimeMs, digest, imports } = file as Partial<Record<keyof ScannedFile, unknown>>;
  return (
    typeof size === 'number' &&
    typeof mtimeMs === 'number' &&
    typeof digest === 'string' &&
    (imports === undefined || (Array.isArray(imports) && imports.every((path) => typeof path === 'string')))
  );
}

/** Keeps a scan in a file. */
export function keepScan(file: string, scan: Scan): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify([...scan]));
  renameSync(draft, file);
}
