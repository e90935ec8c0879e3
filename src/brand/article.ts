/** The indefinite article in English: "a" or "an", by the sound with which a word begins, as far as its letters tell it. */
export function articleOf(word: string): 'a' | 'an' {
  const [first = ''] = /^[\p{L}\p{N}]+/u.exec(word) ?? [];
  // Short names in capitals are said letter by letter: an API, an SDK, a URL.
  if (/^\p{Lu}{1,3}$/u.test(first)) return /^[AEFHILMNORSX]/.test(first) ? 'an' : 'a';
  if (/^(?:eu|ew|one|u(?:ni|[rst][aeiou]))/i.test(first)) return 'a';
  return /^(?:[aeiou8]|11|18|hono|hour|heir)/i.test(first) ? 'an' : 'a';
}

/** An article that stands right before a place of a text, with the offset at which it begins. */
export function articleBefore(text: string, end: number): { article: string; start: number } | undefined {
  // Amid a sentence a capital A is a name: vitamin A.
  const found = /(?<![\p{L}\p{N}_'’-])(an?|(?<![\p{L}\p{N},]\s+)An?)\s+$/u.exec(text.slice(0, end));
  return found?.[1] === undefined ? undefined : { article: found[1], start: found.index };
}
