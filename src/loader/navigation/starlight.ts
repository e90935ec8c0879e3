/** Starlight: the `sidebar` of its integration in `astro.config`. */
import { posix } from 'node:path';
import { isJsonObject, type Json } from '../../guide/index.ts';
import { fieldsOf, groupOf, listOf, pageAt, placeIn, textOf } from './places.ts';
import { assetsIn, baseOf } from './site-layout.ts';
import { readStaticConfig, type Static } from './static-config.ts';
import type { TreeFiles } from './tree-files.ts';
import { mostLevels, type WrittenEntry, type WrittenNavigation, type WrittenRedirect } from './written.ts';

const configNames = ['mjs', 'ts', 'js', 'mts', 'cjs'].map((ending) => `astro.config.${ending}`);

/** Reads it; `undefined` if the tree is none. `docs` is the folder of its pages. */
export function readStarlight(files: TreeFiles): (WrittenNavigation & { docs: string }) | undefined {
  const config = files.findAbove(configNames) ?? files.findBelow(/^astro\.config\.[cm]?[jt]s$/);
  if (config === undefined || !files.read(config)?.includes('starlight')) return undefined;
  const written = fieldsOf(readStaticConfig(config, files.read));
  const folder = posix.join(posix.dirname(config), 'src/content/docs');
  const base = files.within(folder);
  if (!files.meets(folder)) return undefined;
  const sidebar = listOf(written['integrations'])
    .map((one) => fieldsOf(one)['sidebar'])
    .find((one) => Array.isArray(one));
  const entries = itemsOf(sidebar, 0);
  const bases = baseOf(written['base']);
  return {
    docs: base ?? '',
    entries: entries.length > 0 ? entries : base ? [{ kind: 'folder', at: base }] : undefined,
    redirects: astroRedirects(written['redirects']),
    assets: [
      ...assetsIn(files, posix.dirname(config), 'public', ['', ...bases]),
      // An alias mostly stands for this folder, and relative addresses climb to it.
      ...assetsIn(files, posix.dirname(config), 'src', ['', 'src'], 'pictures'),
    ],
    bases,
    headingIds: 'astro',
  };

  function itemsOf(value: Static, depth: number): WrittenEntry[] {
    if (depth > mostLevels) return [];
    return listOf(value).flatMap((item) => itemOf(item, depth + 1));
  }

  function itemOf(item: Json, depth: number): WrittenEntry[] {
    if (!isJsonObject(item)) return pageAt(placeIn(files, folder, item));
    const title = textOf(item['label']);
    const named = item['slug'] ?? item['link'];
    if (named !== undefined) return pageAt(named === '/' ? files.within(folder) : placeIn(files, folder, named), title);
    const generated = fieldsOf(item['autogenerate'])['directory'];
    if (generated === undefined) return groupOf(title, itemsOf(item['items'], depth));
    const at = placeIn(files, folder, generated);
    return at === undefined ? [] : [{ kind: 'folder', at, title }];
  }
}

function astroRedirects(value: Static): WrittenRedirect[] {
  return Object.entries(fieldsOf(value)).flatMap(([from, target]) => {
    const to = textOf(target) ?? textOf(fieldsOf(target)['destination']);
    return to === undefined ? [] : [{ from, to }];
  });
}
