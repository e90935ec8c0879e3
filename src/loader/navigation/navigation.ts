/** Navigation as a site shows it: groups of pages that exist, each page once, in the order in which readers go on. */

export interface NavigationPage {
  kind: 'page';
  path: string;
  /** Its name here, where the navigation gives it one of its own. */
  title?: string | undefined;
}

export interface NavigationGroup {
  kind: 'group';
  /** `undefined`: pages that stand outside of every group. */
  title: string | undefined;
  /** Its own page. */
  path?: string | undefined;
  entries: NavigationEntry[];
}

export type NavigationEntry = NavigationPage | NavigationGroup;

export interface Navigation {
  groups: readonly NavigationGroup[];
  /** Listed pages that no group has, by path. */
  rest: readonly string[];
  /** Pages that the tree's files hide. */
  hidden: ReadonlySet<string>;
}
