/** What of `brand.yaml` says how a site looks. */
import { parse } from 'culori';
import { z } from 'zod';
import { choiceOf, described } from '../guide/index.ts';
import { nearestReadable } from './contrast.ts';

const color = z
  .string()
  .regex(/^(?:#[0-9a-f]{6}|oklch\([0-9. %]+\))$/i)
  .refine((text) => parse(text) !== undefined, 'not a color')
  .meta(described('`#rrggbb` or `oklch(L C H)`.', '#0f6b5c', 'oklch(0.45 0.1 180)'));

const fontPackage = z.string().regex(/^(?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*$/, 'not the name of a package');

/** Colors, typefaces and pictures of a brand. */
export const looks = {
  colors: z
    .strictObject({
      accent: color.meta(described('Buttons, links and marks on a light ground.', '#8a3b12')),
      accent_dark: color
        .optional()
        .meta(
          described(
            'The same on a dark ground; when left out, the color nearest to `accent` that can be read there.',
            '#ffb070',
          ),
        ),
    })
    .meta(described('Colors of the brand; one is enough.', { accent: '#8a3b12' }))
    .transform(({ accent, accent_dark = nearestReadable(accent, 'dark') }) => ({ accent, accent_dark })),
  fonts: z
    .strictObject({
      text: fontPackage
        .optional()
        .meta(
          described('The typeface of everything but code; Inter when left out.', '@fontsource-variable/source-sans-3'),
        ),
      mono: fontPackage
        .optional()
        .meta(described("The typeface of code; the reader's own when left out.", '@fontsource/source-code-pro')),
    })
    .default({})
    .meta(
      described(
        'Names of installed npm packages of the Fontsource kind. They ship with the site, cut to the letters and weights that its pages use.',
        { text: '@fontsource-variable/source-sans-3' },
      ),
    ),
  logo: z
    .strictObject({
      light: z.string().meta(described('For light grounds.', 'logo-light.svg')),
      dark: z.string().meta(described('For dark grounds.', 'logo-dark.svg')),
    })
    .optional()
    .meta(
      described('SVG files beside this one. Without them the company name stands there.', {
        light: 'logo-light.svg',
        dark: 'logo-dark.svg',
      }),
    ),
  favicon: z
    .string()
    .optional()
    .meta(
      described(
        'An SVG file beside this one. Icons of all sizes and the manifest of the site are made from it.',
        'favicon.svg',
      ),
    ),
  social_image: z
    .string()
    .optional()
    .meta(
      described(
        'A PNG, JPEG or WebP file beside this one, instead of the pictures that are drawn for links to pages.',
        'social.png',
      ),
    ),
  social_images: choiceOf({ drawn: 'One a page, kept between builds.', none: 'No picture is drawn.' })
    .default('drawn')
    .meta(described('Whether a picture is drawn for each guide.', 'none')),
};
