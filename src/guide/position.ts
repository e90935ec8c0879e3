/** Where something stands in a file, as unist has it: lines and columns from 1, offsets from 0 in UTF-16 units. */
import { z } from 'zod';

export const pointSchema = z.object({
  line: z.number().int().positive(),
  column: z.number().int().positive(),
  offset: z.number().int().nonnegative(),
});

export const positionSchema = z.object({ start: pointSchema, end: pointSchema });

export type Point = z.infer<typeof pointSchema>;
export type Position = z.infer<typeof positionSchema>;

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

/** The position of everything from `first` to `last`. */
export function spanOf(first: { position: Position }, last: { position: Position }): Position {
  return { start: first.position.start, end: last.position.end };
}
