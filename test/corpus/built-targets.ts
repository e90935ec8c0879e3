/** Where the pages of a built site lead, and whether anything is there. */
import { posix } from 'node:path';
import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { type Finding, oneLine } from './finding.ts';

export interface BuiltPage {
  file: string;
  html: string;
  ids: ReadonlySet<string>;
  targets: Target[];
}

interface Target {
  /** Element and attribute: `img src`. */
  holder: string;
  address: string;
  line: number;
}

/** Attributes that name a file or a page. What a form asks for, and what scripts fetch, is not of these. */
const holders: Record<string, readonly string[]> = {
  a: ['href'],
  img: ['src', 'srcSet'],
  source: ['src', 'srcSet'],
  video: ['src', 'poster'],
  audio: ['src'],
  link: ['href'],
  script: ['src'],
};

/** A page's ids, and the addresses that it leads to. */
export function readBuilt(file: string, html: string): BuiltPage {
  const ids = new Set<string>();
  const targets: Target[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'element') {
      for (const name of ['id', 'name'])
        if (typeof node.properties[name] === 'string') ids.add(String(node.properties[name]));
      targets.push(...targetsOf(node));
      if (node.tagName === 'template') node.content?.children.forEach(visit);
    }
    if ('children' in node) node.children.forEach(visit);
  };
  visit(fromHtml(html));
  return { file, html, ids, targets };
}

function targetsOf({ tagName, properties, position }: Element): Target[] {
  // What only names another site's page of the same text is no link for readers.
  const relation = String(properties['rel'] ?? '');
  if (/canonical|alternate|preconnect|dns-prefetch/.test(relation)) return [];
  return (holders[tagName] ?? []).flatMap((name) => {
    const value = properties[name];
    if (value === undefined || value === null) return [];
    const holder = `${tagName} ${name.toLowerCase()}`;
    const addresses = name === 'srcSet' ? candidatesOf(String(value)) : [String(value)];
    return addresses.map((address) => ({ holder, address, line: position?.start.line ?? 1 }));
  });
}

/** The addresses of a `srcset`: each candidate is an address, and perhaps a size. */
function candidatesOf(set: string): string[] {
  return set.split(/,\s+/).flatMap((candidate) => candidate.trim().split(/\s+/)[0] || []);
}

export interface Site {
  present: ReadonlySet<string>;
  pages: ReadonlyMap<string, BuiltPage>;
  /** Path below which the site stands, as `/help`; empty at the root of its host. */
  base: string;
}

/** Told by an address of a style sheet or script, of which the end is a file of the site. */
export function baseOf(pages: Iterable<BuiltPage>, present: ReadonlySet<string>): string {
  for (const { targets } of pages) {
    for (const { holder, address } of targets) {
      if (!/^(?:link href|script src)$/.test(holder) || !/^\/[^/]/.test(address)) continue;
      const parts = (address.split(/[?#]/)[0] ?? '').slice(1).split('/');
      const start = parts.findIndex((_, at) => present.has(parts.slice(at).join('/')));
      if (start >= 0) return start === 0 ? '' : `/${parts.slice(0, start).join('/')}`;
    }
  }
  return '';
}

/** The addresses of a page that lead nowhere, each once. */
export function deadTargets({ file, targets }: BuiltPage, site: Site): Finding[] {
  const seen = new Set<string>();
  return targets.flatMap(({ holder, address, line }): Finding[] => {
    const fault = faultOf(address, file, site);
    if (fault === undefined || seen.has(`${holder} ${address}`)) return [];
    seen.add(`${holder} ${address}`);
    return [{ oracle: 'built targets', group: `${holder}: ${fault}`, file, line, what: oneLine(address) }];
  });
}

const served = ['hub', 'sandbox'];

/** Any host will do: an address that keeps it stays on the site. */
const host = 'http://built.invalid';

/** Why an address of the page leads nowhere on the site; `undefined` if it does, or leads to another one. */
export function faultOf(address: string, file: string, { present, pages, base }: Site): string | undefined {
  const from = `${host}${base}/${file.replace(/(^|\/)index\.html$/, '$1')}`;
  if (!URL.canParse(address, from)) return 'no address';
  const { origin, pathname, hash } = new URL(address, from);
  if (origin !== host || /^[a-z][a-z\d+.-]*:/i.test(address.trim())) return undefined;
  const path = decoded(pathname);
  // The hub and the sandbox answer there once the site is served.
  if (served.some((folder) => path.startsWith(`${base}/${folder}/`))) return undefined;
  if (base !== '' && path !== base && !path.startsWith(`${base}/`)) return 'outside the site';
  const below = path.slice(base.length + 1);
  const name = [below, posix.join(below, 'index.html'), `${below}.html`].find((one) => present.has(one));
  if (name === undefined) return 'no such file';
  const id = decoded(hash.slice(1));
  const page = pages.get(name);
  if (id === '' || id === 'top' || id.startsWith(':~:') || !page) return undefined;
  return page.ids.has(id) || page.ids.has(hash.slice(1)) ? undefined : 'no such id';
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
