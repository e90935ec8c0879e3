/** Zudoku: `navigation` (`sidebar` in older ones) of its configuration. */
import { posix } from 'node:path';
import { isJsonObject, type Json } from '../../guide/index.ts';
import { fieldsOf, groupOf, listOf, pageAt, placeIn, redirectsIn, textOf, wordsOf } from './places.ts';
import { readStaticConfig, type Static } from './static-config.ts';
import type { TreeFiles } from './tree-files.ts';
import { mostLevels, type WrittenEntry, type WrittenNavigation } from './written.ts';

const configNames = ['tsx', 'ts', 'mjs', 'js'].flatMap((ending) => [
  `zudoku.config.${ending}`,
  `dev-portal.config.${ending}`,
]);

/** Reads it; `undefined` if the tree is none. */
export function readZudoku(files: TreeFiles): WrittenNavigation | undefined {
  const config = files.findAbove(configNames) ?? files.findBelow(/^zudoku\.config\.\w+$/);
  if (config === undefined) return undefined;
  const written = fieldsOf(readStaticConfig(config, files.read));
  const root = posix.dirname(config);
  // Its documents lie below `pages` mostly, and entries may leave that out.
  const isAround = files.within(posix.join(root, 'pages')) === '';
  const pages = isAround || files.paths.some((path) => path.startsWith('pages/')) ? 'pages' : '.';
  const folder = posix.join(root, pages);
  if (!files.meets(folder)) return undefined;
  const sidebar = written['navigation'] ?? written['sidebar'];
  const entries = Array.isArray(sidebar)
    ? itemsOf(sidebar, 0)
    : Object.entries(fieldsOf(sidebar)).flatMap(([name, items]) => groupOf(wordsOf(name), itemsOf(items, 0)));
  return {
    entries: entries.length > 0 ? entries : undefined,
    redirects: redirectsIn(written['redirects'], 'from', 'to'),
  };

  function itemsOf(value: Static, depth: number): WrittenEntry[] {
    return depth > mostLevels ? [] : listOf(value).flatMap((item) => itemOf(item, depth + 1));
  }

  function itemOf(item: Json, depth: number): WrittenEntry[] {
    if (!isJsonObject(item)) return pageAt(placeOf(item));
    const title = textOf(item['label']);
    if ('items' in item) {
      const own = item['link'];
      return groupOf(
        title,
        itemsOf(item['items'], depth),
        placeOf(isJsonObject(own) ? (own['file'] ?? null) : (own ?? null)),
      );
    }
    return pageAt(placeOf(item['file'] ?? item['id'] ?? item['to'] ?? null), title);
  }

  function placeOf(name: Json): string | undefined {
    return placeIn(files, folder, typeof name === 'string' ? name.replace(/^\/?pages\//, '') : name);
  }
}
