/** Offsets and points of a text as the protocol has them: lines and characters from 0, in UTF-16 units. */
import type { Range } from 'vscode-languageserver/node';
import { type Point, pointAt } from '../guide/index.ts';

/** The range between two offsets of a text. */
export function rangeIn(text: string, start: number, end: number): Range {
  return rangeOf({ start: pointAt(text, start), end: pointAt(text, end) });
}

/** The range of a place. */
export function rangeOf({ start, end }: { start: Omit<Point, 'offset'>; end: Omit<Point, 'offset'> }): Range {
  return {
    start: { line: start.line - 1, character: start.column - 1 },
    end: { line: end.line - 1, character: end.column - 1 },
  };
}
