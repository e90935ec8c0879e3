/** A brand's way with words: its own names, its vocabulary and its addresses, applied to one string at a time. */
import { replaceBrandWords } from '../guide/index.ts';
import { articleBefore, articleOf } from './article.ts';
import type { ChangeRule } from './change.ts';
import { inflect } from './inflect.ts';
import type { Brand } from './schema.ts';

export interface Replacement {
  rule: ChangeRule;
  /** Offsets in the text, the end excluded. */
  start: number;
  end: number;
  after: string;
}

export interface Wording {
  /** What changes in a passage, in order and without overlap. Brand words are not among them. */
  replacementsIn(text: string): Replacement[];
  /** Addresses alone, for attributes, where words are left as they are. */
  addressesIn(text: string): Replacement[];
  /** The passage with everything replaced, brand words included. */
  reword(text: string): string;
  /** The address as this brand has it. */
  readdress(text: string): string;
}

/**
 * The wording of a brand, for prose or for code. In code only those words are replaced that the brand file says so of,
 * letter by letter, also where they are parts of a longer name: `vendor_key`. In English prose the article before a word
 * follows what the word becomes. Making one costs more than using it.
 */
export function createWording(
  brand: Brand,
  { within = 'prose', language = 'en' }: { within?: 'prose' | 'code'; language?: string } = {},
): Wording {
  const all = Object.entries(brand.vocabulary);
  const inCode = new Map(
    all.flatMap(([word, said]) => (typeof said === 'object' && said.in_code ? [[word, said.to]] : [])),
  );
  const inProse = new Map(all.map(([word, said]) => [word, typeof said === 'object' ? said.to : said]));
  const vocabulary = within === 'code' ? inCode : inflect(inProse);

  const address = addressPattern(Object.keys(brand.urls));
  const word = within === 'code' ? partPattern([...vocabulary.keys()]) : wordPattern([...vocabulary.keys()]);
  const everything = new RegExp([address, anyAddress, word].filter(Boolean).join('|'), 'gu');
  const addresses = new RegExp([address, inCode.size > 0 ? anyAddress : ''].filter(Boolean).join('|') || '(?!)', 'gu');
  const wordInAddress = inCode.size > 0 ? new RegExp(partPattern([...inCode.keys()]), 'gu') : undefined;

  const hasArticles = within === 'prose' && language === 'en';
  const replacementsIn = (text: string) =>
    [...text.matchAll(everything)].flatMap((match) => {
      const found = replacementOf(match);
      return hasArticles ? [...articleChange(text, found[0]), ...found] : found;
    });
  const addressesIn = (text: string) => [...text.matchAll(addresses)].flatMap((match) => replacementOf(match));

  function replacementOf({ 0: found, index }: RegExpExecArray): Replacement[] {
    const place = { start: index, end: index + found.length };
    const mapped = brand.urls[found];
    if (mapped !== undefined) return [{ rule: 'address', ...place, after: mapped }];
    const said = vocabulary.get(found.replace(/\s+/gu, ' '));
    if (said !== undefined) return [{ rule: 'vocabulary', ...place, after: said }];
    // An address that is not mapped is matched only to keep words out of it, but for those that belong in code.
    const words = wordInAddress ? [...found.matchAll(wordInAddress)] : [];
    return words.map(({ 0: part, index: at }) => {
      const start = index + at;
      return { rule: 'address', start, end: start + part.length, after: inCode.get(part) ?? part };
    });
  }

  return {
    replacementsIn,
    addressesIn,
    reword: (text) => replaceBrandWords(replaceAt(text, replacementsIn(text)), (name) => brand.names[name]),
    readdress: (text) => replaceAt(text, addressesIn(text)),
  };
}

/** The article before a word, where it would be the wrong one before what the word becomes. */
function articleChange(text: string, word: Replacement | undefined): Replacement[] {
  if (word?.rule !== 'vocabulary') return [];
  const { article = '', start = 0 } = articleBefore(text, word.start) ?? {};
  const next = articleOf(word.after);
  const isRight = article.toLowerCase() === articleOf(text.slice(word.start, word.end));
  if (!isRight || article.toLowerCase() === next) return [];
  return [{ rule: 'article', start, end: start + article.length, after: article[0] + next.slice(1) }];
}

/** A text with its replacements made. */
export function replaceAt(text: string, replacements: readonly Replacement[]): string {
  let result = '';
  let done = 0;
  for (const { start, end, after } of replacements) {
    result += text.slice(done, start) + after;
    done = end;
  }
  return result + text.slice(done);
}

const anyAddress = '(?:https?:\\/\\/|(?<![\\p{L}\\p{N}])www\\.)[^\\s<>"\'`]+|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+';

function addressPattern(addresses: string[]): string {
  if (addresses.length === 0) return '';
  // `https://docs.example.com` is not the beginning of `https://docs.example.company`.
  return `(?:${longestFirst(addresses)
    .map((text) => RegExp.escape(text))
    .join('|')})(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])`;
}

function wordPattern(words: string[]): string {
  if (words.length === 0) return '';
  // A name of two words may stand on two lines.
  const forms = longestFirst(words).map((text) => text.split(' ').map(RegExp.escape).join('\\s+'));
  return `(?<![\\p{L}\\p{N}_])(?:${forms.join('|')})(?![\\p{L}\\p{N}_])`;
}

function partPattern(words: string[]): string {
  if (words.length === 0) return '';
  return `(?<![\\p{L}\\p{N}])(?:${longestFirst(words).map(RegExp.escape).join('|')})(?![\\p{L}\\p{N}])`;
}

function longestFirst(texts: string[]): string[] {
  return [...texts].sort((a, b) => b.length - a.length);
}
