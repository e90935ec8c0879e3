/** How a passage leaves the text of a guide so that what is left reads as if it had never been there. */
import { type GuideNode, type Position, pointAt, type Segment, textAround } from '../guide/index.ts';
import type { Change } from './change.ts';

/** The text that places count in, and where the page's body begins in it. */
export interface EditedText {
  source: string;
  bodyOffset: number;
  segments: readonly Segment[];
}

/** The change of a range of the text. */
export function changeAt(rule: Change['rule'], source: string, start: number, end: number, after: string): Change {
  const position = { start: pointAt(source, start), end: pointAt(source, end) };
  return { rule, position, before: source.slice(start, end), after };
}

/**
 * The passage with the lines it stands on, and one of the two blank lines around it. Where it alone keeps two paragraphs
 * apart, a blank line takes its place.
 */
export function removePassage(node: Pick<GuideNode, 'position'>, text: EditedText, parts = false): Change {
  const { start, end } = node.position as Position;
  const own = textAround(text.segments, start.offset, text.source);
  // The page's body, or the copy of a snippet behind it.
  const textStart = Math.max(own.start, own.start === 0 ? text.bodyOffset : 0);
  const source = text.source.slice(0, own.end);
  if (isInCode(source.slice(0, start.offset))) return changeAt('hidden', source, start.offset, end.offset, '<></>');
  const before = source.slice(0, start.offset).replace(/[ \t]+$/, '');
  const isLineStart = before === '' || before.endsWith('\n');
  const after = /^[ \t]*(?:\r?\n|$)/.exec(source.slice(end.offset))?.[0];
  if (!isLineStart || after === undefined) return changeAt('hidden', source, start.offset, end.offset, '');
  const blank = /^(?:[ \t]*\r?\n)*/.exec(source.slice(end.offset + after.length))?.[0] ?? '';
  const [blankBefore = ''] = /(?<=\n)(?:[ \t]*\r?\n)+$/.exec(before) ?? [];
  const last = end.offset + after.length + (blankBefore === '' ? 0 : blank.length);
  const first = last === source.length ? Math.max(before.length - blankBefore.length, textStart) : before.length;
  const left = parts && blank === '' && blankBefore === '' ? after : '';
  return changeAt('hidden', source, first, last, left);
}

/** The attribute and the white space before it. */
export function removeAttribute({ start, end }: Position, source: string): Change {
  const before = source.slice(0, start.offset).trimEnd();
  return changeAt('hidden', source, before.length, end.offset, '');
}

/** Whether what follows is the value of a name or of braces, which can't be left empty. */
function isInCode(before: string): boolean {
  return /(?:=>|\breturn|\{|\bconst [\w$]+ =)\s*\(?\s*$/.test(before.slice(-200));
}
