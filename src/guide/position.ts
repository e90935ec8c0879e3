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
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  let line = 1;
  for (const character of before) if (character === '\n') line++;
  return { line, column: before.length - lastBreak, offset: before.length };
}

/** The position of everything from `first` to `last`. */
export function spanOf(first: { position: Position }, last: { position: Position }): Position {
  return { start: first.position.start, end: last.position.end };
}
