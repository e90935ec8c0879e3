/** The format of `content/brands/<brand>/brand.yaml`. */
import { z } from 'zod';
import { choiceOf, described, type Snippets } from '../guide/index.ts';
import type { Locale } from '../messages/index.ts';
import { linksSchema } from './links-schema.ts';
import { looks } from './looks-schema.ts';

const localeNames: Readonly<Record<Locale, string>> = { en: 'English.', de: 'German.' };

const vocabularyEntry = z.union([
  z.string(),
  z.strictObject({
    to: z.string().meta(described('The word of this brand.', 'acme')),
    in_code: z
      .boolean()
      .default(false)
      .meta(described('Whether the word is also replaced in code and in addresses.', true)),
  }),
]);

const connectorIds = z
  .array(z.string().min(1))
  .min(1)
  .meta(described('Names of folders in `connectors`.', ['lusha', 'jira']));

const part = z
  .string()
  .regex(/^[^#\s]*#[^#\s]+$/, 'not `#id` or `page#id`')
  .meta(
    described(
      '`#id` on every page, or `page#id`, where `page` is a glob over page paths.',
      '#ask-our-support',
      'connectors/**#open-hub',
    ),
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
    .meta(
      described('A brand whose file counts where this one says nothing: keys one by one, lists as a whole.', 'acme'),
    ),
  locale: choiceOf(localeNames)
    .default('en')
    .meta(described('Language of the interface. Guides stay in their own.', 'de')),
  vendor: z
    .boolean()
    .default(false)
    .meta(described('Whether this is the brand that the guides are written for.', true)),
  names: z
    .strictObject({
      company: z.string().min(1).meta(described('Who speaks.', 'Acme')),
      product: z.string().min(1).meta(described('What readers link their account to.', 'Acme Connect')),
      hub: z.string().min(1).meta(described('Where accounts are linked.', 'Acme Hub')),
      docs: z.string().min(1).meta(described('The name of this site.', 'Acme Help')),
    })
    .meta(
      described('Guides read these as `{brand.company}`, `{brand.product}`, `{brand.hub}` and `{brand.docs}`.', {
        company: 'Acme',
        product: 'Acme Connect',
        hub: 'Acme Hub',
        docs: 'Acme Help',
      }),
    ),
  links: linksSchema,
  vocabulary: z
    .record(z.string(), vocabularyEntry)
    .default({})
    .meta(
      described(
        'Words of the guides to words of this brand. Longest first, whole words; the plural, the possessive and an article before follow. ' +
          'Not in code or addresses, but for entries `{ to, in_code: true }`.',
        { StackOne: 'Acme', stackone: { to: 'acme', in_code: true } },
      ),
    ),
  connectors: z
    .union([z.strictObject({ only: connectorIds }), z.strictObject({ without: connectorIds })])
    .optional()
    .meta(
      described(
        'The connectors of this brand; all when left out. The others are in no page, list, twin, index or picture, nor in the hub beside the site.',
        { only: ['lusha', 'jira'] },
        { without: ['linear'] },
      ),
    ),
  hide: z
    .array(part)
    .default([])
    .meta(
      described('Headings with what stands under them, sections and steps that this brand leaves out.', [
        '#ask-our-support',
        'connectors/**#open-hub',
      ]),
    ),
  show: z
    .array(part)
    .default([])
    .meta(
      described('The same that this brand shows, although `data-whitelabel-hide` hides them from partners.', [
        'guides/safe-keys#for-admins',
      ]),
    ),
  urls: z
    .record(z.url(), z.url())
    .default({})
    .meta(
      described('Beginnings of addresses in the guides to addresses of this brand.', {
        'https://docs.stackone.com': 'https://help.acme.example',
      }),
    ),
  forbidden: z
    .array(z.string().min(3))
    .default([])
    .meta(
      described("In the vendor's file: names and hosts that no partner's site may contain.", [
        'StackOne',
        'stackone.com',
      ]),
    ),
  allowed_traces: z
    .array(
      z.strictObject({
        word: z.string().min(1).meta(described('The word of another brand, as the audit names it.', 'stackone.com')),
        files: z
          .string()
          .optional()
          .meta(described('Glob over paths of the site; all when left out.', 'connectors/**')),
        reason: z.string().min(10).meta(described('Why it may be there.', 'A screenshot of the API reference has it.')),
      }),
    )
    .default([])
    .meta(
      described("Words of other brands that this brand's site may hold.", [
        { word: 'stackone.com', files: 'connectors/**', reason: 'The API is called at that host.' },
      ]),
    ),
  ...looks,
  footer: z
    .string()
    .optional()
    .meta(described('The sentence at the foot of every page; the name of the site when left out.', 'Written by Acme.')),
  legal: z
    .array(
      z.strictObject({
        label: z.string().min(1).meta(described('What readers see.', 'Privacy')),
        url: z.url({ protocol: /^https?$/ }).meta(described('Where it leads.', 'https://www.acme.example/privacy')),
      }),
    )
    .default([])
    .meta(
      described('Links at the foot of every page: imprint, privacy, terms.', [
        { label: 'Privacy', url: 'https://www.acme.example/privacy' },
      ]),
    ),
  embedding: z
    .strictObject({
      origins: z
        .array(embeddingOrigin)
        .meta(described('Host and port alone, with https but for this machine.', ['https://app.acme.example'])),
    })
    .default({ origins: [] })
    .meta(
      described('Whose pages may show guides with the form, and so call the hub.', {
        origins: ['https://app.acme.example'],
      }),
    ),
  addresses: z
    .array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]))
    .default([])
    .meta(described('Addresses from which providers are called, for allow lists.', ['203.0.113.7', '2001:db8:7::/48'])),
});

/** A parsed brand file, with the name of its folder, and behind it those of the brands that it extends. */
export type Brand = z.infer<typeof brandSchema> & {
  id: string;
  lineage: readonly string[];
  /** The brand's own words on linking an account, in a snippet, and the snippets in it. */
  linking?: Snippets;
};
