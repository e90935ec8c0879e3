/** Where a brand's site stands: at the root of its host, or below a path of it. Every address of a site is made here. */
import type { Brand } from './schema.ts';

type Placed = { readonly links: Pick<Brand['links'], 'site'> };

/** How the addresses of a site begin, after its host: with nothing at the root of the host, else as `/help` does. */
export function baseOf({ links }: Placed): string {
  return new URL(links.site).pathname.replace(/\/+$/, '');
}

/** The address on its own host of what stands at `path` of the site, which begins with a slash. */
export function withBase(brand: Placed, path: string): string {
  return baseOf(brand) + path;
}

/** A path as addresses have it. `encodeURI` leaves the two signs that would end the path. */
export function encodePath(path: string): string {
  return encodeURI(path).replace(/[?#]/g, encodeURIComponent);
}

/** The whole address of what stands at `path` of the site, which begins with a slash. */
export function siteUrl(brand: Placed, path: string): string {
  return new URL(withBase(brand, path), brand.links.site).href;
}
