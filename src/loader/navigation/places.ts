/** Turns what a navigation names into places of the content folder. */
import { posix } from 'node:path';
import { isJsonObject, type Json } from '../../guide/index.ts';
import type { Static } from './static-config.ts';
import type { TreeFiles } from './tree-files.ts';
import type { WrittenEntry, WrittenRedirect } from './written.ts';

/** The text of a value that is one and says something. */
export function textOf(value: Static): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** The items of a value that is a list; none of any other. */
export function listOf(value: Static): Json[] {
  return Array.isArray(value) ? value : [];
}

/** The keys of a value that has some. */
export function fieldsOf(value: Static): { [key: string]: Json } {
  return isJsonObject(value) ? value : {};
}

/** The place of what a file in `folder` names; `undefined` if it is an address elsewhere, or no place of the content folder. */
export function placeIn(files: TreeFiles, folder: string, name: Static): string | undefined {
  const text = textOf(name);
  if (text === undefined || /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(text)) return undefined;
  const path = text.replace(/[?#].*$/s, '').replace(/^\/+|\/+$/g, '');
  return files.within(posix.join(folder, decode(path)))?.replace(/\.(?:mdx?|html)$/, '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A page, if its place is one. */
export function pageAt(at: string | undefined, title?: string): WrittenEntry[] {
  return at === undefined ? [] : [{ kind: 'page', at, title }];
}

/** A group; one without a title gives what it holds. */
export function groupOf(title: string | undefined, entries: WrittenEntry[], at?: string): WrittenEntry[] {
  if (title === undefined) return [...pageAt(at), ...entries];
  if (entries.length === 0) return pageAt(at, title);
  return [{ kind: 'group', title, at, entries }];
}

/** Redirects from a list of objects that name both ends by these keys. */
export function redirectsIn(list: Static, from: string, to: string): WrittenRedirect[] {
  return listOf(list).flatMap((item) => {
    const fields = fieldsOf(item);
    const target = textOf(fields[to]);
    const sources = Array.isArray(fields[from]) ? fields[from] : [fields[from]];
    return sources.flatMap((source) => {
      const text = textOf(source);
      return text !== undefined && target !== undefined ? [{ from: text, to: target }] : [];
    });
  });
}

/** What a name of a file or a key says in words: `tutorialSidebar` and `01-getting-started` are such names. */
export function wordsOf(name: string): string {
  const words = name
    .replace(/^\d+\s*[-_.]+\s*(?=\D)/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-_\s]+/g, ' ')
    .trim();
  if (words === '') return name;
  return /^(?:api|cli|sdk|faq)$/i.test(words) ? words.toUpperCase() : words.charAt(0).toUpperCase() + words.slice(1);
}
