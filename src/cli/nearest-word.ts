import { distance } from 'fastest-levenshtein';

/** The word that differs least from a name, or from one of several; `undefined` if all differ by more than a slip. */
export function nearestWord(named: string | readonly string[], words: Iterable<string>): string | undefined {
  const names = [named].flat();
  let nearest: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const word of words) {
    for (const name of names) {
      const edits = distance(name, word);
      if (edits < least && edits <= Math.max(2, name.length / 4)) [nearest, least] = [word, edits];
    }
  }
  return nearest;
}
