/** Places within places: one scope in an attribute that lists several. */
import { type Guide, type Position, pointAt } from '../guide/index.ts';

/** The place of a text within a place, such as one scope in an attribute; the whole place where it is written otherwise. */
export function placeOfText({ source }: Pick<Guide, 'source'>, place: Position, text: string): Position {
  const written = source.slice(place.start.offset, place.end.offset);
  const at = wholeWordAt(written, text);
  if (at === -1) return place;
  const start = place.start.offset + at;
  return { start: pointAt(source, start), end: pointAt(source, start + text.length) };
}

/** `read` is found in `read all`, not in `contacts:read`. */
function wholeWordAt(written: string, text: string): number {
  const isPart = (letter: string | undefined) => letter !== undefined && /[\w:./-]/.test(letter);
  for (let at = written.indexOf(text); at !== -1; at = written.indexOf(text, at + 1)) {
    if (!isPart(written[at - 1]) && !isPart(written[at + text.length])) return at;
  }
  return -1;
}
