/**
 * Words that each brand says its own way: `{brand.hub}` in a guide. A guide knows no brand, so its strings carry the
 * name of the word between two noncharacters, which no file may hold, until a brand is applied.
 */
const open = '\uFDD0';
const close = '\uFDD1';
const pattern = new RegExp(`${open}([a-z]+)${close}`, 'g');

export const brandWordNames = ['company', 'product', 'hub', 'docs'] as const;
export type BrandWordName = (typeof brandWordNames)[number];

/** Whether a brand has a word of this name. */
export function isBrandWordName(name: string): name is BrandWordName {
  return (brandWordNames as readonly string[]).includes(name);
}

/** The mark that stands for a brand's word in a guide's strings. */
export function brandWordMark(name: BrandWordName): string {
  return open + name + close;
}

/** The text with each mark replaced by the brand's word. */
export function replaceBrandWords(text: string, wordOf: (name: BrandWordName) => string): string {
  return text.includes(open) ? text.replace(pattern, (_, name: BrandWordName) => wordOf(name)) : text;
}

/** A brand's word as its letters stand in a text that is not read as an expression: `{brand.hub}`. */
export function findWrittenBrandWord(text: string): string | undefined {
  return /\{brand\.\w+\}/.exec(text)?.[0];
}

/** Whether the text holds a mark. */
export function hasBrandWord(text: string): boolean {
  return text.includes(open);
}

/** The text without the characters that the marks are made of. */
export function withoutBrandWordMarks(text: string): string {
  return text.replaceAll(open, '').replaceAll(close, '');
}
