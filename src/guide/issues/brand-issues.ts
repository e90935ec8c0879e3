/** What is said of the words and the files of brands. */
import { error, meant, warning } from './words.ts';

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
};
