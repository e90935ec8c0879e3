/** Which style sheets a page has for what stands in its guide. */
import type { SheetName } from './site-context.ts';

/** A kind of content that has a style sheet or a script of its own. */
export type Need =
  | 'form'
  | 'fields'
  | 'values'
  | 'scopes'
  | 'tabs'
  | 'details'
  | 'accordions'
  | 'code'
  | 'images'
  | 'blocks';

/** The sheets of which a page has the first that it needs; what they share is in each of them. */
const pageSheets: readonly (readonly [SheetName, readonly Need[]])[] = [
  ['page-with-choice', ['scopes', 'values']],
  ['page-with-form', ['form', 'fields']],
];

/** The sheets that a page has besides, as far as it needs them. */
const rareSheets: readonly (readonly [SheetName, readonly Need[]])[] = [
  ['blocks', ['blocks']],
  ['switches', ['tabs', 'accordions', 'images']],
  ['code', ['code']],
];

/** The style sheets that these needs come to, in the order in which a page names them. */
export function sheetsOf(needs: ReadonlySet<Need>): SheetName[] {
  const needed = (sheets: typeof pageSheets) =>
    sheets.filter(([, causes]) => causes.some((need) => needs.has(need))).map(([sheet]) => sheet);
  const [page = 'page-of-guide'] = needed(pageSheets);
  return [page, ...needed(rareSheets)];
}
