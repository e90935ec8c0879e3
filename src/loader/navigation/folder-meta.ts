/**
 * Files that say how one folder is arranged: Nextra's `_meta`, Fumadocs' `meta.json`, Docusaurus' `_category_`. What they
 * do not name stands after what they do.
 */
import { posix } from 'node:path';
import { isJsonObject, type Json } from '../../guide/index.ts';
import { parseData, parseJson } from './parse-data.ts';
import { fieldsOf, listOf, textOf } from './places.ts';
import { readStaticConfig } from './static-config.ts';
import type { TreeFiles } from './tree-files.ts';

/** What stands in a folder, as its file has it. */
export type FolderItem =
  | { kind: 'name'; name: string; title?: string | undefined }
  /** What follows, up to the next, stands under this title. */
  | { kind: 'separator'; title: string }
  /** All that the file does not name. */
  | { kind: 'rest' }
  /** What lies in a folder, without the folder. */
  | { kind: 'spread'; name: string };

export interface FolderMeta {
  title?: string | undefined;
  order?: number | undefined;
  items: FolderItem[];
  /** Names that no list shows. */
  hidden: ReadonlySet<string>;
}

const nextraFile = /^_meta\.(?:[jt]sx?|mjs|json)$/;
const categoryFile = /^_category_\.(?:json|ya?ml)$/;

/** The arrangements of all folders that have one, by their paths. */
export function readFolderMetas(files: TreeFiles): Map<string, FolderMeta> {
  const metas = new Map<string, FolderMeta>();
  for (const path of files.paths) {
    const name = posix.basename(path);
    const folder = posix.dirname(path) === '.' ? '' : posix.dirname(path);
    const meta = nextraFile.test(name)
      ? readNextra(path, files)
      : categoryFile.test(name)
        ? readCategory(path, files)
        : name === 'meta.json'
          ? readFumadocs(path, files)
          : undefined;
    if (meta) metas.set(folder, meta);
  }
  return metas;
}

function readNextra(path: string, files: TreeFiles): FolderMeta {
  const data = path.endsWith('.json') ? parseJson(files.read(path)) : readStaticConfig(path, files.read);
  const hidden = new Set<string>();
  const items = Object.entries(fieldsOf(data)).flatMap(([name, value]): FolderItem[] => {
    const fields = fieldsOf(value);
    const title = textOf(value) ?? textOf(fields['title']);
    if (fields['display'] === 'hidden') hidden.add(name);
    if (fields['type'] === 'separator') return title === undefined ? [] : [{ kind: 'separator', title }];
    return name === '*' ? [] : [{ kind: 'name', name, title }];
  });
  return { items, hidden };
}

function readCategory(path: string, files: TreeFiles): FolderMeta {
  const text = files.read(path);
  const fields = fieldsOf(path.endsWith('.json') ? parseJson(text) : parseData(text));
  const { position } = fields;
  return {
    title: textOf(fields['label']),
    order: typeof position === 'number' ? position : undefined,
    items: [],
    hidden: new Set(),
  };
}

function readFumadocs(path: string, files: TreeFiles): FolderMeta | undefined {
  const data = parseJson(files.read(path));
  // Many tools have a file of this name.
  if (!isJsonObject(data) || !('pages' in data || typeof data['title'] === 'string')) return undefined;
  const hidden = new Set<string>();
  const items = listOf(data['pages']).flatMap((item) => fumadocsItem(item, hidden));
  return { title: textOf(data['title']), items, hidden };
}

function fumadocsItem(item: Json, hidden: Set<string>): FolderItem[] {
  const text = textOf(item);
  if (text === undefined) return [];
  const [, separator] = /^---\s*(?:\[[^\]]{0,80}\])?(.{0,200}?)\s*---$/.exec(text) ?? [];
  if (separator !== undefined) return separator === '' ? [] : [{ kind: 'separator', title: separator }];
  if (text === '...' || text === 'z...a') return [{ kind: 'rest' }];
  if (text.startsWith('...')) return [{ kind: 'spread', name: text.slice(3).replace(/^\.\//, '') }];
  if (text.startsWith('!')) hidden.add(text.slice(1));
  // `[Text](address)` leads elsewhere.
  return /^!|^(?:external:)?\[/.test(text) ? [] : [{ kind: 'name', name: text.replace(/^\.\//, '') }];
}
