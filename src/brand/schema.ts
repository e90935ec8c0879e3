/** The format of `content/brands/<brand>/brand.yaml`. */
import { parse } from 'culori';
import { z } from 'zod';
import type { Snippets } from '../guide/index.ts';
import { locales } from '../messages/index.ts';
import { nearestReadable } from './contrast.ts';

const color = z
  .string()
  .regex(/^(?:#[0-9a-f]{6}|oklch\([0-9. %]+\))$/i)
  .refine((text) => parse(text) !== undefined, 'not a color')
  .describe('`#rrggbb` or `oklch(L C H)`.');

const vocabularyEntry = z.union([
  z.string(),
  z.strictObject({
    to: z.string().describe('The word of this brand.'),
    in_code: z.boolean().default(false).describe('Whether the word is also replaced in code and in addresses.'),
  }),
]);

const fontPackage = z.string().regex(/^(?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*$/, 'not the name of a package');

const connectorIds = z.array(z.string().min(1)).min(1).describe('Names of folders in `connectors`.');

const part = z
  .string()
  .regex(/^[^#\s]*#[^#\s]+$/, 'not `#id` or `page#id`')
  .describe('`#id` on every page, or `page#id`, where `page` is a glob over page paths, such as `connectors/**`.');

/** An address under which whole folders can stand; its path is written into scripts, style sheets and rules of hosts. */
export const siteAddressSchema = z
  .url()
  .refine(
    (text) => /^https?:\/\/[^/?#]+(?:\/[\w~-][\w.~-]*)*\/?$/.test(text),
    'not a host, with or without a path of letters, digits and `.`, `_`, `~`, `-`',
  );

/** An address that is nothing but an origin. Pages on this machine need no certificate. */
const embeddingOrigin = z
  .url()
  .refine(
    (text) => URL.parse(text)?.origin === text && /^(?:https:|http:\/\/(?:localhost|127\.0\.0\.1)(?::|$))/.test(text),
    'not an origin such as `https://app.example.com`',
  );

export const brandSchema = z.strictObject({
  extends: z
    .string()
    .optional()
    .describe('A brand whose file counts where this one says nothing: keys one by one, lists as a whole.'),
  locale: z.enum(locales).default('en').describe('Language of the interface. Guides stay in their own.'),
  vendor: z.boolean().default(false).describe('Whether this is the brand that the guides are written for.'),
  names: z
    .strictObject({
      company: z.string().min(1).describe('Who speaks.'),
      product: z.string().min(1).describe('What readers link their account to.'),
      hub: z.string().min(1).describe('Where accounts are linked.'),
      docs: z.string().min(1).describe('The name of this site.'),
    })
    .describe('Guides read these as {brand.company}, {brand.product}, {brand.hub} and {brand.docs}.'),
  links: z
    .strictObject({
      site: siteAddressSchema.describe(
        'Where the built site will stand: at the root of a host, or below a path of it.',
      ),
      home: z.url().optional().describe("The company's own site."),
      support: z.url().optional().describe('Where readers get help; linked at the foot of every page.'),
      hub: z
        .url()
        .optional()
        .describe('Origin of the hub as providers see it, for redirect addresses and webhooks; `site` when left out.'),
      edit: z
        .url()
        .optional()
        .describe('Where a page can be edited; `{file}` stands for its path in the content folder.'),
      elsewhere: z
        .url()
        .optional()
        .describe('Where pages stand that guides link to and this site does not have; else such links are reported.'),
      llms: z
        .url()
        .optional()
        .describe("The documentation index named in each page's Markdown; <site>/llms.txt when left out."),
    })
    .describe('Addresses of the brand.'),
  vocabulary: z
    .record(z.string(), vocabularyEntry)
    .default({})
    .describe(
      'Words of the guides to words of this brand. Longest first, whole words; the plural, the possessive and an article before follow. ' +
        'Not in code or addresses, but for entries `{ to, in_code: true }`.',
    ),
  connectors: z
    .union([z.strictObject({ only: connectorIds }), z.strictObject({ without: connectorIds })])
    .optional()
    .describe('`{ only: [id, …] }` or `{ without: [id, …] }`: the connectors of this brand; all when left out.'),
  hide: z
    .array(part)
    .default([])
    .describe('Headings with what stands under them, sections and steps that this brand leaves out.'),
  show: z
    .array(part)
    .default([])
    .describe('The same that this brand shows, although `data-whitelabel-hide` hides them from partners.'),
  urls: z
    .record(z.url(), z.url())
    .default({})
    .describe('Beginnings of addresses in the guides to addresses of this brand.'),
  forbidden: z
    .array(z.string().min(3))
    .default([])
    .describe("In the vendor's file: names and hosts that no partner's site may contain."),
  allowed_traces: z
    .array(
      z.strictObject({
        word: z.string().min(1).describe('The word of another brand, as the audit names it.'),
        files: z
          .string()
          .optional()
          .describe('Glob over paths of the site, such as `connectors/**`; all when left out.'),
        reason: z.string().min(10).describe('Why it may be there.'),
      }),
    )
    .default([])
    .describe("Words of other brands that this brand's site may hold."),
  colors: z
    .strictObject({
      accent: color.describe('Buttons, links and marks on a light ground.'),
      accent_dark: color
        .optional()
        .describe('The same on a dark ground; when left out, the color nearest to `accent` that can be read there.'),
    })
    .describe('Colors of the brand; one is enough.')
    .transform(({ accent, accent_dark = nearestReadable(accent, 'dark') }) => ({ accent, accent_dark })),
  fonts: z
    .strictObject({
      text: fontPackage.optional().describe('The typeface of everything but code; Inter when left out.'),
      mono: fontPackage.optional().describe("The typeface of code; the reader's own when left out."),
    })
    .default({})
    .describe('Names of installed npm packages of the Fontsource kind, such as `@fontsource-variable/inter`.'),
  logo: z
    .strictObject({
      light: z.string().describe('For light grounds.'),
      dark: z.string().describe('For dark grounds.'),
    })
    .optional()
    .describe('SVG files beside this one. Without them the company name stands there.'),
  favicon: z
    .string()
    .optional()
    .describe('An SVG file beside this one. Icons of all sizes and the manifest of the site are made from it.'),
  footer: z.string().optional().describe('The sentence at the foot of every page; the name of the site when left out.'),
  legal: z
    .array(
      z.strictObject({
        label: z.string().min(1).describe('What readers see, such as `Privacy`.'),
        url: z.url({ protocol: /^https?$/ }).describe('Where it leads.'),
      }),
    )
    .default([])
    .describe('Links at the foot of every page: imprint, privacy, terms.'),
  embedding: z
    .strictObject({
      origins: z.array(embeddingOrigin).describe('Such as `https://app.example.com`.'),
    })
    .default({ origins: [] })
    .describe('Origins whose pages may show guides with the form, and so call the hub.'),
  addresses: z
    .array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]))
    .default([])
    .describe('Addresses from which providers are called, for allow lists.'),
  social_image: z
    .string()
    .optional()
    .describe('A PNG, JPEG or WebP file beside this one, instead of the pictures that are drawn for links to pages.'),
  social_images: z.enum(['drawn', 'none']).default('drawn').describe('Whether a picture is drawn for each guide.'),
});

/** A parsed brand file, with the name of its folder, and behind it those of the brands that it extends. */
export type Brand = z.infer<typeof brandSchema> & {
  id: string;
  lineage: readonly string[];
  /** The brand's own words on linking an account, in a snippet, and the snippets in it. */
  linking?: Snippets;
};
