/** From what a tree's files say to the navigation of a site: names become pages that exist, each of them once. */
import type { PackedPage } from '../facts.ts';
import { stemOf, treeOfFolders } from './folder-entries.ts';
import type { FolderMeta } from './folder-meta.ts';
import type { Navigation, NavigationEntry, NavigationGroup } from './navigation.ts';
import type { TreeNavigation } from './read-navigation.ts';
import { mostEntries, type WrittenEntry } from './written.ts';

/** Finds the page that a place of the content folder means. */
export type FindPage = (at: string) => PackedPage | undefined;

/** What finds pages by their addresses, by their files, and by what their dialect makes of either. */
export function createFinder(pages: readonly PackedPage[]): FindPage {
  const table = new Map<string, PackedPage>();
  const add = (name: string, page: PackedPage) => {
    if (!table.has(name)) table.set(name, page);
  };
  for (const page of pages) add(page.facts.path, page);
  for (const page of pages) {
    for (const name of namesOf(page)) add(name, page);
    const { id, file } = page.facts;
    if (id !== undefined) {
      const folder = withoutNumbers(stemOf(file)).split('/').slice(0, -1);
      add([...folder, id].join('/'), page);
    }
  }
  return (at) => table.get(at) ?? table.get(withoutIndex(at)) ?? table.get(at.normalize());
}

/** Names besides its address that the place of a page's file gives it. */
export function namesOf({ facts: { path, file } }: PackedPage): string[] {
  const stem = stemOf(file);
  if (stem === path && !/\d|index|readme/i.test(stem)) return [];
  const plain = withoutNumbers(stem);
  return [stem, withoutIndex(stem), plain, withoutIndex(plain)];
}

/** A path without the name of a file that stands for its folder. */
export function withoutIndex(stem: string): string {
  return stem.replace(/(?:^|\/)(?:index|readme)$/i, '');
}

/** A path without the numbers by which files are ordered. A name that is nothing but numbers keeps them. */
export function withoutNumbers(path: string): string {
  return path.replace(/(^|\/)\d+\s*[-_.]+\s*(?=[^\d\s/.-])/g, '$1');
}

export interface Arrangement extends Navigation {
  /** Names in the tree's file that no page has. */
  missing: readonly string[];
}

/** Arranges pages as the tree says, else by their folders. Pages that are hidden stand nowhere. */
export function arrangePages(
  pages: readonly PackedPage[],
  { written, metas }: { written: TreeNavigation; metas: ReadonlyMap<string, FolderMeta> },
): Arrangement {
  const folders = treeOfFolders(pages, metas);
  const find = createFinder(pages);
  const hidden = new Set(folders.hidden);
  for (const entry of written.entries ?? []) hide(entry, false);
  const isListed = ({ facts: { path, hidden: isHidden } }: PackedPage) => path !== '' && !isHidden && !hidden.has(path);
  const listed = new Map(pages.filter(isListed).map((page) => [page.facts.path, page]));
  const missing: string[] = [];
  const used = new Set<string>();
  let left = mostEntries;

  const take = (path: string | undefined): string | undefined => {
    if (path === undefined || used.has(path) || !listed.has(path)) return undefined;
    used.add(path);
    return path;
  };
  const keep = (entries: readonly NavigationEntry[]): NavigationEntry[] =>
    entries.flatMap((entry): NavigationEntry[] => {
      if (entry.kind === 'page') return take(entry.path) === undefined ? [] : [entry];
      const path = take(entry.path);
      const held = keep(entry.entries);
      if (held.length > 0) return [{ ...entry, path, entries: held }];
      return path === undefined ? [] : [{ kind: 'page', path, title: entry.title }];
    });
  const resolve = (entry: WrittenEntry): NavigationEntry[] => {
    if (left-- <= 0 || entry.kind === 'hidden') return [];
    if (entry.kind === 'folder') {
      const held = keep(folders.entriesOf(entry.at));
      return entry.title === undefined || held.length === 0
        ? held
        : [{ kind: 'group', title: entry.title, entries: held }];
    }
    const page = entry.at === undefined ? undefined : find(entry.at);
    if (entry.at !== undefined && !page) missing.push(entry.at);
    const path = take(page?.facts.path);
    if (entry.kind === 'page') return path === undefined ? [] : [{ kind: 'page', path, title: entry.title }];
    const held = entry.entries.flatMap(resolve);
    if (held.length > 0) return [{ kind: 'group', title: entry.title, path, entries: held }];
    return path === undefined ? [] : [{ kind: 'page', path, title: entry.title }];
  };

  let entries = written.entries?.flatMap(resolve) ?? [];
  if (entries.length === 0) entries = keep(folders.entriesOf(''));
  const groups = groupsOf(entries);
  return { groups, rest: [...listed.keys()].filter((path) => !used.has(path)), hidden, missing };

  function hide(entry: WrittenEntry, isWithin: boolean): void {
    const page = isWithin && 'at' in entry && entry.at !== undefined ? find(entry.at) : undefined;
    if (page) hidden.add(page.facts.path);
    if ('entries' in entry) for (const held of entry.entries) hide(held, isWithin || entry.kind === 'hidden');
  }
}

/** Everything in groups: pages that stand beside groups become one without a title; a single group is opened. */
function groupsOf(entries: readonly NavigationEntry[]): NavigationGroup[] {
  const [only] = entries;
  if (entries.length === 1 && only?.kind === 'group' && only.entries.some(({ kind }) => kind === 'group')) {
    const own: NavigationEntry[] = only.path === undefined ? [] : [{ kind: 'page', path: only.path }];
    return groupsOf([...own, ...only.entries]);
  }
  const groups: NavigationGroup[] = [];
  for (const entry of entries) {
    if (entry.kind === 'group') groups.push(entry);
    else {
      const last = groups.at(-1);
      if (last && last.title === undefined) last.entries.push(entry);
      else groups.push({ kind: 'group', title: undefined, entries: [entry] });
    }
  }
  return groups;
}
