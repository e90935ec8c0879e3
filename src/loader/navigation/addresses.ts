/** Addresses that lead to a page besides its own: those that it had before, and the places of files. */
import { posix } from 'node:path';
import type { PackedPage } from '../facts.ts';
import { createFinder, namesOf } from './arrange.ts';
import type { TreeNavigation } from './read-navigation.ts';

export interface PageAddresses {
  /** Pages by other paths that a link may name. */
  aliases: ReadonlyMap<string, string>;
  /** Pages by paths at which readers may still come in: a page is built there that leads on. */
  redirects: ReadonlyMap<string, string>;
  /** Redirects that no page can stand for: patterns, other sites, and places where there is nothing. */
  unusable: readonly UnusableRedirect[];
}

export interface UnusableRedirect {
  from: string;
  /** The page whose frontmatter has it; `undefined` if the tree's own files do. */
  file?: string;
}

/** The page that a link with this path means: one of its own path, or one by another name; the path itself if none. */
export function pageNamed(
  path: string,
  { paths, aliases }: { paths: { has(path: string): boolean }; aliases: ReadonlyMap<string, string> },
): string {
  if (paths.has(path)) return path;
  // Some tools serve pages as files, and links of theirs say so.
  const bare = path.endsWith('.html') ? path.replace(/(?:(?:^|\/)index)?\.html$/, '') : path;
  return bare !== path && paths.has(bare) ? bare : (aliases.get(bare) ?? path);
}

/** Redirects that lead to redirects are followed so far. */
const longestChain = 10;

/** Finds out all of them. `folder`: the name of the content folder, which sites often have before the paths of its pages. */
export function addressesOf(
  pages: readonly PackedPage[],
  { docs, redirects, bases }: TreeNavigation,
  folder: string,
): PageAddresses {
  const paths = new Set(pages.map(({ facts }) => facts.path));
  const find = createFinder(pages);
  const aliases = new Map<string, string>();
  const isOwn = (path: string) => path === folder || path.startsWith(`${folder}/`);
  const isBase = folder !== '' && !pages.some(({ facts }) => isOwn(facts.path));
  for (const page of pages) {
    const { facts } = page;
    const names = namesOf(page);
    // Links in a project count from the folder of its pages, wherever that lies in the content folder.
    const inner = docs !== '' && facts.path.startsWith(`${docs}/`) ? [facts.path.slice(docs.length + 1)] : [];
    const below = (isBase ? [...bases, folder] : bases).flatMap((base) =>
      [facts.path, ...inner].map((name) => `${base}/${name}`.replace(/\/$/, '')),
    );
    for (const name of [...names, ...inner, ...below])
      if (!paths.has(name) && !aliases.has(name)) aliases.set(name, facts.path);
  }
  const written = new Map<string, string>();
  const unusable: UnusableRedirect[] = [];
  for (const { from, to } of redirects) {
    const [source, target] = [pathOf(from), pathOf(to)];
    if (source === undefined || target === undefined || source === '') unusable.push({ from });
    else if (!written.has(source)) written.set(source, target);
  }
  const found = new Map<string, string>();
  const add = (from: string, to: string | undefined): void => {
    if (from === '' || paths.has(from) || found.has(from)) return;
    if (to === undefined) unusable.push({ from: `/${from}` });
    else found.set(from, to);
  };
  const pageAt = (path: string) =>
    find(path)?.facts.path ?? (docs === '' ? undefined : find(`${docs}/${path}`)?.facts.path);
  for (const [from, first] of written) {
    let to = first;
    for (let step = 0; step < longestChain && pageAt(to) === undefined; step++) to = written.get(to) ?? to;
    add(from, pageAt(to));
  }
  for (const { facts } of pages) {
    for (const former of facts.formerPaths ?? []) {
      const path = pathOf(former.startsWith('/') ? former : `/${posix.join(posix.dirname(facts.path), former)}`);
      if (path === undefined) unusable.push({ from: former, file: facts.file });
      else add(path, facts.path);
    }
  }
  for (const [from, to] of found) if (!aliases.has(from)) aliases.set(from, to);
  return { aliases, redirects: found, unusable };
}

/**
 * The path in a redirect, without slashes at its ends; `undefined` for a pattern, an address elsewhere, and one that no
 * folder of a site could have.
 */
function pathOf(address: string): string | undefined {
  if (!/^(?:\/(?!\/)|[^/:]+(?:\/|$|\.))/.test(address) || /^[a-z][a-z0-9+.-]*:/i.test(address)) return undefined;
  const text = decode(address.replace(/[?#].*$/s, ''));
  const parts = text.split('/').filter((part) => part !== '' && part !== '.');
  // What has the name of a file may be one of the site's own.
  if (
    parts.some(
      (part) =>
        part.startsWith('.') ||
        (/\.[a-z]{2,11}$/i.test(part) && !/\.(?:mdx?|html)$/.test(part)) ||
        /[*:\\<>[\]"|\p{Cc}]/u.test(part),
    )
  )
    return undefined;
  const path = parts.join('/').normalize();
  return path.replace(/\.(?:mdx?|html)$/, '').replace(/(?:^|\/)(?:index|README)$/, '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
