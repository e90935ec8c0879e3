import { distance } from 'fastest-levenshtein';

/** The word that differs least from a name; `undefined` if all differ by more than a slip. */
export function nearestWord(name: string, words: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  let least = Math.max(2, name.length / 4);
  for (const word of words) {
    const edits = distance(name, word);
    if (edits <= least && (nearest === undefined || edits < least)) [nearest, least] = [word, edits];
  }
  return nearest;
}
