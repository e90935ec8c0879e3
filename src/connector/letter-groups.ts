/** Names by their first letters, for lists that are too long to be read through. */

/** What names are grouped under: a letter of the Latin alphabet, what is sorted before them all, and other scripts. */
export type Letter = string;

/** Stands for names that begin with a digit or a sign. */
export const digits: Letter = '0–9';

/** Stands for names in other scripts. */
export const otherScripts: Letter = 'other';

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** `Ö` and `o` are an `O`, and `Æ` is the `A` beside which it is sorted. */
const byBase = new Intl.Collator('en', { sensitivity: 'base' });

/** The letter under which a name is found. */
export function letterOf(name: string): Letter {
  const [first = ''] = name.trim();
  if (/\p{L}/u.test(first) && !/\p{Script=Latin}/u.test(first)) return otherScripts;
  return alphabet.findLast((letter) => byBase.compare(letter, first) <= 0) ?? digits;
}

/** The names by their letters: digits, then the alphabet, then other scripts. Within a letter they keep their order. */
export function groupByLetter<Named extends { name: string }>(named: readonly Named[]): Map<Letter, Named[]> {
  const groups = Map.groupBy(named, ({ name }) => letterOf(name));
  const order = [digits, ...alphabet, otherScripts];
  return new Map(order.flatMap((letter) => (groups.has(letter) ? [[letter, groups.get(letter) ?? []]] : [])));
}
