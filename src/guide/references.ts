/** What a guide refers to: its links and its images, and where a reference leads within the content folder. */
import type { Guide, GuideNode } from './model.ts';
import type { Position } from './position.ts';

export interface Reference {
  kind: 'link' | 'image';
  url: string;
  position: Position;
  /** With an image: the brand whose product it shows, where the writer says so (`data-brand`). */
  brand?: string | undefined;
}

/** Every link and image of a guide, in reading order. */
export function referencesOf({ children }: Pick<Guide, 'children'>): Reference[] {
  return children.flatMap((node) => referencesIn(node));
}

function referencesIn(node: GuideNode): Reference[] {
  const position = node.position as Position;
  const own: Reference[] = [];
  const add = (kind: Reference['kind'], url: unknown, place = position, brand?: string) => {
    if (typeof url === 'string' && url !== '') own.push({ kind, url, position: place, ...(brand ? { brand } : {}) });
  };
  if (node.type === 'link') add('link', node.url);
  if (node.type === 'image') add('image', node.url);
  if (node.type === 'element') {
    add('link', node.attributes['href'], node.places['href']);
    add('image', node.attributes['src'], node.places['src'], node.attributes['data-brand']);
  }
  if (node.type === 'block') {
    add('link', node.props['href'], node.places['href']);
    for (const name of ['img', 'src']) add('image', node.props[name], node.places[name]);
  }
  const inner = 'children' in node ? (node.children as GuideNode[]).flatMap((child) => referencesIn(child)) : [];
  return [...own, ...inner];
}

/** Where a reference leads: out of the site, to a place on the same page, or to a path from the content root. */
export type Destination =
  | { to: 'elsewhere' }
  | { to: 'anchor'; id: string }
  | { to: 'path'; path: string; query: string; id: string };

/**
 * Resolves an address as a page of `file` means it: absolute paths count from the content root, relative ones from the
 * file's folder; `.md` and `.mdx` endings are dropped, as is `/index` at the end.
 */
export function resolveReference(url: string, file: string): Destination {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) return { to: 'elsewhere' };
  const [, address = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
  const id = decode(fragment);
  if (address === '' && query === '') return { to: 'anchor', id };
  const folder = file.split('/').slice(0, -1);
  const parts = address.startsWith('/') ? [] : folder;
  for (const part of address.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(decode(part));
  }
  const path = parts
    .join('/')
    .replace(/\.mdx?$/, '')
    .replace(/(?:^|\/)index$/, '');
  return { to: 'path', path, query, id };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
