/** Where an answer of a site leads within the site. */

import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { pageFile, shardFile, topFile } from '../contract/search-format.ts';

interface Place {
  /** The path that was asked for, within the site. */
  path: string;
  /** Address of the running site, without a slash at its end. */
  base: string;
  /** The address that the site gives itself. */
  site: string;
}

/** Paths within the site, beginning with a slash and without queries, to which an answer leads in whatever way. */
export function pathsIn(response: Response, bytes: Uint8Array, { path, base, site }: Place): Set<string> {
  const media = response.headers.get('content-type') ?? '';
  const isText = /html|xml|json|css|javascript|markdown|text/.test(media);
  const text = isText ? Buffer.from(bytes).toString('utf8') : '';
  const written = [
    ...(response.headers.get('location') ?? '').split('\n'),
    ...(media.includes('html') ? addressesInHtml(text) : []),
    ...addressesInText(text).map((address) => (/^[\w@]+[^:]*$/.test(address) ? `${base}/${address}` : address)),
  ];
  const origins = [base, site.replace(/\/+$/, '')];
  const found = written.flatMap((address) => {
    if (address === '' || !URL.canParse(address, base + path)) return [];
    const { origin, pathname } = new URL(address, base + path);
    const own = origins.find((start) => `${origin}${pathname}`.startsWith(`${start}/`));
    return own === undefined ? [] : `${origin}${pathname}`.slice(own.length);
  });
  const isPage = response.ok && media.includes('html') && path.endsWith('/');
  return new Set([...found, ...(isPage ? otherForms(path) : []), ...searchPaths(path, bytes)]);
}

/** Attributes that hold addresses, as the parser names them. */
const addressAttributes = ['href', 'src', 'action', 'formAction', 'poster', 'data', 'dataSrc'];

function addressesInHtml(text: string): string[] {
  const addresses: string[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'element') {
      for (const name of addressAttributes) addresses.push(String(node.properties[name] ?? ''));
      for (const name of ['srcSet', 'imageSrcSet']) {
        const candidates = String(node.properties[name] ?? '').split(',');
        addresses.push(...candidates.map((candidate) => candidate.trim().split(/\s/)[0] ?? ''));
      }
      if (node.tagName === 'template') node.content?.children.forEach(visit);
    }
    if ('children' in node) node.children.forEach(visit);
  };
  visit(fromHtml(text));
  return addresses;
}

/** Whole addresses, those of style sheets, files in quotes, and what the hub calls its forms. */
function addressesInText(text: string): string[] {
  return [
    ...text.matchAll(/(https?:\/\/[^\s"'`<>()\\]*[^\s"'`<>()\\.,;:!?])/g),
    ...text.matchAll(/(?:url\(|@import)\s*["']?([^"')\s;]+)/g),
    ...text.matchAll(/["'`]([\w@./-]+\.(?:css|ico|js|json|md|mjs|png|svg|txt|wasm|webp|woff2?|xml))\\?["'`]/g),
    ...[...text.matchAll(/"integration_id":"([\w.-]+)"/g)].map(([all, id]) => [all, `/hub/connectors/${id}`]),
  ].flatMap(([, address]) => address ?? []);
}

/** What a build writes beside a page. */
function otherForms(path: string): string[] {
  const name = path === '/' ? '/index' : path.slice(0, -1);
  return [`${name}.md`, `${name}.json`, `${name}.embed.json`];
}

/** The parts of a search index: its first file names the shards, and the shards name pages by their numbers. */
function searchPaths(path: string, bytes: Uint8Array): string[] {
  const [, folder = '', name = ''] = /^(.*\/search\/)(.+)$/.exec(path) ?? [];
  const text = Buffer.from(bytes).toString('utf8');
  if (name === topFile) {
    const shards = /"shards":"([^"]*)"/.exec(text)?.[1] ?? '';
    return shards.split(' ').map((shard) => folder + shardFile(shard));
  }
  if (!name.startsWith('terms/')) return [];
  return text.split('\n').flatMap((line) => {
    const bundle = Number.parseInt(line, 10);
    return [...line.matchAll(/\[([\d,]*)\]/g)].flatMap(([, numbers = '']) =>
      numbers.split(',').flatMap((slot, place) => (place % 2 === 1 ? folder + pageFile(bundle, Number(slot)) : [])),
    );
  });
}
