/** The stretch of a page that is shown with it when it was found. */
import { wordsOf } from '../../contract/search-format.ts';

/** Text in which some pieces are what was searched for. */
export type Excerpt = readonly { text: string; isMatch: boolean }[];

const excerptWords = 18;

/** The stretch of a text that holds most of the terms, with these marked. */
export function excerptOf(text: string, known: ReadonlySet<string>): Excerpt {
  const words = wordsOf(text);
  const isMatch = words.map(({ terms }) => terms.some((term) => known.has(term)));
  let from = 0;
  let most = -1;
  for (let start = 0; start === 0 || start + excerptWords <= words.length; start += 1) {
    const held = isMatch.slice(start, start + excerptWords).filter(Boolean).length;
    if (held > most) [from, most] = [start, held];
  }
  const shown = words.slice(from, from + excerptWords);
  const pieces: { text: string; isMatch: boolean }[] = [];
  let end = from === 0 ? 0 : (shown[0]?.start ?? 0);
  for (const [place, word] of shown.entries()) {
    if (!isMatch[from + place]) continue;
    pieces.push({ text: text.slice(end, word.start), isMatch: false });
    pieces.push({ text: text.slice(word.start, word.end), isMatch: true });
    end = word.end;
  }
  const last = from + excerptWords >= words.length ? text.length : (shown.at(-1)?.end ?? text.length);
  pieces.push({ text: text.slice(end, last), isMatch: false });
  return pieces.filter((piece) => piece.text !== '');
}
