/** The navigation that folders come to: by their own files, else by frontmatter, numbers in names, and titles. */
import type { PackedPage } from '../facts.ts';
import type { FolderMeta } from './folder-meta.ts';
import type { NavigationEntry, NavigationPage } from './navigation.ts';
import { wordsOf } from './places.ts';

interface FolderNode {
  name: string;
  path: string;
  /** The page of the folder itself. */
  own: PackedPage | undefined;
  /** Pages by the names of their files, without an ending. */
  pages: Map<string, PackedPage>;
  folders: Map<string, FolderNode>;
}

export interface FolderTree {
  /** What lies in a folder, in its order; nothing if there is no such folder. */
  entriesOf(folder: string): NavigationEntry[];
  /** Pages that files of folders hide. */
  hidden: ReadonlySet<string>;
}

const collator = new Intl.Collator('en', { numeric: true });

/** Arranges pages by the folders that their files lie in. */
export function treeOfFolders(pages: readonly PackedPage[], metas: ReadonlyMap<string, FolderMeta>): FolderTree {
  const root = nodeOf('', '');
  const nodes = new Map([['', root]]);
  for (const page of pages) place(page);
  return { entriesOf: (folder) => entriesIn(nodes.get(folder), 0), hidden: hiddenIn(nodes, metas) };

  function folderAt(path: string): FolderNode {
    const known = nodes.get(path);
    if (known) return known;
    const at = path.lastIndexOf('/');
    const name = path.slice(at + 1);
    const node = nodeOf(name, path);
    nodes.set(path, node);
    folderAt(at === -1 ? '' : path.slice(0, at)).folders.set(name, node);
    return node;
  }

  function place(page: PackedPage): void {
    const stem = stemOf(page.facts.file);
    const at = stem.lastIndexOf('/');
    const folder = folderAt(at === -1 ? '' : stem.slice(0, at));
    const name = stem.slice(at + 1);
    if (/^(?:index|readme)$/i.test(name) && !folder.own) folder.own = page;
    else folder.pages.set(name, page);
  }

  function entriesIn(folder: FolderNode | undefined, depth: number): NavigationEntry[] {
    if (!folder || depth > 60) return [];
    const meta = metas.get(folder.path);
    const named = new Map<string, () => NavigationEntry[]>();
    for (const [name, page] of folder.pages) named.set(name, () => [pageEntry(page)]);
    for (const [name, inner] of folder.folders) {
      const own = folder.pages.get(name);
      named.set(name, () => folderEntry(inner, own, depth + 1));
    }
    if (folder.own) named.set('index', () => (folder.own ? [pageEntry(folder.own)] : []));
    for (const name of meta?.hidden ?? []) named.delete(name);
    const order = sortedNames(folder, metas).filter((name) => named.has(name));
    if (!meta || meta.items.length === 0) return order.flatMap((name) => named.get(name)?.() ?? []);
    const taken = new Set(
      meta.items.flatMap((item) => (item.kind === 'name' || item.kind === 'spread' ? [item.name] : [])),
    );
    const rest = () => order.filter((name) => !taken.has(name)).flatMap((name) => named.get(name)?.() ?? []);
    const all: NavigationEntry[] = [];
    let into = all;
    for (const item of meta.items) {
      if (item.kind === 'separator') {
        const entries: NavigationEntry[] = [];
        all.push({ kind: 'group', title: item.title, entries });
        into = entries;
      } else if (item.kind === 'rest') into.push(...rest());
      else if (item.kind === 'spread') into.push(...entriesIn(folder.folders.get(item.name), depth + 1));
      else
        into.push(
          ...(named.get(item.name)?.() ?? []).map((entry) => ({
            ...entry,
            ...(item.title ? { title: item.title } : {}),
          })),
        );
    }
    // A list that says where the rest goes has said all.
    if (!meta.items.some(({ kind }) => kind === 'rest')) all.push(...rest());
    return all.filter((entry) => entry.kind === 'page' || entry.entries.length > 0 || entry.path !== undefined);
  }

  /** A folder; its page may lie in it or, of the same name, beside it. One that holds a single page is that page. */
  function folderEntry(folder: FolderNode, beside: PackedPage | undefined, depth: number): NavigationEntry[] {
    const own = folder.own ?? beside;
    const meta = metas.get(folder.path);
    const entries = entriesIn(folder, depth).filter((entry) => entry.kind !== 'page' || entry.path !== own?.facts.path);
    const title = meta?.title ?? own?.facts.sidebarTitle ?? own?.facts.title ?? wordsOf(folder.name);
    if (entries.length === 0) return own ? [{ ...pageEntry(own), ...(meta?.title ? { title } : {}) }] : [];
    return [{ kind: 'group', title, ...(own ? { path: own.facts.path } : {}), entries }];
  }
}

/** A file's path without its ending. */
export function stemOf(file: string): string {
  return file.replace(/\.mdx?$/, '');
}

function nodeOf(name: string, path: string): FolderNode {
  return { name, path, own: undefined, pages: new Map(), folders: new Map() };
}

function pageEntry(page: PackedPage): NavigationPage {
  return { kind: 'page', path: page.facts.path };
}

/** The names in a folder: its own page, then by what frontmatter or a number says, then by title. */
function sortedNames(folder: FolderNode, metas: ReadonlyMap<string, FolderMeta>): string[] {
  const names = [...new Set([...folder.pages.keys(), ...folder.folders.keys()])];
  const keyed = names.map((name) => {
    const inner = folder.folders.get(name);
    const page = folder.pages.get(name) ?? inner?.own;
    const meta = inner && metas.get(inner.path);
    const numbered = /^(\d{1,6})\s*[-_.]/.exec(name)?.[1];
    const order = meta?.order ?? page?.facts.order ?? (numbered === undefined ? undefined : Number(numbered));
    const title = meta?.title ?? page?.facts.sidebarTitle ?? page?.facts.title ?? wordsOf(name);
    return { name, order: order ?? Number.POSITIVE_INFINITY, title };
  });
  const before = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);
  keyed.sort((a, b) => before(a.order, b.order) || collator.compare(a.title, b.title) || (a.name < b.name ? -1 : 1));
  return ['index', ...keyed.map(({ name }) => name)];
}

function hiddenIn(nodes: ReadonlyMap<string, FolderNode>, metas: ReadonlyMap<string, FolderMeta>): Set<string> {
  const hidden = new Set<string>();
  for (const [path, { hidden: names }] of metas) {
    const folder = nodes.get(path);
    for (const name of names) {
      const page = name === 'index' ? folder?.own : folder?.pages.get(name);
      if (page) hidden.add(page.facts.path);
    }
  }
  return hidden;
}
