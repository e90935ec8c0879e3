import { type Brand, type BrandedGuide, writeBody } from '../brand/index.ts';
import { renderPreamble } from './preamble.ts';

/**
 * The `.md` twin of a page: the exported head, then the source of the body with the brand's changes made at their
 * places. The tree is never written out again, so what a page was imported from comes back byte for byte. A page with
 * snippets has their text in it, with the changes made there, since whoever reads the twin has no other file.
 */
export function renderMarkdownTwin({ guide, changes }: BrandedGuide, brand: Brand): string {
  const { source, title, description, frontmatter } = guide;
  const newline = /^[^\n]*\r\n/.test(source) ? '\r\n' : '\n';
  const body = writeBody(guide, changes);
  const imported = brand.vendor ? frontmatter['index'] : undefined;
  const index = typeof imported === 'string' ? imported : indexAddress(brand);
  return renderPreamble({ index, title, description }, newline) + leadIn(body, newline);
}

/** The blank line between head and body, which a guide's file has after its frontmatter. */
function leadIn(body: string, newline: string): string {
  return body === '' || body.startsWith(newline) ? body : newline + body;
}

/** Where the brand's documentation index stands. */
export function indexAddress({ links }: Brand): string {
  return links.llms ?? `${links.site.replace(/\/$/, '')}/llms.txt`;
}
