/** MkDocs: `nav` of `mkdocs.yml`, and the redirects of its plugin. */
import { posix } from 'node:path';
import { type HeadingIdRule, isJsonObject, type Json } from '../../guide/index.ts';
import { parseData } from './parse-data.ts';
import { fieldsOf, groupOf, listOf, pageAt, placeIn, textOf } from './places.ts';
import { baseOf } from './site-layout.ts';
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
    bases: baseOf(written['site_url']),
    appended: appendedFiles(written['markdown_extensions'], posix.dirname(config), files),
    headingIds: headingIdsOf(files.read(config) ?? ''),
    redirects: listOf(written['plugins']).flatMap((plugin) => redirectsOf(plugin, base ?? '')),
  };
}

/** What `auto_append` of the extension for snippets names, as far as it is text of the project. */
function appendedFiles(extensions: Json | undefined, home: string, files: TreeFiles): string[] {
  const listed = isJsonObject(extensions) ? [extensions] : listOf(extensions);
  const options = listed.map((one) => fieldsOf(fieldsOf(one)['pymdownx.snippets'])).find((one) => 'auto_append' in one);
  const bases = [...listOf(options?.['base_path']), options?.['base_path'] ?? '.'].flatMap(
    (base) => textOf(base) ?? [],
  );
  return listOf(options?.['auto_append']).flatMap((name) => {
    const places = bases
      .map((base) => posix.normalize(posix.join(base, textOf(name) ?? '')))
      .filter((path) => !/^(?:\.\.)?\//.test(path) && /\.(?:md|markdown|txt)$/.test(path))
      .map((path) => files.within(posix.join(home, path)) ?? posix.join(home, path));
    return places.find((path) => files.read(path) !== undefined) ?? [];
  });
}

/** The setting names code, so it is read as text: all but the default keep the letters of other scripts. */
function headingIdsOf(config: string): HeadingIdRule {
  const options = /^[ \t-]*toc:[ \t]*\r?\n((?:[ \t]+(?=[^\s-])[^\n]*\n){0,20})/m.exec(config)?.[1] ?? '';
  return /\bslugify:[^\n]*(?:pymdownx|slugify_unicode)/.test(options) ? 'python-unicode' : 'python-markdown';
}

function redirectsOf(plugin: Json, docs: string): WrittenRedirect[] {
  const maps = fieldsOf(fieldsOf(fieldsOf(plugin)['redirects'])['redirect_maps']);
  return Object.entries(maps).flatMap(([from, to]) =>
    typeof to === 'string'
      ? [{ from: `/${posix.join(docs, from)}`, to: /^[a-z]+:/i.test(to) ? to : `/${posix.join(docs, to)}` }]
      : [],
  );
}
