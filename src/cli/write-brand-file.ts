/** The text of a new brand's file, with a comment on everything that its people will want to change. */
import type { Brand } from '../brand/index.ts';

export interface Scaffold {
  id: string;
  base: Brand | undefined;
  /** Whether the guides are written for this brand. */
  isVendor?: boolean;
  names: Brand['names'];
  links: { site: string; home: string; hub?: string };
  vocabulary: ReadonlyMap<string, string>;
  urls: ReadonlyMap<string, string>;
  colors: Brand['colors'];
}

/** The file as YAML. `schema`: the way from its folder to the schema, for editors. */
export function writeBrandFile(
  { id, base, isVendor, names, links, vocabulary, urls, colors }: Scaffold,
  schema: string,
): string {
  return `# yaml-language-server: $schema=${schema}
# Every name and address below is a placeholder. Change them, then run:
#   npx keyway check && npx keyway build --brand ${id}
${base ? `\n# What this file does not say is taken over from there.\nextends: ${quoted(base.id)}\n` : ''}${isVendor ? '\n# The brand that the guides are written for.\nvendor: true\n' : ''}
# Guides say these as {brand.company}, {brand.product}, {brand.hub} and {brand.docs}.
names:
${entries(names)}
# \`site\` is where the built site will stand, \`hub\` where providers reach the hub.
links:
${entries({ ...links, ...(base?.links.support ? { support: links.home } : {}), ...(base?.links.llms ? { llms: `${links.site}/llms.txt` } : {}) })}
# Words of the guides, and what readers of this brand see. Whole words, the longest first; plural, possessive and article follow.
# To reach code and addresses too: \`vendor: { to: ours, in_code: true }\`.
vocabulary:${vocabulary.size === 0 ? ' {}\n' : `\n${entries(vocabulary)}`}
# Beginnings of addresses in the guides, and where they lead here.
urls:${urls.size === 0 ? ' {}\n' : `\n${entries(urls)}`}
${base ? '' : colorsPart(colors)}# Drawn as placeholders: put yours in their place. Icons of all sizes are made from the favicon.
logo:
  light: logo-light.svg
  dark: logo-dark.svg
favicon: favicon.svg

footer: ${quoted(`${names.docs} is written by the people who make ${names.product}.`)}
${base && base.legal.length > 0 ? 'legal: []\n' : ''}
# What else there is; your editor tells more.
# locale: de
# connectors: { without: [some-connector] }
# hide: ['#some-heading']
# fonts: { text: '@fontsource-variable/inter' }
# social_image: social.png
# legal:
#   - { label: Privacy, url: ${links.home}/privacy }
# embedding: { origins: ['https://app.${id}.example'] }
`;
}

function colorsPart({ accent }: Brand['colors']): string {
  return `# One color is enough; the one for dark grounds is made from it, or stands beside it as \`accent_dark\`.
colors:
  accent: ${quoted(accent)}

`;
}

function entries(of: ReadonlyMap<string, string> | Record<string, string>): string {
  const pairs = of instanceof Map ? [...of] : Object.entries(of);
  return pairs.map(([key, value]) => `  ${quoted(key)}: ${quoted(value)}\n`).join('');
}

/** Plain where YAML can't read it as anything but text; else as JSON has it, which YAML understands. */
function quoted(text: string): string {
  const isPlain =
    /^(?:https:\/\/)?[A-Za-z][\w./-]*(?: [A-Za-z][\w./-]*)*$/.test(text) && !/^(?:true|false|null)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}
