/** Folds away how a letter is written: case, width, accents, and letters of other scripts that look the same. */
import { type OffsetText, rewrite } from './offset-text.ts';

// Letters that readers take for Latin ones, from the Unicode list of confusable characters (UTS #39), those of names.
const lookalikes: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    a: 'аαɑ',
    b: 'ьƅᏏ',
    c: 'сϲᴄ',
    d: 'ԁɗ',
    e: 'еҽ℮ε',
    f: 'ғϝ',
    g: 'ɡց',
    h: 'һհ',
    i: 'іıιⅰӏ',
    j: 'јϳ',
    k: 'кκ',
    l: 'ⅼ',
    m: 'мⅿ',
    n: 'ոпη',
    o: 'оοօσ',
    p: 'рρ',
    q: 'ԛգ',
    r: 'гᴦ',
    s: 'ѕꜱ',
    t: 'тτ',
    u: 'υսᴜц',
    v: 'ѵνᴠ',
    w: 'ԝѡᴡ',
    x: 'хχ',
    y: 'уүγ',
    z: 'ᴢ',
  }).flatMap(([letter, others]) => [...others].map((other) => [other, letter])),
);

// Soft hyphens, joiners, direction marks, variation selectors, byte-order marks: there, and not to be seen.
const invisible = /[\p{Cf}\p{Variation_Selector}]|\u034F|\u115F|\u1160|\u17B4|\u17B5|\u3164|\uFFA0/u;

/** The text with every letter in its plainest form, and without what nobody sees. */
export function foldText(input: OffsetText): OffsetText {
  // Controls have no other form, and what is no text is full of them.
  const plain = rewrite(input, /[^\0-\x9F]/gu, foldLetter);
  // Letters keep their places when their case changes, but for this one, which no plain form holds.
  const text = plain.text.includes('\u0130') ? plain.text.replaceAll('\u0130', 'i') : plain.text;
  return { text: text.toLowerCase(), offsetAt: plain.offsetAt };
}

/** The same for a word to be searched for. */
export function foldWord(word: string): string {
  return foldText({ text: word, offsetAt: (index) => index }).text;
}

const folded = new Map<string, string>();

function foldLetter(letter: string): string {
  const known = folded.get(letter);
  if (known !== undefined) return known;
  const plain = plainForm(letter);
  folded.set(letter, plain);
  return plain;
}

function plainForm(letter: string): string {
  if (invisible.test(letter)) return '';
  const decomposed = letter.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFKD');
  return [...decomposed.replace(/\p{M}/gu, '')].map((part) => lookalikes[part] ?? part).join('');
}
