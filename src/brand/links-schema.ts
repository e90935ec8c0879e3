/** `links` of `brand.yaml`. */
import { z } from 'zod';
import { described } from '../guide/index.ts';

/** An address under which whole folders can stand; its path is written into scripts, style sheets and rules of hosts. */
export const siteAddressSchema = z
  .url()
  .refine(
    (text) => /^https?:\/\/[^/?#]+(?:\/[\w~-][\w.~-]*)*\/?$/.test(text),
    'not a host, with or without a path of letters, digits and `.`, `_`, `~`, `-`',
  );

/** Addresses of a brand. */
export const linksSchema = z
  .strictObject({
    site: siteAddressSchema.meta(
      described(
        'Where the built site will stand: at the root of a host, or below a path of it.',
        'https://help.acme.example',
        'https://www.acme.example/help',
      ),
    ),
    home: z.url().optional().meta(described("The company's own site.", 'https://www.acme.example')),
    support: z
      .url()
      .optional()
      .meta(described('Where readers get help; linked at the foot of every page.', 'https://www.acme.example/support')),
    hub: z
      .url()
      .optional()
      .meta(
        described(
          'Origin of the hub as providers see it, for redirect addresses and webhooks; `site` when left out.',
          'https://connect.acme.example',
        ),
      ),
    edit: z
      .url()
      .optional()
      .meta(
        described(
          'Where a page can be edited; `{file}` stands for its path in the content folder.',
          'https://git.acme.example/guides/edit/main/content/{file}',
        ),
      ),
    elsewhere: z
      .url()
      .optional()
      .meta(
        described(
          'Where pages stand that guides link to and this site does not have; else such links are reported.',
          'https://docs.acme.example',
        ),
      ),
    llms: z
      .url()
      .optional()
      .meta(
        described(
          "The documentation index named in each page's Markdown; `<site>/llms.txt` when left out.",
          'https://docs.acme.example/llms.txt',
        ),
      ),
  })
  .meta(described('Addresses of the brand.', { site: 'https://help.acme.example' }));
