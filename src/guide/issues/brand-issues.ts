/** What is said of the words and the files of brands. */
import { error, meant, type WordsByCode, warning } from './words.ts';

export const brandIssues = {
  'brand-word-unknown': (d: { name: string; known: string; nearest: string | undefined }) =>
    error(
      `\`{brand.${d.name}}\` is not a word of a brand.`,
      meant(d.nearest && `{brand.${d.nearest}}`, `Use one of ${d.known}.`),
    ),
  'brand-word-left': (d: { word: string; other: string; brand: string }) =>
    warning(
      `"${d.word}" of "${d.other}" stays here in the site of "${d.brand}", whose audit refuses it.`,
      'Add what is written here to the `vocabulary` of that brand, letter by letter, or write a `{brand.…}` word.',
    ),
  'brand-word-unreplaced': (d: { word: string }) =>
    error(`Nothing replaces \`${d.word}\` in a brand's own file.`, 'Write the name itself.'),
  'vocabulary-unused': (d: { word: string }) =>
    warning(`No page and no connector says "${d.word}".`, 'Write it as the guides do, or remove the entry.'),
  'vocabulary-same': (d: { word: string }) =>
    warning(`"${d.word}" is replaced by itself.`, 'Write the word of this brand, or remove the entry.'),
  'brand-picture-unreadable': (d: { file: string }) =>
    error(`"${d.file}" is not a drawing.`, 'Export it as SVG; a picture of another kind under that name is not shown.'),
  'vendor-twice': (d: { other: string }) =>
    error(
      `The brand "${d.other}" is the vendor already, and there is one.`,
      'Remove `vendor: true` from one of the two files.',
    ),
  'addresses-missing': (d: { brand: string; label: string }) =>
    warning(
      `The value "${d.label}" is made of addresses, and the brand "${d.brand}" names none, so its readers won't see it.`,
      'Add `addresses` to its brand.yaml.',
    ),
  'audience-unknown': (d: { name: string; known: string }) =>
    error(
      d.name === '' ? '`data-audience` names nobody.' : `\`data-audience\` names "${d.name}", which is no brand.`,
      `Use \`vendor\`, \`partners\` or names of brands (${d.known}), separated by spaces.`,
    ),
  'link-into-hidden': (d: { url: string; brand: string }) =>
    error(
      `"${d.url}" leads to a part that readers of "${d.brand}" do not get.`,
      'Hide the link with that part, or let it lead elsewhere.',
    ),
  'link-to-left-out': (d: { url: string; brand: string }) =>
    error(
      `"${d.url}" leads to a page that the site of "${d.brand}" leaves out.`,
      'Hide the link from that brand, or let it lead elsewhere.',
    ),
  'step-hidden': (d: { step: string; brand: string }) =>
    warning(
      `The connector's file names the step "${d.step}", which readers of "${d.brand}" do not get.`,
      'Show the step to all who see the form, or let the connector name another.',
    ),
  'anchor-renamed': (d: { url: string; brand: string; id: string }) =>
    error(
      `What "${d.url}" leads to is called "${d.id}" in the site of "${d.brand}", whose words make another id.`,
      'Give the heading or the step an `id` of its own.',
    ),
  'section-empty': (d: { part: string; brand: string }) =>
    warning(
      `Nothing is left in ${d.part} for readers of "${d.brand}".`,
      'Hide it together with what it held, or leave something in it.',
    ),
  'step-unreachable': (d: { reason: 'audience' | 'scopes' }) =>
    warning(
      d.reason === 'audience'
        ? 'No brand shows this step: its conditions exclude each other.'
        : 'No action asks for a scope of this step, so it goes with the first choice.',
      d.reason === 'audience' ? 'Remove one of the conditions.' : 'Correct the scopes, or remove the step.',
    ),
  'condition-impossible': (d: { reason: 'audience' | 'scopes' | 'nested' }) =>
    warning(
      {
        audience: 'No brand shows this part: its conditions exclude each other.',
        scopes: 'No action asks for a scope of this part, so it goes with the first choice.',
        nested: 'No action asks for a scope of this part and for one of the part around it.',
      }[d.reason],
      'Correct one of the conditions, or remove the part.',
    ),
  'brand-schema': (d: { key: string; reason: string; fix: string }) =>
    error(`\`${d.key}\` does not fit: ${d.reason}.`, d.fix),
  'brand-file-missing': (d: { file: string }) =>
    error(`The file "${d.file}" is not there.`, 'Put it beside brand.yaml, or correct the name.'),
  'brand-base': (d: { base: string; reason: 'unknown' | 'circle'; known: string }) =>
    error(
      d.reason === 'unknown'
        ? `There is no brand "${d.base}" to extend.`
        : `Extending "${d.base}" leads back to this brand.`,
      d.known === '' ? 'Leave `extends` out.' : `Extend one of ${d.known}, or leave \`extends\` out.`,
    ),
  'brand-connector-unknown': (d: { connector: string; known: string }) =>
    error(`There is no connector "${d.connector}".`, `Name some of ${d.known}.`),
  'brand-part-unknown': (d: { key: 'hide' | 'show'; part: string }) =>
    error(
      `\`${d.key}\` names "${d.part}", which is on no page.`,
      'Name the id of a heading, a section or a step: `#id`, or `page#id` with the path of its page.',
    ),
  'brand-font-missing': (d: { name: string }) =>
    error(`No package of a typeface is installed as "${d.name}".`, `Run: npm install ${d.name}`),
  'brand-contrast': (d: { key: string; use: string; ratio: number; least: number; suggestion: string }) =>
    error(
      // Rounded down, so that 4.496 is not said to be 4.50.
      `\`${d.key}\` has a contrast of ${(Math.floor(d.ratio * 100) / 100).toFixed(2)}:1 ${d.use}; it takes ${d.least}:1 to be read.`,
      `Write ${d.suggestion}, the nearest color of that hue that can be read everywhere.`,
    ),
} satisfies WordsByCode;
