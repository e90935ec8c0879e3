/** Whose product the pictures of a partner's pages show: no search can read it off them, so their writers say it. */
import { applyBrand, type Brand } from '../brand/index.ts';
import { createReport, type Guide, type Issue, referencesOf, resolveReference } from '../guide/index.ts';
import type { ContentFiles } from './content-files.ts';

/** Formats that hold a picture of a screen. Drawings are text, and searched as such. */
const screenshot = /\.(?:png|jpe?g|webp|avif|gif|tiff?)$/i;

/**
 * The pictures in a partner's pages that show another brand's product, and those that may. A picture in a connector's
 * folder shows the provider, one that the brand put in another's place is its own; `data-brand` says it of all others.
 */
export function checkImages(
  pages: readonly Guide[],
  brand: Brand,
  brands: ReadonlyMap<string, Brand>,
  files: ContentFiles,
): Issue[] {
  if (brand.vendor) return [];
  return pages.flatMap((page) => {
    const report = createReport(page.file, page.copies);
    for (const { kind, url, position, brand: shown } of referencesOf(applyBrand(page, brand).guide)) {
      if (kind !== 'image') continue;
      const destination = resolveReference(url, page.file);
      if (destination.to !== 'path' || !screenshot.test(destination.path)) continue;
      const isOwn = files.nameOf(destination.path) !== destination.path;
      const known = [...brands.keys()].join(', ');
      if (shown !== undefined && !brands.has(shown)) report.add('image-brand-unknown', position, { shown, known });
      else if (shown !== undefined && shown !== brand.id && !isOwn) {
        report.add('image-of-another-brand', position, { url, shown, brand: brand.id });
      } else if (shown === undefined && !isOwn && !/^connectors\/[^/]+\//.test(destination.path)) {
        report.add('image-brand-missing', position, { url, brand: brand.id });
      }
    }
    return report.issues;
  });
}
