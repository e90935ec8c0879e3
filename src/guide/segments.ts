/**
 * The text that a guide's places count in: the page's own file, and behind it a copy of each snippet for each way it is
 * used. So every node has one place in one text, a brand edits snippets as it edits the page, and a place still tells
 * the file and line that people know.
 */
import { z } from 'zod';
import { type Position, pointAt, pointSchema, positionSchema } from './position.ts';

export const segmentSchema = z.object({
  /** Path of the snippet from the content folder. */
  file: z.string(),
  /** Where the copy begins in the text. */
  start: pointSchema,
  /** The offset of its end. */
  end: z.number().int().nonnegative(),
});

const rangeSchema = z.object({ start: z.number().int().nonnegative(), end: z.number().int().nonnegative() });

export const substitutionSchema = z.object({
  position: positionSchema,
  /** Strings as they are, and ranges of the text. */
  parts: z.array(z.union([z.string(), rangeSchema])),
});

export type Segment = z.infer<typeof segmentSchema>;
export type Range = z.infer<typeof rangeSchema>;
/** What stands at a place of a page when its snippets are written out. */
export type Substitution = z.infer<typeof substitutionSchema>;

/** The text, which grows with each copy. */
export interface SourceText {
  text: string;
  readonly segments: Segment[];
  readonly substitutions: Substitution[];
}

/** Keeps copies apart, so that neither a line nor a run of blank lines reaches from one into the next. */
export const separator = '\n\u0000\n';

/** Puts a copy behind the text. */
export function appendSegment(sourceText: SourceText, file: string, text: string): Segment {
  sourceText.text += separator;
  const start = pointAt(sourceText.text, sourceText.text.length);
  sourceText.text += text;
  const copy: Segment = { file, start, end: sourceText.text.length };
  sourceText.segments.push(copy);
  return copy;
}

/** The copy that an offset stands in; nothing for the page's own text. */
export function segmentAt(segments: readonly Segment[], offset: number): Segment | undefined {
  return segments.findLast(({ start }) => start.offset <= offset);
}

/** The file of a place, and the place in that file. */
export function placeIn(
  guide: { file: string; segments: readonly Segment[] },
  position: Position,
): { file: string; position: Position } {
  const copy = segmentAt(guide.segments, position.start.offset);
  if (!copy) return { file: guide.file, position };
  const own = ({ line, column, offset }: Position['start']) => ({
    line: line - copy.start.line + 1,
    column,
    offset: offset - copy.start.offset,
  });
  return { file: copy.file, position: { start: own(position.start), end: own(position.end) } };
}

/** The text that a place belongs to: from where to where. */
export function textAround(segments: readonly Segment[], offset: number, whole: string): Range {
  const copy = segmentAt(segments, offset);
  if (copy) return { start: copy.start.offset, end: copy.end };
  const next = segments[0];
  return { start: 0, end: next ? next.start.offset - separator.length : whole.length };
}
