/** Where something stands in a file, as unist has it: lines and columns from 1, offsets from 0 in UTF-16 units. */
import { z } from 'zod';

export interface Point {
  line: number;
  column: number;
  offset: number;
}

export interface Position {
  start: Point;
  end: Point;
}

// A guide has a thousand of them, and a schema of objects takes five times as long.
export const pointSchema = z.custom<Point>(isPoint);
export const positionSchema = z.custom<Position>(isPosition);

function isPosition(value: unknown): value is Position {
  return (
    typeof value === 'object' &&
    value !== null &&
    'start' in value &&
    'end' in value &&
    isPoint(value.start) &&
    isPoint(value.end)
  );
}

function isPoint(value: unknown): value is Point {
  if (typeof value !== 'object' || value === null) return false;
  if (!('line' in value && 'column' in value && 'offset' in value)) return false;
  return isCount(value.line, 1) && isCount(value.column, 1) && isCount(value.offset, 0);
}

function isCount(value: unknown, least: number): boolean {
  return Number.isSafeInteger(value) && (value as number) >= least;
}

/** The first place of a file, for what concerns the file as a whole. */
export const fileStart: Position = {
  start: { line: 1, column: 1, offset: 0 },
  end: { line: 1, column: 1, offset: 0 },
};

/** The point at an offset of a text. Offsets past the end give the end. */
export function pointAt(text: string, offset: number): Point {
  const at = Math.min(Math.max(offset, 0), text.length);
  const starts = lineStartsOf(text);
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - (starts[low] ?? 0) + 1, offset: at };
}

// Places are asked for in one text many times over.
let known = { text: '', starts: [0] };

function lineStartsOf(text: string): readonly number[] {
  if (known.text === text) return known.starts;
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  known = { text, starts };
  return starts;
}

/** The offset at which a line of a text begins. Lines past the last give the end. */
export function lineStartAt(text: string, line: number): number {
  return lineStartsOf(text)[line - 1] ?? text.length;
}

/** A point of a text that begins at `origin` of another one, as a point of that. */
export function shiftPoint({ line, column, offset }: Point, origin: Point): Point {
  return {
    line: line + origin.line - 1,
    column: line === 1 ? column + origin.column - 1 : column,
    offset: offset + origin.offset,
  };
}

/** The position of everything from `first` to `last`. */
export function spanOf(first: { position: Position }, last: { position: Position }): Position {
  return { start: first.position.start, end: last.position.end };
}
