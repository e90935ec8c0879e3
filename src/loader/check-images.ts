/** Whose product the pictures of a partner's pages show: no search can read it off them, so their writers say it. */
import { type Brand, type Branding, referencesByText } from '../brand/index.ts';
import { createIssueCollector, type Guide, type Issue, resolveReference } from '../guide/index.ts';
import type { ContentFiles } from './content-files.ts';

/** Formats that hold a picture of a screen. Drawings are text, and searched as such. */
const screenshot = /\.(?:png|jpe?g|webp|avif|gif|tiff?)$/i;

/**
 * The pictures in a partner's pages that show another brand's product, and those that may. A picture in a connector's
 * folder shows the provider, one that the brand put in another's place is its own; `data-brand` says it of all others.
 */
export function checkImages(
  { pages, branded, files }: { pages: readonly Guide[]; branded: Branding; files: ContentFiles },
  brand: Brand,
  brands: ReadonlyMap<string, Brand>,
): Issue[] {
  if (brand.vendor) return [];
  const texts = pages.flatMap((page) => referencesByText(branded(page)));
  return texts.flatMap(({ text, references }) => {
    const collector = createIssueCollector(text.file, text.segments);
    for (const { kind, url, position, brand: shown } of references) {
      if (kind !== 'image') continue;
      const destination = resolveReference(url, text.file);
      if (destination.to !== 'path' || !screenshot.test(destination.path)) continue;
      const isOwn = files.nameOf(destination.path) !== destination.path;
      const known = [...brands.keys()].join(', ');
      if (shown !== undefined && !brands.has(shown)) collector.add('image-brand-unknown', position, { shown, known });
      else if (shown !== undefined && shown !== brand.id && !isOwn) {
        collector.add('image-of-another-brand', position, { url, shown, brand: brand.id });
      } else if (shown === undefined && !isOwn && !/^connectors\/[^/]+\//.test(destination.path)) {
        collector.add('image-brand-missing', position, { url, brand: brand.id });
      }
    }
    return collector.issues;
  });
}
