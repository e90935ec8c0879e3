/** Which brands a brand extends, and what it takes over from them. */
import { isJsonObject, type Json } from '../guide/index.ts';

/** Brand files by brand, as far as they can be read. */
export type BrandFiles = ReadonlyMap<string, Json>;

export type Lineage =
  /** The brand itself, then what it extends, and what that extends. */
  { is: 'known'; ids: readonly string[] } | { is: 'broken'; base: string; reason: 'unknown' | 'circle' };

/** The lineage of a brand. */
export function lineageOf(brand: string, files: BrandFiles): Lineage {
  const ids = [brand];
  for (;;) {
    const own = files.get(ids.at(-1) ?? '');
    const base = isJsonObject(own) ? own['extends'] : undefined;
    if (typeof base !== 'string') return { is: 'known', ids };
    if (ids.includes(base)) return { is: 'broken', base, reason: 'circle' };
    if (!files.has(base)) return { is: 'broken', base, reason: 'unknown' };
    ids.push(base);
  }
}

/** What a brand is for itself alone: whether it is the vendor, and what no other brand may say. */
const ownKeys = new Set(['vendor', 'forbidden', 'extends', 'allowed_traces']);

/** The file of a brand with everything in it that it takes over: keys one by one, lists as a whole. */
export function inherit({ ids }: Extract<Lineage, { is: 'known' }>, files: BrandFiles): Json {
  return [...ids].reverse().reduce<Json>((merged, id, index) => {
    const own = files.get(id) ?? {};
    return merge(index === 0 ? {} : withoutOwnKeys(merged), own);
  }, {});
}

function withoutOwnKeys(data: Json): Json {
  if (!isJsonObject(data)) return data;
  return Object.fromEntries(Object.entries(data).filter(([key]) => !ownKeys.has(key)));
}

/** A choice of connectors excludes another one, and the dark accent of one color does not go with another color. */
function standsAlone(key: string, value: Json): boolean {
  return key === 'connectors' || (key === 'colors' && isJsonObject(value) && Object.hasOwn(value, 'accent'));
}

function merge(base: Json, own: Json): Json {
  if (!isJsonObject(base) || !isJsonObject(own)) return own;
  const merged: { [key: string]: Json } = { ...base };
  for (const [key, value] of Object.entries(own)) {
    const inherited = Object.hasOwn(base, key) && !standsAlone(key, value) ? base[key] : undefined;
    merged[key] = inherited === undefined ? value : merge(inherited, value);
  }
  return merged;
}
