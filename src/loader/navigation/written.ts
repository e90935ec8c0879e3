/** Navigation as a tree's own files have it, in one form for all of them. Whether its pages exist is asked later. */
import type { HeadingIdRule } from '../../guide/index.ts';

/** An entry. Places count from the content folder, without an ending and without slashes at their ends. */
export type WrittenEntry =
  | { kind: 'page'; at: string; title?: string | undefined }
  /** Whatever lies in a folder. With a title it is a group; without one, what it holds stands in its place. */
  | { kind: 'folder'; at: string; title?: string | undefined }
  /** What no list shows. */
  | { kind: 'hidden'; entries: WrittenEntry[] }
  /** `at`: its own page. */
  | { kind: 'group'; title: string; at?: string | undefined; entries: WrittenEntry[] };

/** An address that led to a page once. Both begin at the root of the site, and neither is checked. */
export interface WrittenRedirect {
  from: string;
  to: string;
}

/** A folder whose files have other addresses than their places say: `public/a.png` is `/a.png`. */
export interface AssetFolder {
  /** From the content folder. What lies outside begins with `../`. */
  folder: string;
  /** The paths that stand for it in addresses, without slashes at their ends. */
  as: readonly string[];
  /** What of it is meant: a folder of code has pictures beside it, and nothing else that a site hands out. */
  holds: 'files' | 'pictures';
}

/** What was read of one tree. */
export interface WrittenNavigation {
  /** `undefined` if the tree says nothing, so that its folders do. */
  entries: WrittenEntry[] | undefined;
  redirects: WrittenRedirect[];
  assets?: readonly AssetFolder[];
  /** Paths below which the tree's own site stands, without slashes at their ends: its addresses may begin with them. */
  bases?: readonly string[];
  /** How the tool gives ids to headings, where that is not as on GitHub. */
  headingIds?: HeadingIdRule | undefined;
  /** Files whose text belongs to every page, behind its own: names of addresses, and what abbreviations mean. */
  appended?: readonly string[];
}

/** Levels and entries of one navigation. No tree of people has so many. */
export const mostLevels = 24;
export const mostEntries = 100_000;
