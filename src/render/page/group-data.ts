/** Groups of pages, as the first page, the list of all guides, and pages show them. */

/** An entry of a sidebar: a page, a group of pages, or both. */
export interface SidebarEntry {
  title: string;
  path?: string;
  entries?: readonly SidebarEntry[];
}

/** The pages of a group, which each of them shows beside itself. */
export interface Sidebar {
  title: string;
  /** Address of the group in the list of all guides, below the site's. */
  address: string;
  entries: readonly SidebarEntry[];
}

/** What a page stands in. A group without a page of its own has no address. */
export interface TrailEntry {
  title: string;
  address: string | undefined;
}

/** A group on the first page. */
export interface GroupCard {
  title: string;
  /** Address of the group in the list of all guides, below the site's. */
  address: string;
  count: number;
  /** Its first entries. */
  links: readonly { title: string; path: string }[];
}

/** A group in the list of all guides, line by line. */
export interface ListedGroup {
  id: string;
  title: string;
  rows: { title: string; path: string | undefined; depth: number }[];
}
