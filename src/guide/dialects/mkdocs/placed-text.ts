/** Pieces of a text of Markdown, each at its place. */
import type { Text } from 'mdast';
import { pointAt } from '../../position.ts';
import { positionOf } from '../../resolve/resolution.ts';

/** Gives the pieces one after another. Each is found where it is written, because signs in it may be escaped. */
export function createPlacer(text: Text, source: string): (value: string) => Text {
  const { start, end } = positionOf(text);
  let at = start.offset;
  return (value) => {
    const found = source.indexOf(value, at);
    const from = found === -1 || found + value.length > end.offset ? at : found;
    at = from === found ? from + value.length : at;
    return { type: 'text', value, position: { start: pointAt(source, from), end: pointAt(source, at) } };
  };
}
