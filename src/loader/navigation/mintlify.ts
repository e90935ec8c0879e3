/** `docs.json` and the older `mint.json`: tabs, anchors, dropdowns, versions, languages, groups and pages in each other. */
import { posix } from 'node:path';
import { isJsonObject, type Json } from '../../guide/index.ts';
import { parseJson } from './parse-data.ts';
import { groupOf, listOf, pageAt, placeIn, redirectsIn, textOf } from './places.ts';
import type { TreeFiles } from './tree-files.ts';
import { mostLevels, type WrittenEntry, type WrittenNavigation } from './written.ts';

/** The names under which what holds pages stands, and under which each of them says its own name. */
const divisions = [
  ['languages', 'language'],
  ['versions', 'version'],
  ['products', 'product'],
  ['dropdowns', 'dropdown'],
  ['tabs', 'tab'],
  ['anchors', 'anchor'],
  ['menu', 'item'],
  ['groups', 'group'],
] as const;

/** Reads it; `undefined` if the tree has none. */
export function readMintlify(files: TreeFiles): WrittenNavigation | undefined {
  const file = files.findBelow(/^docs\.json$/) ?? files.findBelow(/^mint\.json$/);
  const config = file === undefined ? undefined : parseJson(files.read(file));
  if (file === undefined || !isJsonObject(config) || config['navigation'] === undefined) return undefined;
  const folder = posix.dirname(file);
  let borrowed = 0;
  /** A part of the file may stand in a file of its own. */
  const follow = (value: Json | undefined, depth: number): Json | undefined => {
    const named = isJsonObject(value) ? textOf(value['$ref']) : undefined;
    if (named === undefined || depth > mostLevels || borrowed++ > 200) return value;
    const place = posix.join(folder, named);
    return place.startsWith('..') ? undefined : follow(parseJson(files.read(place)), depth + 1);
  };
  const entriesOf = (value: Json | undefined, depth: number): WrittenEntry[] => {
    if (depth > mostLevels) return [];
    const found = follow(value, depth);
    if (Array.isArray(found)) return found.flatMap((item) => entriesOf(item, depth + 1));
    if (!isJsonObject(found)) return pageAt(placeIn(files, folder, found));
    const held = [
      ...entriesOf(found['pages'] ?? [], depth + 1),
      ...divisions.flatMap(([key]) => (key in found ? divisionsOf(found[key], key, depth + 1) : [])),
    ];
    const title = divisions.flatMap(([, key]) => textOf(found[key]) ?? []).at(0);
    const group = groupOf(title, held, placeIn(files, folder, found['root']));
    return found['hidden'] === true ? [{ kind: 'hidden', entries: group }] : group;
  };
  const divisionsOf = (value: Json | undefined, key: string, depth: number): WrittenEntry[] => {
    const all = listOf(follow(value, depth));
    // The first language or version is the one that readers come for, so it needs no name around it.
    const isVariant = key === 'languages' || key === 'versions';
    const isDefault = (item: Json) => isJsonObject(item) && item['default'] === true;
    const first = isVariant ? (all.find(isDefault) ?? all[0]) : undefined;
    const rest = all.filter((item) => item !== first).flatMap((item) => entriesOf(item, depth + 1));
    if (first === undefined) return rest;
    const shown = entriesOf(first, depth + 1).flatMap((entry) => (entry.kind === 'group' ? entry.entries : [entry]));
    return [...shown, ...rest];
  };
  const entries = entriesOf(config['navigation'], 0);
  const redirects = redirectsIn(config['redirects'], 'source', 'destination');
  return { entries, redirects };
}
