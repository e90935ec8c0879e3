/** Everything that a running site answers, as files for the audit: pages by their links, and what goes wrong on purpose. */
import type { ShippedFile } from './find-traces.ts';

export interface CrawlOptions {
  /** Address of the running site without a slash at its end. */
  url: string;
  fetch: typeof fetch;
  /** Addresses; the crawl ends there. */
  limit?: number;
}

/** Requests whose answers no link leads to: errors of pages, of the API, and of forms. */
const probes: readonly (readonly [method: string, path: string, body?: string, type?: string])[] = [
  ['GET', '/nowhere-at-all/'],
  ['GET', '/%00'],
  ['GET', '/robots.txt'],
  ['GET', '/sitemap-index.xml'],
  ['GET', '/llms.txt'],
  ['GET', '/llms-full.txt'],
  ['GET', '/hub/settings'],
  ['GET', '/hub/connectors'],
  ['GET', '/hub/nowhere'],
  ['GET', '/accounts'],
  ['GET', '/connect/no-such-link'],
  ['GET', '/linked-accounts/'],
  ['POST', '/connect_sessions', '{', 'application/json'],
  ['POST', '/hub/accounts', '{}', 'application/json'],
  ['POST', '/hub/accounts', 'a=b', 'application/x-www-form-urlencoded'],
  ['OPTIONS', '/hub/accounts'],
  ['DELETE', '/'],
];

/**
 * Answers of a site, each as two files: its status line with its headers and cookies, and its body. Follows links and
 * sources of pages within the site, and the sitemap.
 */
export async function* crawlSite({ url, fetch, limit = 20_000 }: CrawlOptions): AsyncGenerator<ShippedFile> {
  const origin = new URL(url).origin;
  const seen = new Set<string>(['/']);
  const waiting: (typeof probes)[number][] = [['GET', '/'], ...probes];
  for (let next = waiting.shift(); next !== undefined && seen.size <= limit; next = waiting.shift()) {
    const [method, path, body, type] = next;
    const response = await fetch(origin + path, {
      method,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
      ...(type === undefined ? {} : { headers: { 'content-type': type } }),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const headers = [...response.headers].map(([name, value]) => `${name}: ${value}\n`).join('');
    const name = method === 'GET' ? path : `${method} ${path}`;
    yield { path: `${name} (headers)`, bytes: Buffer.from(`${response.status} ${response.statusText}\n${headers}`) };
    yield { path: name, bytes };
    const media = response.headers.get('content-type') ?? '';
    if (!/html|xml|json|css|javascript|markdown|text/.test(media)) continue;
    for (const found of addressesIn(Buffer.from(bytes).toString('utf8'), new URL(path, origin))) {
      if (seen.has(found)) continue;
      seen.add(found);
      waiting.push(['GET', found]);
    }
  }
}

/** Paths within the site that a text names: in attributes, style sheets, sitemaps and scripts. */
function addressesIn(text: string, base: URL): string[] {
  const written = [
    ...text.matchAll(/(?:href|src|action|content)="([^"#]+)/g),
    ...text.matchAll(/(?:url|import|from)\(?["']?([^"')\s]+)/g),
    ...text.matchAll(/<loc>([^<]+)<\/loc>/g),
    ...text.matchAll(/srcset="([^"\s]+)/g),
    ...text.matchAll(/["'](\/[\w./-]+\.(?:js|css|json|md|webp|png|svg|woff2))["']/g),
  ];
  return written.flatMap(([, address = '']) => {
    const target = URL.canParse(address, base) ? new URL(address, base) : undefined;
    if (target === undefined) return [];
    // A sitemap names the host under which the site is to stand, which is another than the one that is crawled.
    return target.origin === base.origin || /sitemap/.test(base.pathname) ? [target.pathname] : [];
  });
}
