/**
 * Where the overview of all connectors stands: on one page, in which a script narrows it, until there are too many for
 * that; then on pages of equal length, and once more category by category. Nothing here knows what a page shows.
 */
import { categorySlug } from './category-slug.ts';

/** So many connectors stand on one page; with more there are several. */
const mostOnOnePage = 200;

/** So many stand on each of several pages. */
const perPage = 100;

/** The path of the overview, which its other pages stand below. */
export const overviewPath = 'connectors';

/** A page of the overview. */
export interface OverviewPage<Listed> {
  /** Without slashes at its ends. */
  path: string;
  /** The category that it is of; `undefined` where it is of all connectors. */
  category: string | undefined;
  /** The path of the first page of the same list. */
  first: string;
  /** Its place among the pages of that list, from 1, and how many of them there are. */
  number: number;
  count: number;
  /** How many of the list stand on the pages before it, and how many on all of them. */
  before: number;
  total: number;
  listed: readonly Listed[];
}

/** Whether so many connectors need more than one page. */
export function isOverviewPaged(connectors: number): boolean {
  return connectors > mostOnOnePage;
}

/**
 * The pages of the overview, in their order: every connector stands on exactly one of those without a category, and on
 * one more of its category.
 */
export function overviewPages<Listed extends { category: string }>(listed: readonly Listed[]): OverviewPage<Listed>[] {
  const total = listed.length;
  if (!isOverviewPaged(total))
    return [
      { path: overviewPath, first: overviewPath, category: undefined, number: 1, count: 1, before: 0, total, listed },
    ];
  const categories = Map.groupBy(listed, ({ category }) => categorySlug(category));
  // A category without a letter or a digit has no address; its connectors are on the pages of all.
  categories.delete('');
  return [
    ...cut(listed, overviewPath, undefined),
    ...[...categories].flatMap(([slug, own]) => cut(own, `${overviewPath}/category/${slug}`, own[0]?.category)),
  ];
}

/** The path of one page of a list whose first page stands at a path. */
export function numberedPath(first: string, number: number): string {
  return number === 1 ? first : `${first}/page/${number}`;
}

/** Where the connectors of a category are shown, as an address below the site's, with how many connectors it has. */
export function categoryAddress(category: string, connectors: number): string {
  const slug = categorySlug(category);
  if (!isOverviewPaged(connectors)) return `/${overviewPath}/?category=${slug}`;
  return slug === '' ? `/${overviewPath}/` : `/${overviewPath}/category/${encodeURI(slug)}/`;
}

function cut<Listed>(list: readonly Listed[], first: string, category: string | undefined): OverviewPage<Listed>[] {
  const count = Math.ceil(list.length / perPage);
  return Array.from({ length: count }, (_, index) => ({
    path: numberedPath(first, index + 1),
    first,
    category,
    number: index + 1,
    count,
    before: index * perPage,
    total: list.length,
    listed: list.slice(index * perPage, (index + 1) * perPage),
  }));
}
