/** What a tree's own files name and the site can't have: pages that are not there, and redirects that none can stand for. */
import { createIssue, fileStart, type Issue, type Position, pointAt } from '../../guide/index.ts';
import type { UnusableRedirect } from './addresses.ts';
import type { TreeFiles } from './tree-files.ts';

/** So many of each kind have an issue of their own; the last of them counts the others. */
const mostTold = 20;

/** Files that are looked through for the place of a name, and the endings of a path that are looked for. */
const mostFiles = 10;
const mostEndings = 3;

export interface NavigationFaults {
  /** The files that say how the tree is arranged. */
  files: readonly string[];
  /** Pages that they name and that are not there, as places of the content folder. */
  missing: readonly string[];
  unusable: readonly UnusableRedirect[];
}

/** The issues, each at the first place of its name in the files, as far as that can be found. */
export function navigationIssues({ files, missing, unusable }: NavigationFaults, read: TreeFiles['read']): Issue[] {
  const texts = files.slice(0, mostFiles).map((file) => ({ file, text: read(file) ?? '' }));
  const [first] = texts;
  const names = [...new Set(missing)];
  const redirects = [...new Map(unusable.map((one) => [`${one.file} ${one.from}`, one])).values()];
  return [
    ...(first
      ? names.slice(0, mostTold).map((name, index) => {
          const { file, place } = placeOf(endingsOf(name), texts) ?? { file: first.file, place: fileStart };
          return createIssue('navigation-page-missing', file, place, { name, more: moreAfter(index, names.length) });
        })
      : []),
    ...redirects.slice(0, mostTold).flatMap(({ from, file: page }, index) => {
      const found = page === undefined ? placeOf([from, from.replace(/^\//, '')], texts) : undefined;
      const file = page ?? found?.file ?? first?.file;
      const details = { from, more: moreAfter(index, redirects.length) };
      return file === undefined ? [] : [createIssue('redirect-unusable', file, found?.place ?? fileStart, details)];
    }),
  ];
}

function moreAfter(index: number, count: number): number {
  return index === mostTold - 1 ? count - mostTold : 0;
}

/** A place as files may write it: they count from folders of their own. */
function endingsOf(place: string): string[] {
  const parts = place.split('/');
  return parts.slice(0, mostEndings).map((_, index) => parts.slice(index).join('/'));
}

function placeOf(
  names: readonly string[],
  texts: readonly { file: string; text: string }[],
): { file: string; place: Position } | undefined {
  for (const name of names) {
    for (const { file, text } of texts) {
      const start = wholeName(text, name);
      if (start >= 0) return { file, place: { start: pointAt(text, start), end: pointAt(text, start + name.length) } };
    }
  }
  return undefined;
}

/** Where the name stands and is no part of a longer one; -1 if nowhere. */
function wholeName(text: string, name: string): number {
  if (name === '') return -1;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    if (!/[\w-]/.test(text[at - 1] ?? '') && !/[\w/-]/.test(text[at + name.length] ?? '')) return at;
  }
  return -1;
}
