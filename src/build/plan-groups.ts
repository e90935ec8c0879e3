/** The groups that a tree's pages stand in: as the first page, the list of all guides, and pages show them. */
import type { Brand } from '../brand/index.ts';
import { numberedPath } from '../connector/index.ts';
import type { Navigation, NavigationEntry } from '../loader/index.ts';
import { messagesFor } from '../messages/index.ts';
import type { GroupCard, ListedGroup, Sidebar, SidebarEntry, TrailEntry } from '../render/page/group-data.ts';
import type { PageLink } from '../render/page/page-data.ts';

/** The path of the list of all guides; further pages of it are numbered below. */
export const guideListPath = 'all-guides';

/** A page of the list of all guides. */
export interface GuideListPart {
  path: string;
  number: number;
  groups: ListedGroup[];
}

/** What groups put around a page. The sidebar is one object for all pages that show it. */
export interface GroupSurroundings {
  /** `undefined` beside a page that is alone in its group. */
  sidebar: Sidebar | undefined;
  trail: readonly TrailEntry[];
  previous?: PageLink;
  next?: PageLink;
}

export interface GroupPlan {
  cards: readonly GroupCard[];
  /** How many pages stand in groups. */
  total: number;
  parts: readonly GuideListPart[];
  /** `undefined` if the page stands in no group. */
  around(path: string): GroupSurroundings | undefined;
}

/** A sidebar and a card hold so many pages at most, and so does a page of the list. */
const mostInSidebar = 60;
const mostInCard = 5;
const mostInPart = 500;

/** What is known of a page that stands in a group. */
type GroupedPage = { shortTitle: string };

/** Plans the groups of a navigation whose pages are these, by path. */
export function planGroups(
  navigation: Navigation,
  pages: ReadonlyMap<string, GroupedPage>,
  { brand, reword }: { brand: Brand; reword(text: string): string },
): GroupPlan {
  const words = messagesFor(brand.locale).site.guides;
  const rest: NavigationEntry[] = navigation.rest.map((path) => ({ kind: 'page', path }));
  const written = [
    ...navigation.groups.map(({ title, path, entries }) => ({ title: title ?? words.general, path, entries })),
    ...(rest.length > 0
      ? [{ title: navigation.groups.length > 0 ? words.more : words.title, path: undefined, entries: rest }]
      : []),
  ];
  const groups = written.map(({ title, path, entries }) => ({
    title: reword(title),
    entries: [...(path === undefined ? [] : [pageEntry(path)]), ...entries.map(shownEntry)],
  }));
  const listed = listGroups(groups);
  const places = new Map<string, Omit<GroupSurroundings, 'previous' | 'next'>>();
  const order: PageLink[] = [];
  for (const [index, { title, entries }] of groups.entries()) {
    const address = listed.addresses[index] ?? guideListPath;
    place(entries, { title, address, trail: [{ title, address }] });
  }
  const positions = new Map(order.map(({ path }, index) => [path, index]));
  return {
    cards: groups.map(({ title, entries }, index) => ({
      title,
      address: listed.addresses[index] ?? guideListPath,
      count: countOf(entries),
      links: opened(entries)
        .slice(0, mostInCard)
        .flatMap((entry) => linkOf(entry) ?? []),
    })),
    total: order.length,
    parts: listed.parts,
    around(path) {
      const found = places.get(path);
      const at = positions.get(path) ?? -1;
      const [previous, next] = [order[at - 1], order[at + 1]];
      return found && { ...found, ...(previous ? { previous } : {}), ...(next ? { next } : {}) };
    },
  };

  function pageEntry(path: string, title?: string): SidebarEntry {
    return { title: title === undefined ? (pages.get(path)?.shortTitle ?? path) : reword(title), path };
  }

  function shownEntry(entry: NavigationEntry): SidebarEntry {
    if (entry.kind === 'page') return pageEntry(entry.path, entry.title);
    const title = reword(entry.title ?? words.general);
    const entries = entry.entries.map(shownEntry);
    if (entry.path !== undefined) return { title, path: entry.path, entries };
    // A page that is called as its group is the group's own.
    const [first, ...rest] = entries;
    if (first?.path === undefined || first.entries || first.title !== title) return { title, entries };
    return { title, path: first.path, entries: rest };
  }

  /** Gives pages their sidebar: that of the smallest group that holds them, if a larger one holds too many. */
  function place(
    entries: readonly SidebarEntry[],
    { title, address, trail }: { title: string; address: string; trail: readonly TrailEntry[] },
  ): void {
    if (countOf(entries) <= mostInSidebar) {
      const sidebar = sidebarOf({ title, address, entries });
      for (const entry of entries) put(entry, { sidebar, trail });
      return;
    }
    let loose: SidebarEntry[] = [];
    const placeLoose = () => {
      const sidebar = sidebarOf({ title, address, entries: loose });
      for (const entry of loose) put(entry, { sidebar, trail });
      loose = [];
    };
    for (const entry of entries) {
      if (entry.entries && countOf([entry]) > mostInSidebar / 2) {
        placeLoose();
        const own = entry.path === undefined ? [] : [{ title: entry.title, path: entry.path }];
        const inner = { title: entry.title, address, trail: [...trail, trailEntry(entry)] };
        place([...own, ...entry.entries], inner);
        continue;
      }
      if (countOf(loose) + countOf([entry]) > mostInSidebar) placeLoose();
      loose.push(entry);
    }
    placeLoose();
  }

  function put(entry: SidebarEntry, around: Pick<GroupSurroundings, 'sidebar' | 'trail'>): void {
    const { title, path, entries = [] } = entry;
    if (path !== undefined && !places.has(path)) {
      places.set(path, around);
      order.push({ title, path });
    }
    if (entries.length === 0) return;
    const inner = { ...around, trail: [...around.trail, trailEntry(entry)] };
    for (const held of entries) put(held, inner);
  }
}

/** The pages of a group as a sidebar; `undefined` for one page, which has no other to lead to. */
function sidebarOf(group: Sidebar): Sidebar | undefined {
  return countOf(group.entries) > 1 ? group : undefined;
}

interface Group {
  title: string;
  entries: readonly SidebarEntry[];
}

/** Spreads groups over the pages of the list, and answers where each of them begins. */
function listGroups(groups: readonly Group[]): { parts: GuideListPart[]; addresses: string[] } {
  const parts: GuideListPart[] = [];
  let left = 0;
  const open = (): GuideListPart => {
    const number = parts.length + 1;
    const part: GuideListPart = { path: numberedPath(guideListPath, number), number, groups: [] };
    parts.push(part);
    left = mostInPart;
    return part;
  };
  const addresses = groups.map(({ title, entries }, index) => {
    const id = `group-${index + 1}`;
    let part = left > 0 ? parts.at(-1) : undefined;
    let own: ListedGroup | undefined;
    let address: string | undefined;
    for (const row of rowsOf(entries, 0)) {
      if (!part || left <= 0) {
        part = open();
        own = undefined;
      }
      if (!own) {
        own = { id, title, rows: [] };
        part.groups.push(own);
        address ??= `${part.path}/#page:${id}`;
      }
      own.rows.push(row);
      left--;
    }
    return address ?? `${guideListPath}/`;
  });
  return { parts, addresses };
}

function rowsOf(entries: readonly SidebarEntry[], depth: number): ListedGroup['rows'] {
  return entries.flatMap(({ title, path, entries: held = [] }) => [
    { title, path, depth: Math.min(depth, 3) },
    ...rowsOf(held, depth + 1),
  ]);
}

function countOf(entries: readonly SidebarEntry[]): number {
  return entries.reduce((sum, { path, entries: held = [] }) => sum + (path === undefined ? 0 : 1) + countOf(held), 0);
}

function trailEntry({ title, path }: SidebarEntry): TrailEntry {
  return { title, address: path === undefined ? undefined : `${path}/` };
}

/** What a card shows of a group: where all of it stands in one entry, what that holds. */
function opened(entries: readonly SidebarEntry[]): readonly SidebarEntry[] {
  const [only] = entries;
  if (entries.length !== 1 || !only?.entries?.length) return entries;
  const { title, path } = only;
  return path === undefined ? opened(only.entries) : [{ title, path }, ...only.entries];
}

/** What an entry leads to: its own page, else the first that it holds. */
function linkOf({ title, path, entries = [] }: SidebarEntry): PageLink | undefined {
  if (path !== undefined) return { title, path };
  for (const entry of entries) {
    const inner = linkOf(entry);
    if (inner) return { title, path: inner.path };
  }
  return undefined;
}
