/** Fern's `docs.yml`, and Redocly's `sidebars.yaml`: both are lists of named things that hold others. */
import { posix } from 'node:path';
import { isJsonObject, type Json } from '../../guide/index.ts';
import { parseData } from './parse-data.ts';
import { fieldsOf, groupOf, listOf, pageAt, placeIn, redirectsIn, textOf, wordsOf } from './places.ts';
import type { TreeFiles } from './tree-files.ts';
import { mostLevels, type WrittenEntry, type WrittenNavigation } from './written.ts';

/** Reads Fern's; `undefined` if the tree has none. */
export function readFern(files: TreeFiles): WrittenNavigation | undefined {
  const file = files.findBelow(/^docs\.yml$/) ?? files.findAbove(['docs.yml']);
  const data = file === undefined ? undefined : parseData(files.read(file));
  if (file === undefined || !isJsonObject(data)) return undefined;
  const folder = posix.dirname(file);
  const own = layoutOf(data, folder, files);
  // Versions and products stand in files of their own; the first version is the one that readers come for.
  const named = (['versions', 'products'] as const).flatMap((key) =>
    listOf(data[key]).flatMap((one, index) => {
      const fields = fieldsOf(one);
      const place = posix.join(folder, textOf(fields['path']) ?? '');
      const entries = layoutOf(fieldsOf(parseData(files.read(place))), posix.dirname(place), files);
      return groupOf(index === 0 && key === 'versions' ? undefined : textOf(fields['display-name']), entries);
    }),
  );
  return { entries: [...own, ...named], redirects: redirectsIn(data['redirects'], 'source', 'destination') };
}

/** The navigation in one of its files, whose paths count from its folder. */
function layoutOf(data: { [key: string]: Json }, folder: string, files: TreeFiles): WrittenEntry[] {
  const tabs = fieldsOf(data['tabs']);
  return entriesOf(data['navigation'], 0);

  function entriesOf(value: Json | undefined, depth: number): WrittenEntry[] {
    return depth > mostLevels ? [] : listOf(value).flatMap((item) => entryOf(fieldsOf(item), depth + 1));
  }

  function entryOf(item: { [key: string]: Json }, depth: number): WrittenEntry[] {
    if (item['hidden'] === true) return [{ kind: 'hidden', entries: entryOf({ ...item, hidden: false }, depth) }];
    const page = textOf(item['page']);
    if (page !== undefined) return pageAt(placeIn(files, folder, item['path']), page);
    const tab = textOf(item['tab']);
    const title = textOf(item['section']) ?? (tab && (textOf(fieldsOf(tabs[tab])['display-name']) ?? wordsOf(tab)));
    const at = placeIn(files, folder, item['folder']);
    if (at !== undefined) return [{ kind: 'folder', at, title: textOf(item['title']) ?? wordsOf(posix.basename(at)) }];
    const variants = listOf(item['variants']).flatMap((one) => {
      const fields = fieldsOf(one);
      return groupOf(textOf(fields['title']), entriesOf(fields['layout'], depth));
    });
    const held = [...entriesOf(item['contents'] ?? item['layout'], depth), ...variants];
    return groupOf(title, held, placeIn(files, folder, item['path']));
  }
}

/** Reads Redocly's; `undefined` if the tree has none. */
export function readRedocly(files: TreeFiles): WrittenNavigation | undefined {
  const file = files.findBelow(/^(?:.+\.)?sidebars\.ya?ml$/);
  const data = file === undefined ? undefined : parseData(files.read(file));
  if (file === undefined || data === undefined) return undefined;
  const folder = posix.dirname(file);
  const entriesOf = (value: Json | undefined, depth: number): WrittenEntry[] => {
    if (depth > mostLevels) return [];
    return listOf(value).flatMap((item): WrittenEntry[] => {
      const fields = fieldsOf(item);
      const title = textOf(fields['group']) ?? textOf(fields['separator']) ?? textOf(fields['label']);
      const at = placeIn(files, folder, fields['page']);
      if (Array.isArray(fields['items'])) return groupOf(title, entriesOf(fields['items'], depth + 1), at);
      const directory = placeIn(files, folder, fields['directory']);
      if (directory !== undefined) return [{ kind: 'folder', at: directory, title }];
      return pageAt(at ?? placeIn(files, folder, fields['href']), textOf(fields['label']));
    });
  };
  const entries = isJsonObject(data)
    ? Object.entries(data).flatMap(([name, items]) => groupOf(wordsOf(name), entriesOf(items, 0)))
    : entriesOf(data, 0);
  return { entries, redirects: [] };
}
