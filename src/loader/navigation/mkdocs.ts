/** MkDocs: `nav` of `mkdocs.yml`, and the redirects of its plugin. */
import { posix } from 'node:path';
import { isJsonObject, type Json } from '../../guide/index.ts';
import { parseData } from './parse-data.ts';
import { fieldsOf, groupOf, listOf, pageAt, placeIn, textOf } from './places.ts';
import type { TreeFiles } from './tree-files.ts';
import { mostLevels, type WrittenEntry, type WrittenNavigation, type WrittenRedirect } from './written.ts';

const configNames = ['mkdocs.yml', 'mkdocs.yaml'];

/** Reads it; `undefined` if the tree is none. `docs` is the folder of its pages. */
export function readMkdocs(files: TreeFiles): (WrittenNavigation & { docs: string }) | undefined {
  const config = files.findAbove(configNames) ?? files.findBelow(/^mkdocs\.ya?ml$/);
  const written = config === undefined ? undefined : parseData(files.read(config));
  if (config === undefined || !isJsonObject(written)) return undefined;
  const folder = posix.join(posix.dirname(config), textOf(written['docs_dir']) ?? 'docs');
  const base = files.within(folder);
  if (!files.meets(folder)) return undefined;
  const nav = written['nav'];
  const entriesOf = (value: Json | undefined, depth: number): WrittenEntry[] => {
    if (depth > mostLevels) return [];
    return listOf(value).flatMap((item) => {
      if (!isJsonObject(item)) return pageOrFolder(item);
      return Object.entries(item).flatMap(([title, held]) =>
        Array.isArray(held) ? groupOf(title, entriesOf(held, depth + 1)) : pageOrFolder(held, title),
      );
    });
  };
  const pageOrFolder = (value: Json, title?: string): WrittenEntry[] => {
    const at = placeIn(files, folder, value);
    const isFolder = typeof value === 'string' && value.endsWith('/');
    return at !== undefined && isFolder ? [{ kind: 'folder', at, title }] : pageAt(at, title);
  };
  return {
    docs: base ?? '',
    entries: Array.isArray(nav) ? entriesOf(nav, 0) : base ? [{ kind: 'folder', at: base }] : undefined,
    redirects: listOf(written['plugins']).flatMap((plugin) => redirectsOf(plugin, base ?? '')),
  };
}

function redirectsOf(plugin: Json, docs: string): WrittenRedirect[] {
  const maps = fieldsOf(fieldsOf(fieldsOf(plugin)['redirects'])['redirect_maps']);
  return Object.entries(maps).flatMap(([from, to]) =>
    typeof to === 'string'
      ? [{ from: `/${posix.join(docs, from)}`, to: /^[a-z]+:/i.test(to) ? to : `/${posix.join(docs, to)}` }]
      : [],
  );
}
