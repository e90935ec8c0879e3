/** All guides of a site as one brand shows them. */
import type { Connector } from '../connector/index.ts';
import { type Guide, type Reference, referencesOf } from '../guide/index.ts';
import { applyBrand, type BrandedGuide } from './apply-brand.ts';
import type { Brand } from './schema.ts';

/** A page as the brand shows it. */
export type Branding = (page: Guide) => BrandedGuide;

/**
 * Brands each page when it is first asked for, with the section on linking that its connector gives it. The connectors
 * are as their files have them. What was made is kept as long as the branding is, and takes as much room as the pages.
 */
export function createBranding(brand: Brand, connectors: ReadonlyMap<string, Connector>): Branding {
  const made = new Map<Guide, BrandedGuide>();
  return (page) => {
    const known = made.get(page);
    if (known) return known;
    const branded = applyBrand(page, brand, page.binding && connectors.get(page.binding.connector));
    made.set(page, branded);
    return branded;
  };
}

/** What a branded guide refers to, by the text that says so: its own, or that of the brand's section on linking. */
export function referencesByText({ guide, linking }: BrandedGuide): { text: Guide; references: Reference[] }[] {
  const linked = new Set(linking?.nodes);
  const own = guide.children.filter((node) => !linked.has(node));
  return [
    { text: guide, references: referencesOf({ children: own }) },
    ...(linking ? [{ text: linking.guide, references: referencesOf(linking.guide) }] : []),
  ];
}
