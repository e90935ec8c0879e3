/** Which pages have a picture for links to them, where it stands, and what is on it. */

import type { SocialImage } from '../assets/social-image/draw.ts';
import { type Brand, siteUrl } from '../brand/index.ts';
import { readSettings } from '../settings.ts';
import type { Catalogue, Page } from './catalogue.ts';

/** What a picture says. How it looks is the brand's. */
export type SocialImageWords = Pick<SocialImage, 'title' | 'provider' | 'note' | 'steps'>;

/** The picture of pages without one of their own: lists, and the site itself. No guide's path has a dot. */
const sitePicture = 'the.site';

/** Every picture by its path without the ending; none where pictures are switched off. */
export function socialImagesOf(catalogue: Catalogue): Map<string, SocialImageWords> {
  const { brand, pages } = catalogue;
  if (!areDrawn(brand)) return new Map();
  const site: [string, SocialImageWords] = [sitePicture, { title: brand.names.docs, steps: 0 }];
  if (brand.social_image !== undefined) return new Map([site]);
  const ofPages = pages.map((page) => [nameOf(page.path), wordsOf(page, catalogue)] as const);
  return new Map([...ofPages, site]);
}

/** The whole address of a page's picture; nothing where pictures are switched off. */
export function socialImageAddress(path: string, { brand, pages }: Catalogue): string | undefined {
  if (!areDrawn(brand)) return undefined;
  const hasOwn = brand.social_image === undefined && pages.some((page) => page.path === path);
  const name = hasOwn ? nameOf(path) : sitePicture;
  return siteUrl(brand, `/social/${name}.png`);
}

function areDrawn(brand: Brand): boolean {
  return (readSettings(process.env).KEYWAY_SOCIAL_IMAGES ?? brand.social_images) === 'drawn';
}

function nameOf(path: string): string {
  return path || 'index';
}

function wordsOf({ guide, outline, connector, method }: Page, { brand, messages }: Catalogue): SocialImageWords {
  const steps = outline.anchors.filter(({ kind }) => kind === 'step').length;
  const title = withoutName(guide.title, brand);
  if (!connector) return { title, note: guide.description, steps };
  const facts = [method?.label, steps > 0 ? messages.site.stepCount(steps) : undefined];
  return { title, provider: connector.name, note: facts.filter((fact) => fact !== undefined).join(' · '), steps };
}

/** A title without the name of the hub or the site at its end, which the picture says above it. */
function withoutName(title: string, { names }: Brand): string {
  const end = Object.values(names).find((name) => title.endsWith(` – ${name}`) || title.endsWith(` | ${name}`));
  return end === undefined ? title : title.slice(0, -end.length - 3);
}
