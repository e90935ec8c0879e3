/** A build that several machines share: each makes a part of the pages, and one puts the parts together. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { KeywayError } from '../contract/errors.ts';
import {
  type BrandContent,
  digestOf,
  type KeptChecks,
  type Pack,
  pageCheckKey,
  pageCheckSchema,
} from '../loader/index.ts';
import type { Settings } from '../settings.ts';
import { manifestName, openRecords, stateFolderOf } from './built-state.ts';
import type { MadeElsewhere } from './make-things.ts';
import { type Row, readManifest } from './manifest.ts';
import { readShellFiles } from './shell-files.ts';
import { siteCode } from './site-digest.ts';

/** One of several parts; `index` counts from 1. */
export interface Shard {
  index: number;
  count: number;
}

/** Whether a thing falls to a shard. It depends on nothing but its id. */
export function isInShard(id: string, { index, count }: Shard): boolean {
  return Number.parseInt(digestOf(id).slice(0, 8), 16) % count === index - 1;
}

const stampSchema = z.object({
  index: z.number(),
  count: z.number(),
  /** Digests of what all shards of a build must have been made from. */
  from: z.object({ content: z.string(), settings: z.string(), code: z.string() }),
});
type Stamp = z.infer<typeof stampSchema>;

/** What a site is made from, as digests. */
export function originOf({ scan }: BrandContent, settings: Settings, shellFolder: string): Stamp['from'] {
  const { KEYWAY_LINK_BASE, KEYWAY_SOCIAL_IMAGES, HUB_URL } = settings;
  return {
    content: digestOf(...[...scan].flatMap(([path, { digest }]) => [path, digest])),
    settings: digestOf(JSON.stringify([KEYWAY_LINK_BASE, KEYWAY_SOCIAL_IMAGES, HUB_URL])),
    code: digestOf(siteCode(), readShellFiles(shellFolder).digest),
  };
}

const [stampName, checksName] = ['shard.json', 'shard-checks.json'];
const checksSchema = z.array(z.tuple([z.string(), pageCheckSchema]));

/** Says of a built part which one it is, and keeps what the checks of its pages found. */
export function keepShard(
  state: string,
  shard: Shard,
  { from, content, checks }: { from: Stamp['from']; content: BrandContent; checks: KeptChecks },
): void {
  mkdirSync(state, { recursive: true });
  const found = content.pages.flatMap((page) => {
    const key = pageCheckKey(page, content);
    const check = isInShard(`page:${page.facts.path}`, shard) ? checks.get(key)?.facts : undefined;
    return check ? [[key, check]] : [];
  });
  writeFileSync(join(state, checksName), JSON.stringify(found));
  const stamp: Stamp = { ...shard, from };
  writeFileSync(join(state, stampName), JSON.stringify(stamp));
}

/** A part that is built anew, or as a whole site, is no shard until it says so. */
export function forgetShard(state: string): void {
  for (const name of [stampName, checksName]) rmSync(join(state, name), { force: true });
}

/** The brands that some folders hold shards of. */
export function brandsOfShards(outs: readonly string[]): string[] {
  const found = outs.flatMap((out) => {
    const folder = resolve(out, '.keyway');
    const names = existsSync(folder) ? readdirSync(folder) : [];
    return names.filter((brand) => existsSync(join(folder, brand, stampName)));
  });
  return [...new Set(found)].sort();
}

export interface OpenShards extends MadeElsewhere, Disposable {
  /** Takes over what the checks of pages found. */
  addChecks(checks: KeptChecks): void;
}

/**
 * Opens the shards of a brand's site.
 * @throws {ShardMissing | ShardDoubled | ShardsDiffer} If they are not all there, each once, of the content, the settings and the code that `from` says.
 */
export function openShards(outs: readonly string[], brand: string, from: Stamp['from']): OpenShards {
  requireWhole(outs, brand, from);
  const rows = new Map<string, { row: Row; folder: string }>();
  const packs: Pack<null>[] = [];
  for (const out of outs) {
    const state = stateFolderOf(out, brand);
    for (const [id, row] of readManifest(join(state, manifestName))) rows.set(id, { row, folder: resolve(out, brand) });
    packs.push(openRecords(state));
  }
  return {
    find: (id) => rows.get(id),
    recordOf(key) {
      for (const pack of packs) {
        const entry = pack.get(key);
        if (entry) return pack.read(entry);
      }
      return undefined;
    },
    addChecks(checks) {
      for (const out of outs) {
        const file = join(stateFolderOf(out, brand), checksName);
        if (!existsSync(file)) continue;
        for (const [key, check] of checksSchema.parse(JSON.parse(readFileSync(file, 'utf8')))) {
          if (!checks.get(key)) checks.add(key, new Uint8Array(), check);
        }
      }
    },
    [Symbol.dispose]() {
      for (const pack of packs) pack[Symbol.dispose]();
    },
  };
}

function requireWhole(outs: readonly string[], brand: string, from: Stamp['from']): void {
  const places = new Map<number, string>();
  let count: number | undefined;
  for (const out of outs) {
    const stamp = readStamp(out, brand);
    if (!stamp) throw new ShardMissing(`${out} holds no shard of the site of "${brand}".`);
    const other = places.get(stamp.index);
    if (other !== undefined) {
      throw new ShardDoubled(`${other} and ${out} both hold shard ${stamp.index} of "${brand}".`);
    }
    if (count !== undefined && stamp.count !== count) {
      const words = `Shards of "${brand}" are parts of ${count} and of ${stamp.count}. Name those of one build.`;
      throw new ShardsDiffer(words);
    }
    for (const [part, digest] of Object.entries(from)) {
      if (stamp.from[part as keyof typeof from] === digest) continue;
      const words = `Shard ${stamp.index} of "${brand}" in ${out} was built from other ${part} than what is here. Build all shards again.`;
      throw new ShardsDiffer(words);
    }
    count = stamp.count;
    places.set(stamp.index, out);
  }
  const missing = Array.from({ length: count ?? 0 }, (_, at) => at + 1).filter((index) => !places.has(index));
  if (count === undefined || missing.length > 0) {
    const words = `Of the ${count ?? 0} shards of "${brand}" there is no ${missing.join(', ')}. Build it, and name its folder too.`;
    throw new ShardMissing(words);
  }
}

function readStamp(out: string, brand: string): Stamp | undefined {
  try {
    return stampSchema.parse(JSON.parse(readFileSync(join(stateFolderOf(out, brand), stampName), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Not all shards of a site are there. */
export class ShardMissing extends KeywayError {
  constructor(message: string) {
    super('shard-missing', message);
  }
}

/** A shard is there twice. */
export class ShardDoubled extends KeywayError {
  constructor(message: string) {
    super('shard-doubled', message);
  }
}

/** Shards were not made from the same. */
export class ShardsDiffer extends KeywayError {
  constructor(message: string) {
    super('shards-differ', message);
  }
}
