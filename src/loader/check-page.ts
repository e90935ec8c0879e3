/** What is wrong with one page as one brand has it: the check that runs where a page is read, and is kept by digest. */
import { z } from 'zod';
import { type Brand, type BrandedGuide, checkBrandedPage, checkConditions, type LostPlaces } from '../brand/index.ts';
import { type Connector, checkGuideDrift, unknownScopes } from '../connector/index.ts';
import { createIssueCollector, type Guide, type Issue, nearestName } from '../guide/index.ts';
import { checkImages } from './check-images.ts';
import { checkWords } from './check-words.ts';
import type { ContentFiles } from './content-files.ts';
import { issueSchema } from './facts.ts';

/** What a check found, and what the checks of other pages need to know of this one. */
export interface PageCheck {
  issues: readonly Issue[];
  lost: LostPlaces;
  /** Words of the brand's vocabulary that it says; nothing of the vendor's. */
  words?: readonly string[] | undefined;
}

export const pageCheckSchema: z.ZodType<PageCheck> = z.object({
  issues: z.array(issueSchema),
  lost: z.record(z.string(), z.string().nullable()),
  words: z.array(z.string()).optional(),
});

/** What a page is checked against. */
export interface PageCheckDeps {
  brand: Brand;
  brands: readonly Brand[];
  /** The connector that the page links; `undefined` if it links none, or there is none. */
  connector: Connector | undefined;
  isOfBrand: ContentFiles['isOfBrand'];
}

/** Checks a page. `branded` is asked for once a check needs it. */
export function checkPage(page: Guide, branded: () => BrandedGuide, deps: PageCheckDeps): PageCheck {
  const { brand, brands, connector, isOfBrand } = deps;
  const own = [...checkDrift(page, connector), ...checkConditions(page, brands, connector)];
  if (showsAll(page, brand)) return { issues: own, lost: {} };
  const { issues, lost } = checkBrandedPage(page, branded(), { brand, connector });
  const pictures = checkImages(branded(), { brand, brands: brands.map(({ id }) => id), isOfBrand });
  const left = checkWords(page, branded(), { brand, brands });
  return { issues: [...own, ...issues, ...pictures, ...left], lost, words: wordsIn(page.source, brand) };
}

/** The words of a brand's vocabulary that a text holds. */
export function wordsIn(text: string, { vocabulary }: Pick<Brand, 'vocabulary'>): string[] {
  const plain = text.replace(/\s+/g, ' ');
  return Object.keys(vocabulary).filter((word) => plain.includes(word));
}

/** Whether a brand shows a page as it was written, so that nothing can be lost. */
function showsAll({ source }: Guide, { vendor, hide }: Brand): boolean {
  return vendor && hide.length === 0 && !source.includes('data-audience');
}

/** Whether a page and the connector that it links say the same. */
function checkDrift(page: Guide, connector: Connector | undefined): Issue[] {
  if (!page.binding || !connector) return [];
  const collector = createIssueCollector(page.file, page.segments);
  for (const { scope, position } of unknownScopes(page, connector)) {
    const nearest = nearestName(scope, Object.keys(connector.scopes));
    collector.add('guide-scope-unknown', position, { scope, connector: connector.id, nearest });
  }
  return [...collector.issues, ...checkGuideDrift(page, connector)];
}
