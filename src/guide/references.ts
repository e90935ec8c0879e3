/** What a guide refers to: its links and its images, and where a reference leads within the content folder. */
import type { ElementContent, Root } from 'hast';
import { inlineMarkdown, markdownProps } from './blocks/inline-markdown.ts';
import { renderData } from './blocks/prop-data.ts';
import type { BlockNode, Guide, GuideNode } from './model.ts';
import type { Position } from './position.ts';
import { visit } from './visit.ts';

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
    for (const { url, place } of linksInProps(node)) add('link', url, place);
  }
  const inner = 'children' in node ? (node.children as GuideNode[]).flatMap((child) => referencesIn(child)) : [];
  return [...own, ...inner];
}

/** The addresses that the texts and the data of a block's props name, as the page shows them, and where each prop stands. */
function linksInProps({ name, props, places }: BlockNode): { url: string; place: Position | undefined }[] {
  const data = name === 'PropData' ? renderData(props['data'] ?? null) : undefined;
  const texts = Object.entries(props).flatMap(([key, value]) =>
    // Only a bracket makes a link of Markdown.
    (markdownProps.has(key) || name === 'PropText') && typeof value === 'string' && value.includes('](')
      ? hrefsIn(inlineMarkdown(value)).map((url) => ({ url, place: places[key] }))
      : [],
  );
  return [...hrefsIn(data ? [data] : []).map((url) => ({ url, place: places['data'] })), ...texts];
}

function hrefsIn(children: ElementContent[]): string[] {
  const found: string[] = [];
  visit({ type: 'root', children } satisfies Root, 'element', ({ properties }) => {
    if (typeof properties['href'] === 'string') found.push(properties['href']);
  });
  return found;
}

/** Where a reference leads: out of the site, to a place on the same page, or to a path from the content root. */
export type Destination =
  | { to: 'elsewhere' }
  | { to: 'anchor'; query: string; id: string }
  | { to: 'path'; path: string; query: string; id: string };

/** What stands for the content root: a slash, or what a house calls its root, as in `~/assets/a.png`, `@site/static/b.png`. */
const rootNames = /^(?:\/|~{1,2}\/|@(?:site)?\/|[@~](?=(?:assets|images|img|static|public|src)\/))/;

/**
 * Resolves an address as a page of `file` means it: absolute paths count from the content root, relative ones from the
 * file's folder, and one without a path is the page itself (RFC 3986, 5.2.2). `.md` and `.mdx` endings are dropped, as
 * are `/index` and `/index.html` at the end. All spellings of a path (percent signs, composed letters) come out alike.
 */
export function resolveReference(url: string, file: string): Destination {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) return { to: 'elsewhere' };
  const [, address = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
  const id = decode(fragment);
  if (address === '') return { to: 'anchor', query, id };
  const folder = file.split('/').slice(0, -1);
  const root = rootNames.exec(address)?.[0];
  const parts = root === undefined ? folder : [];
  for (const part of address.slice(root?.length).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(decode(part));
  }
  const path = parts
    .join('/')
    .normalize()
    .replace(/\.mdx?$/, '')
    .replace(/(?:^|\/)index(?:\.html)?$/, '');
  return { to: 'path', path, query, id };
}

/**
 * One text for all spellings of where an address of `file` leads within the content folder. Addresses change their
 * spelling on the way from Markdown to HTML, so whoever looks one up asks by this. `undefined` if it leads elsewhere.
 */
export function referenceKey(url: string, file: string): string | undefined {
  const destination = resolveReference(url, file);
  if (destination.to !== 'path') return undefined;
  const { path, query, id } = destination;
  return `${path}\n${decode(query)}\n${id}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
