/** The plural of a name in English, which stands in guides beside the name itself. The possessive needs none: `'s` stays. */

/** Shorter words are letters and abbreviations, whose plural is another word too often. */
const shortestInflected = 3;

/** Every form of a word with what stands in its place. Forms that are words of their own keep their own meaning. */
export function inflect(vocabulary: ReadonlyMap<string, string>): Map<string, string> {
  const forms = new Map<string, string>();
  for (const [word, said] of vocabulary) {
    if (word.length >= shortestInflected && /\p{L}$/u.test(word) && !/s$/i.test(word)) {
      forms.set(pluralOf(word), /\p{L}$/u.test(said) ? pluralOf(said) : said);
    }
  }
  return new Map([...forms, ...vocabulary]);
}

function pluralOf(word: string): string {
  const isUpper = word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
  if (isUpper) return `${word}s`;
  if (/[^aeiou\W]y$/.test(word) && !/^\p{Lu}\S*$/u.test(word.split(' ').at(-1) ?? '')) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}
