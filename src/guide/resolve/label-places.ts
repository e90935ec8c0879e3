/** Where the title of a link and the text of an image stand within their Markdown: the tree has their values alone. */
import { type Position, pointAt } from '../position.ts';

/** The place between the quotation marks of `[text](address "title")` or `[label]: address "title"`. */
export function titlePlace({ start, end }: Position, source: string): Position | undefined {
  const slice = source.slice(start.offset, end.offset);
  const match = /\s("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\))\s*\)?$/s.exec(slice);
  if (!match) return undefined;
  const open = start.offset + match.index + 1;
  return between(source, open + 1, open + (match[1] ?? '').length - 1);
}

/** The place between the brackets of `![text](address)` or `![text][label]`. */
export function altPlace({ start, end }: Position, source: string): Position | undefined {
  let depth = 1;
  for (let at = start.offset + 2; at < end.offset; at++) {
    const character = source[at];
    if (character === '\\') at++;
    else if (character === '[') depth++;
    else if (character === ']' && --depth === 0) return between(source, start.offset + 2, at);
  }
  return undefined;
}

function between(source: string, start: number, end: number): Position {
  return { start: pointAt(source, start), end: pointAt(source, end) };
}
