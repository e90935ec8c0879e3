/** What a built site is made of: a row for each thing that was made, with the digest of all that it depends on. */
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { AddressChanges } from '../render/index.ts';
import { manifestName, stateFolderOf } from './built-state.ts';

export interface Row {
  id: string;
  key: string;
  /** Paths of its files in the site. */
  outputs: readonly string[];
  /** Addresses of its guide that a page shows or leads to. */
  shown?: readonly string[];
  /** What changes in a page's twin where that stands with those of all pages. */
  fromRoot?: AddressChanges;
  /** Whether the search finds it, by a record that is kept under its key. */
  isFound?: boolean;
  /** The digest of the words and logos that its files were searched for. */
  searched: string;
}

/** Rows by their ids. */
export type Manifest = ReadonlyMap<string, Row>;

/** A number that is another one after each build of a site that changed it; 0 if nobody knows. */
export function buildStamp(siteFolder: string): number {
  const state = stateFolderOf(dirname(siteFolder), basename(siteFolder));
  return statSync(join(state, manifestName), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** The manifest that was kept beside a site; an empty one if there is none that can be read whole. */
export function readManifest(file: string): Manifest {
  if (!existsSync(file)) return new Map();
  const rows = new Map<string, Row>();
  try {
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line === '') continue;
      const row: unknown = JSON.parse(line);
      if (!isRow(row)) return new Map();
      rows.set(row.id, row);
    }
  } catch {
    return new Map();
  }
  return rows;
}

/** By hand, because a large site has tens of thousands of rows, and each build begins with them. */
function isRow(row: unknown): row is Row {
  if (typeof row !== 'object' || row === null) return false;
  const { id, key, outputs, shown, fromRoot, isFound, searched } = row as Partial<Record<keyof Row, unknown>>;
  return (
    typeof id === 'string' &&
    typeof key === 'string' &&
    typeof searched === 'string' &&
    isTexts(outputs) &&
    (shown === undefined || isTexts(shown)) &&
    (fromRoot === undefined || (Array.isArray(fromRoot) && fromRoot.every((change) => isTexts(change)))) &&
    (isFound === undefined || typeof isFound === 'boolean')
  );
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

/** Keeps a manifest. */
export function keepManifest(file: string, rows: Iterable<Row>): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, Array.from(rows, (row) => `${JSON.stringify(row)}\n`).join(''));
  renameSync(draft, file);
}
