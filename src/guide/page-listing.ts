/** What a page's frontmatter says of lists, in the words of any dialect: whether the page stands in them, where, as what. */
import { isJsonObject, type Json } from './json.ts';

export interface PageListing {
  /** A draft is not published; what is hidden is published and stands in no list. */
  state: 'listed' | 'hidden' | 'draft';
  /** Its name in navigation, where that is not its title. */
  label?: string;
  /** Its place among those beside it. */
  order?: number;
  /** What other files know it by in the place of its file's name. */
  id?: string;
  /** Addresses that it had before, as they are written. */
  formerPaths: string[];
}

/** Addresses that a page may have had. More are no list that a person keeps. */
const mostFormerPaths = 100;

/** Reads it. What does not fit says nothing. */
export function listingOf(frontmatter: { readonly [key: string]: Json }): PageListing {
  const sidebar = isJsonObject(frontmatter['sidebar']) ? frontmatter['sidebar'] : {};
  const isTrue = (key: string) => frontmatter[key] === true;
  const isHidden =
    isTrue('hidden') || isTrue('unlisted') || sidebar['hidden'] === true || frontmatter['display'] === 'hidden';
  const label = [
    ...['sidebarTitle', 'sidebar_label', 'sidebar_title', 'nav_title', 'navTitle'].map((key) => frontmatter[key]),
    sidebar['label'],
  ].find((value) => typeof value === 'string' && value.trim() !== '');
  const order = [
    ...['sidebar_position', 'order', 'nav_order', 'weight'].map((key) => frontmatter[key]),
    sidebar['order'],
  ].find((value) => typeof value === 'number' && Number.isFinite(value));
  const { id } = frontmatter;
  return {
    state: isTrue('draft') ? 'draft' : isHidden ? 'hidden' : 'listed',
    ...(typeof label === 'string' ? { label: label.trim() } : {}),
    ...(typeof order === 'number' ? { order } : {}),
    ...(typeof id === 'string' && id !== '' ? { id } : {}),
    formerPaths: [...textsOf(frontmatter['redirect_from']), ...textsOf(frontmatter['aliases'])]
      // Aliases are names of notes in some trees; an address has a slash.
      .filter((path) => path.includes('/'))
      .slice(0, mostFormerPaths),
  };
}

function textsOf(value: Json | undefined): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}

/** What a `slug` in frontmatter counts from. */
export interface SlugRule {
  /** `folder`: the page's own, unless it begins with a slash; `root`: always that of all pages. */
  from: 'folder' | 'root';
  /** The path of all pages, without slashes at its ends. */
  base: string;
}

/** The address of a page whose frontmatter may name another than its file does. */
export function pathBySlug(path: string, slug: Json | undefined, { from, base }: SlugRule): string {
  if (typeof slug !== 'string' || /[?#\\%\p{Cc}]|^\s|\s$|\/\/|^[a-z]+:/iu.test(slug)) return path;
  const isWhole = from === 'root' || slug.startsWith('/');
  const start = isWhole ? base.split('/') : path.split('/').slice(0, -1);
  const parts = [...start, ...slug.split('/')].filter((part) => part !== '' && part !== '.');
  return parts.includes('..') ? path : parts.join('/').normalize();
}
