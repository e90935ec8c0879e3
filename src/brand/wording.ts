/** A brand's way with words: its own names, its vocabulary and its addresses, applied to one string at a time. */
import { replaceBrandWords } from '../guide/index.ts';
import type { ChangeRule } from './change.ts';
import type { Brand } from './schema.ts';

export interface Replacement {
  rule: ChangeRule;
  /** Offsets in the text, the end excluded. */
  start: number;
  end: number;
  after: string;
}

export interface Wording {
  /** What changes in a passage of prose, in order and without overlap. Brand words are not among them. */
  replacementsIn(text: string): Replacement[];
  /** Addresses alone, for code and attributes, where words are left as they are. */
  addressesIn(text: string): Replacement[];
  /** The prose with everything replaced, brand words included. */
  reword(text: string): string;
  /** The address as this brand has it. */
  readdress(text: string): string;
}

/** The wording of a brand. Making one costs more than using it. */
export function createWording(brand: Brand): Wording {
  const address = addressPattern(Object.keys(brand.urls));
  const anyAddress = '(?:https?:\\/\\/|(?<![\\p{L}\\p{N}])www\\.)[^\\s<>"\'`]+|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+';
  const word = wordPattern(Object.keys(brand.vocabulary));
  const prose = new RegExp([address, anyAddress, word].filter(Boolean).join('|'), 'gu');
  const onlyAddresses = address ? new RegExp(address, 'gu') : undefined;

  const replacementsIn = (text: string) => [...text.matchAll(prose)].flatMap((match) => replacementOf(match));
  const addressesIn = (text: string) =>
    onlyAddresses ? [...text.matchAll(onlyAddresses)].flatMap((match) => replacementOf(match)) : [];

  function replacementOf({ 0: found, index }: RegExpExecArray): Replacement[] {
    const place = { start: index, end: index + found.length };
    const mapped = brand.urls[found];
    if (mapped !== undefined) return [{ rule: 'address', ...place, after: mapped }];
    const said = brand.vocabulary[found.replace(/\s+/gu, ' ')];
    // An address that is not mapped is matched only to keep words out of it.
    return said === undefined ? [] : [{ rule: 'vocabulary', ...place, after: said }];
  }

  return {
    replacementsIn,
    addressesIn,
    reword: (text) => replaceBrandWords(replaceAt(text, replacementsIn(text)), (name) => brand.names[name]),
    readdress: (text) => replaceAt(text, addressesIn(text)),
  };
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

function longestFirst(texts: string[]): string[] {
  return [...texts].sort((a, b) => b.length - a.length);
}
