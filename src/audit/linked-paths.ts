/** Where an answer of a site leads within the site. */
import { gunzipSync } from 'node:zlib';
import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';

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

/** The parts of a search index: the core names them by what its entry and its packed list hold. */
function searchPaths(path: string, bytes: Uint8Array): string[] {
  const folder = path.replace(/[^/]*$/, '');
  if (path.endsWith('/pagefind-entry.json')) {
    const hashes = [
      ...Buffer.from(bytes)
        .toString('utf8')
        .matchAll(/"hash":"(\w+)"/g),
    ].map(([, hash]) => hash);
    const languages = ['unknown', ...hashes.map((hash = '') => hash.replace(/_.*$/, ''))];
    return [
      ...hashes.map((hash) => `${folder}pagefind.${hash}.pf_meta`),
      ...languages.map((language) => `${folder}wasm.${language}.pagefind`),
    ];
  }
  const [, language] = /\/pagefind\.([a-z-]+)_\w+\.pf_meta$/.exec(path) ?? [];
  if (language === undefined || bytes[0] !== 0x1f) return [];
  // CBOR: a page is a list of two of which the first is its name; a name is a text that begins with its length.
  const names = new RegExp(`(\\x82)?([\\x61-\\x77])(${language}_\\w+)`, 'g');
  return [...gunzipSync(bytes).toString('latin1').matchAll(names)].map(([, page, size = '', name = '']) => {
    const hash = name.slice(0, size.charCodeAt(0) - 0x60);
    return page === undefined ? `${folder}index/${hash}.pf_index` : `${folder}fragment/${hash}.pf_fragment`;
  });
}
