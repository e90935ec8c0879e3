/** What the picture says that stands beside a link to a page elsewhere. */
import type { SocialImage } from '../assets/social-image/draw.ts';
import type { Brand } from '../brand/index.ts';
import type { BrandSite } from './brand-site.ts';
import type { PageModel } from './page-output.ts';

/** The words of a page's picture. */
export function socialWordsOf(
  { data, outline, connector, method }: Pick<PageModel, 'data' | 'outline' | 'connector' | 'method'>,
  { brand, context }: Pick<BrandSite, 'brand' | 'context'>,
): Pick<SocialImage, 'title' | 'provider' | 'note' | 'steps'> {
  const steps = outline.anchors.filter(({ kind }) => kind === 'step').length;
  const title = withoutName(data.title, brand);
  if (!connector) return { title, note: data.description, steps };
  const facts = [method?.label, steps > 0 ? context.messages.site.stepCount(steps) : undefined];
  return { title, provider: connector.name, note: facts.filter((fact) => fact !== undefined).join(' · '), steps };
}

/** How the pictures of a brand look. `mark`: its logo as SVG. */
export function lookOf(
  { names, colors }: Brand,
  mark: string | undefined,
): Pick<SocialImage, 'site' | 'accent' | 'logo'> {
  return { site: names.docs, accent: colors.accent, logo: mark };
}

/** A title without the name of the hub or the site at its end, which the picture says above it. */
function withoutName(title: string, { names }: Brand): string {
  const end = Object.values(names).find((name) => title.endsWith(` – ${name}`) || title.endsWith(` | ${name}`));
  return end === undefined ? title : title.slice(0, -end.length - 3);
}
