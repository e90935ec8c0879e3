import { type Brand, type BrandedGuide, siteUrl, writeBody } from '../brand/index.ts';
import { renderPreamble } from '../guide/index.ts';
import type { Addresses } from './resolve-addresses.ts';
import { readdress, twinAddresses } from './twin-addresses.ts';

/**
 * The `.md` twin of a page: the exported head, then the source of the body with the brand's changes made at their
 * places. The tree is never written out again, so what a page was imported from comes back byte for byte. A page with
 * snippets has their text in it, with the changes made there, since whoever reads the twin has no other file. Without
 * `addresses` links and pictures lead where the writer said.
 */
export function renderMarkdownTwin({ guide, changes }: BrandedGuide, brand: Brand, addresses?: Addresses): string {
  const { source, title, description, frontmatter } = guide;
  const newline = /^[^\n]*\r\n/.test(source) ? '\r\n' : '\n';
  const written = writeBody(guide, changes);
  const body = addresses ? readdress(written, twinAddresses(guide, brand, addresses)) : written;
  const imported = brand.vendor ? frontmatter['index'] : undefined;
  const index = typeof imported === 'string' ? imported : indexAddress(brand);
  return renderPreamble({ index, title, description }, newline) + leadIn(body, newline);
}

/** The blank line between head and body, which a guide's file has after its frontmatter. */
function leadIn(body: string, newline: string): string {
  return body === '' || body.startsWith(newline) ? body : newline + body;
}

/** Where the brand's documentation index stands. */
export function indexAddress(brand: Brand): string {
  return brand.links.llms ?? siteUrl(brand, '/llms.txt');
}
