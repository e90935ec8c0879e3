/** Whose product the pictures of a partner's pages show: no search can read it off them, so their writers say it. */
import { type Brand, type BrandedGuide, referencesByText } from '../brand/index.ts';
import { createIssueCollector, type Issue, resolveReference } from '../guide/index.ts';
import type { ContentFiles } from './content-files.ts';

/** Formats that hold a picture of a screen. Drawings are text, and searched as such. */
const screenshot = /\.(?:png|jpe?g|webp|avif|gif|tiff?)$/i;

/**
 * The pictures in a partner's page that show another brand's product, and those that may. A picture in a connector's
 * folder shows the provider, one that the brand put in another's place is its own; `data-brand` says it of all others.
 */
export function checkImages(
  branded: BrandedGuide,
  { brand, brands, isOfBrand }: { brand: Brand; brands: readonly string[]; isOfBrand: ContentFiles['isOfBrand'] },
): Issue[] {
  if (brand.vendor) return [];
  return referencesByText(branded).flatMap(({ text, references }) => {
    const collector = createIssueCollector(text.file, text.segments);
    for (const { kind, url, position, brand: shown } of references) {
      if (kind !== 'image') continue;
      const destination = resolveReference(url, text.file);
      if (destination.to !== 'path' || !screenshot.test(destination.path)) continue;
      const isOwn = isOfBrand(destination.path);
      const isKnown = shown !== undefined && brands.includes(shown);
      if (shown !== undefined && !isKnown) {
        collector.add('image-brand-unknown', position, { shown, known: brands.join(', ') });
      } else if (shown !== undefined && shown !== brand.id && !isOwn) {
        collector.add('image-of-another-brand', position, { url, shown, brand: brand.id });
      } else if (shown === undefined && !isOwn && !/^connectors\/[^/]+\//.test(destination.path)) {
        collector.add('image-brand-missing', position, { url, brand: brand.id });
      }
    }
    return collector.issues;
  });
}
