/** The format of `content/brands/<brand>/brand.yaml`. */
import { parse } from 'culori';
import { z } from 'zod';
import { locales } from '../messages/index.ts';

const colour = z
  .string()
  .regex(/^(?:#[0-9a-f]{6}|oklch\([0-9. %]+\))$/i)
  .refine((text) => parse(text) !== undefined, 'not a colour')
  .describe('`#rrggbb` or `oklch(L C H)`.');

export const brandSchema = z.strictObject({
  extends: z
    .string()
    .optional()
    .describe('A brand whose file counts where this one says nothing: keys one by one, lists as a whole.'),
  locale: z.enum(locales).default('en').describe('Language of the interface. Guides stay in their own.'),
  vendor: z.boolean().default(false).describe('Whether this is the brand that the guides are written for.'),
  names: z
    .strictObject({
      company: z.string().min(1),
      product: z.string().min(1).describe('What readers link their account to.'),
      hub: z.string().min(1).describe('Where accounts are linked.'),
      docs: z.string().min(1).describe('The name of this site.'),
    })
    .describe('Guides read these as {brand.company}, {brand.product}, {brand.hub} and {brand.docs}.'),
  links: z.strictObject({
    site: z.url().describe('Where the built site will stand.'),
    home: z.url().optional().describe("The company's own site."),
    support: z.url().optional(),
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
  }),
  vocabulary: z
    .record(z.string(), z.string())
    .default({})
    .describe('Words of the guides to words of this brand. Longest first, whole words, never in code or addresses.'),
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
  colors: z.strictObject({
    accent: colour.describe('Buttons, links and marks on a light ground.'),
    accent_dark: colour.describe('The same on a dark ground.'),
  }),
  logo: z
    .strictObject({ light: z.string(), dark: z.string() })
    .optional()
    .describe('SVG files beside this one. Without them the company name stands there.'),
  favicon: z.string().optional().describe('An SVG file beside this one.'),
  footer: z.string().optional(),
  addresses: z
    .array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]))
    .default([])
    .describe('Addresses from which providers are called, for allow lists.'),
  social_images: z.enum(['drawn', 'none']).default('drawn').describe('Whether a picture is drawn for each guide.'),
});

/** A parsed brand file, with the name of its folder, and behind it those of the brands that it extends. */
export type Brand = z.infer<typeof brandSchema> & { id: string; lineage: readonly string[] };
