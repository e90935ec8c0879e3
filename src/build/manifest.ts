/** What a built site is made of: a row for each thing that was made, with the digest of all that it depends on. */
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

const rowSchema = z.object({
  id: z.string(),
  key: z.string(),
  /** Paths of its files in the site. */
  outputs: z.array(z.string()),
  /** Addresses of its guide that a page shows or leads to. */
  shown: z.array(z.string()).optional(),
  /** Words of other brands in it that the brand allows. */
  allowed: z.array(z.object({ word: z.string(), path: z.string(), reason: z.string() })).optional(),
});

export type Row = z.infer<typeof rowSchema>;

/** Rows by their ids. */
export type Manifest = ReadonlyMap<string, Row>;

/** Where what is known of a built site is kept: beside the sites, in none of them. */
export function stateFolderOf(siteFolder: string): string {
  return join(dirname(siteFolder), '.keyway', basename(siteFolder));
}

/** The file of a site's manifest. */
export function manifestOf(siteFolder: string): string {
  return join(stateFolderOf(siteFolder), 'manifest.jsonl');
}

/** A number that is another one after each build of a site that changed it; 0 if nobody knows. */
export function buildStamp(siteFolder: string): number {
  return statSync(manifestOf(siteFolder), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** The manifest that was kept beside a site; an empty one if there is none that can be read. */
export function readManifest(file: string): Manifest {
  if (!existsSync(file)) return new Map();
  const rows = new Map<string, Row>();
  try {
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line === '') continue;
      const row = rowSchema.parse(JSON.parse(line));
      rows.set(row.id, row);
    }
  } catch {
    return new Map();
  }
  return rows;
}

/** Keeps a manifest. */
export function keepManifest(file: string, manifest: Manifest): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, [...manifest.values()].map((row) => `${JSON.stringify(row)}\n`).join(''));
  renameSync(draft, file);
}
