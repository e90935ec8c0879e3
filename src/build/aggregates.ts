/** Files that say something of the whole site: for search engines and language models. */
import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Brand, siteUrl } from '../brand/index.ts';
import { type AddressChanges, readdress } from '../render/index.ts';

/** The protocol's own limit is 50,000 addresses a file. */
const addressesPerSitemap = 45_000;

/** The sitemap of pages at these paths, without slashes at their ends: files by their paths in the site. */
export function renderSitemap(paths: readonly string[], brand: Brand): Map<string, string> {
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  const space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
  const files = new Map<string, string>();
  const addresses = paths.map((path) => siteUrl(brand, path === '' ? '/' : `/${path}/`)).sort();
  for (let start = 0; start === 0 || start < addresses.length; start += addressesPerSitemap) {
    const entries = addresses
      .slice(start, start + addressesPerSitemap)
      .map((url) => `<url><loc>${escapeXml(url)}</loc></url>`);
    files.set(`sitemap-${start / addressesPerSitemap}.xml`, `${head}<urlset ${space}>${entries.join('')}</urlset>`);
  }
  const parts = [...files.keys()].map(
    (name) => `<sitemap><loc>${escapeXml(siteUrl(brand, `/${name}`))}</loc></sitemap>`,
  );
  return files.set('sitemap-index.xml', `${head}<sitemapindex ${space}>${parts.join('')}</sitemapindex>`);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** What crawlers are asked to leave out, and where the sitemap is. */
export function renderRobots(brand: Brand, catalogue: 'connectors' | 'guides'): string {
  const sitemap = siteUrl(brand, '/sitemap-index.xml');
  const leftOut = catalogue === 'connectors' ? 'Disallow: /linked-accounts/\n' : '';
  return `User-agent: *\nAllow: /\n${leftOut}\nSitemap: ${sitemap}\n`;
}

/** What stands between two pages in the file of all pages. */
const pageBreak = '\n\n---\n\n';

/** A page's twin among those of all pages. */
export interface JoinedTwin {
  /** Its path in the site. */
  path: string;
  fromRoot: AddressChanges;
}

/** Writes the twins of pages one after another into a file, a page at a time. A twin is in the draft, else in the site. */
export function joinTwins(
  file: string,
  twins: readonly JoinedTwin[],
  { draft, site }: { draft: string; site: string },
): void {
  const descriptor = openSync(file, 'w');
  try {
    for (const [index, { path, fromRoot }] of twins.entries()) {
      const made = join(draft, path);
      writeSync(descriptor, index > 0 ? pageBreak : '');
      writeSync(descriptor, readdress(readFileSync(existsSync(made) ? made : join(site, path), 'utf8'), fromRoot));
    }
  } finally {
    closeSync(descriptor);
  }
}
