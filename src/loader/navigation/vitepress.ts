/** VitePress: the sidebar of `.vitepress/config`, as one list or one for each part of the site. */
import { posix } from 'node:path';
import { isJsonObject, type Json } from '../../guide/index.ts';
import { fieldsOf, groupOf, listOf, pageAt, placeIn, textOf, wordsOf } from './places.ts';
import { assetsIn, baseOf } from './site-layout.ts';
import { readStaticConfig, type Static } from './static-config.ts';
import type { TreeFiles } from './tree-files.ts';
import { mostLevels, type WrittenEntry, type WrittenNavigation } from './written.ts';

const endings = ['mts', 'ts', 'mjs', 'js'];
const configNames = ['', '../', 'docs/', 'website/'].flatMap((folder) =>
  endings.flatMap((ending) => [`${folder}.vitepress/config.${ending}`, `${folder}.vitepress/config/index.${ending}`]),
);

/** Reads it; `undefined` if the tree is none. `docs` is the folder of its pages. */
export function readVitepress(files: TreeFiles): (WrittenNavigation & { docs: string }) | undefined {
  const config = configNames.find((name) => files.read(name) !== undefined);
  if (config === undefined) return undefined;
  const written = fieldsOf(readStaticConfig(config, files.read));
  const home = config.slice(0, config.indexOf('.vitepress'));
  const folder = posix.join(home, textOf(written['srcDir']) ?? '.');
  const sidebar =
    fieldsOf(written['themeConfig'])['sidebar'] ??
    fieldsOf(fieldsOf(fieldsOf(written['locales'])['root'])['themeConfig'])['sidebar'];
  const bases = baseOf(written['base']);
  return {
    docs: files.within(folder) ?? '',
    entries: sidebarOf(sidebar),
    redirects: [],
    assets: assetsIn(files, home, posix.join(textOf(written['srcDir']) ?? '.', 'public'), ['', ...bases]),
    bases,
    headingIds: 'vitepress',
  };

  function sidebarOf(value: Static): WrittenEntry[] | undefined {
    if (Array.isArray(value)) return itemsOf(value, '', 0);
    if (!isJsonObject(value)) return undefined;
    const parts = Object.entries(value).map(([path, held]) => {
      const fields = fieldsOf(held);
      const entries = itemsOf(Array.isArray(held) ? held : fields['items'], textOf(fields['base']) ?? '', 0);
      return { name: path.split('/').filter(Boolean).at(-1) ?? '', entries };
    });
    const [only] = parts;
    return parts.length === 1 && only
      ? only.entries
      : parts.flatMap(({ name, entries }) => groupOf(wordsOf(name) || undefined, entries));
  }

  function itemsOf(value: Static, base: string, depth: number): WrittenEntry[] {
    return depth > mostLevels ? [] : listOf(value).flatMap((item) => itemOf(item, base, depth + 1));
  }

  function itemOf(item: Json, base: string, depth: number): WrittenEntry[] {
    const fields = fieldsOf(item);
    const own = textOf(fields['base']) ?? base;
    const link = textOf(fields['link']);
    const at =
      link === undefined ? undefined : link === '/' ? files.within(folder) : placeIn(files, folder, own + link);
    const title = textOf(fields['text']);
    return 'items' in fields ? groupOf(title, itemsOf(fields['items'], own, depth), at) : pageAt(at, title);
  }
}
