/**
 * Parsed guides kept between builds, by the digest of path and text. A guide knows no brand, so one parse serves every
 * brand. The cache belongs to one version of the language: its name holds a digest of the code that parses.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ParsedGuide } from '../guide/index.ts';
import { listFiles } from './list-files.ts';

export interface GuideCache {
  get(digest: string): ParsedGuide | undefined;
  put(digest: string, guide: ParsedGuide): void;
  /** Keeps what was got or put since the cache was opened, and forgets all else. */
  save(): Promise<void>;
}

/** Opens the cache of one content folder. A missing or damaged cache is an empty one. */
export async function openGuideCache(projectRoot: string, contentRoot: string): Promise<GuideCache> {
  const file = join(projectRoot, 'node_modules/.cache/guides', `${digestOf(contentRoot).slice(0, 16)}.json`);
  const version = await languageVersion(projectRoot);
  const kept = await readKept(file, version);
  const used = new Map<string, ParsedGuide>();
  return {
    get(digest) {
      const guide = used.get(digest) ?? kept.get(digest);
      if (guide) used.set(digest, guide);
      return guide;
    },
    put: (digest, guide) => void used.set(digest, guide),
    async save() {
      if (used.size === kept.size && [...used.keys()].every((digest) => kept.has(digest))) return;
      await mkdir(dirname(file), { recursive: true });
      const draft = `${file}.${process.pid}`;
      await writeFile(draft, JSON.stringify({ version, guides: [...used] }));
      await rename(draft, file);
    },
  };
}

export function digestOf(...texts: string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex');
}

async function readKept(file: string, version: string): Promise<Map<string, ParsedGuide>> {
  try {
    const cache = JSON.parse(await readFile(file, 'utf8')) as { version: string; guides: [string, ParsedGuide][] };
    return new Map(cache.version === version ? cache.guides : []);
  } catch {
    return new Map();
  }
}

async function languageVersion(projectRoot: string): Promise<string> {
  const folder = join(projectRoot, 'src/guide');
  const texts = (await listFiles(folder)).map((file) => readFile(join(folder, file), 'utf8'));
  return digestOf(...(await Promise.all([...texts, readFile(join(projectRoot, 'package-lock.json'), 'utf8')])));
}
