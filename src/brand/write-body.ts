import { type Guide, segmentAt } from '../guide/index.ts';
import { applyChanges, type Change } from './change.ts';

/**
 * The body of a guide with these changes made at their places, and with the text of its snippets where they are used.
 * Without snippets it is the file's own body, byte for byte where nothing is changed. A change counts before the writing
 * out of a name at the same place, because it has the brand's words.
 */
export function writeBody(guide: Guide, changes: readonly Change[]): string {
  const { source, bodyOffset, segments, substitutions } = guide;
  const end = segments[0] ? source.lastIndexOf('\n\u0000\n', segments[0].start.offset - 1) : source.length;

  function write(from: number, to: number, depth: number): string {
    const inside = ({ position: { start, end: last } }: Pick<Change, 'position'>) =>
      start.offset >= from && last.offset <= to;
    const written = substitutions.filter(inside).map(({ position, parts }): Change => {
      const ranges = parts.some((part) => typeof part !== 'string');
      const text = parts
        .map((part) => (typeof part === 'string' ? part : write(part.start, part.end, depth + 1)))
        .join('');
      const after = ranges ? place(text, position.start.offset, position.end.offset) : text;
      return { rule: 'hidden', position, before: '', after };
    });
    const blank = ' '.repeat(from);
    return applyChanges(blank + source.slice(from, to), [...changes.filter(inside), ...written]).slice(from);
  }

  /** Text of several lines as it must stand where a tag stood: each line as far in as the tag's own. */
  function place(text: string, start: number, last: number): string {
    const trimmed = text.replace(/^(?:[ \t]*\r?\n)+|\s+$/g, '').trimStart();
    const lineStart = source.lastIndexOf('\n', start - 1) + 1;
    const before = source.slice(lineStart, start);
    const isOneLine = !trimmed.includes('\n');
    // A heading or a row of a table has one line alone.
    if (/^[ \t>]*(?:#|\|)/.test(before)) return trimmed.replace(/\s*\n\s*/g, ' ');
    const lead = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*/.exec(before)?.[0].replace(/[^>\t]/g, ' ') ?? '';
    const isFirst = before.length === lead.length;
    const isLast = /^[ \t]*(?:\r?\n|$)/.test(source.slice(last, last + 200));
    if (isOneLine && !(isFirst && isLast)) return trimmed;
    // A blank line would end a quotation.
    const blank = lead.trimEnd();
    const lines = trimmed.replace(/\n(?=(\r?\n)?)/g, (_, next) => `\n${next === undefined ? lead : blank}`);
    const above = source.slice(source.lastIndexOf('\n', lineStart - 2) + 1, Math.max(lineStart - 1, 0));
    const below = /^[^\n]*\n([^\n]*)/.exec(source.slice(last))?.[1] ?? '';
    const isItem = /\S/.test(before.replaceAll('>', ''));
    const gapAbove = isFirst
      ? !isItem && parts(above, opening, isOneLine)
        ? `${blank.trimStart()}\n${lead}`
        : ''
      : `\n${blank}\n${lead}`;
    const gapBelow = isLast ? (parts(below, closing, isOneLine) ? `\n${blank}` : '') : `\n${blank}\n${lead}`;
    return gapAbove + lines + gapBelow;
  }

  return write(bodyOffset, segmentAt(segments, end) ? source.length : end, 0);
}

const opening = /^[ \t>]*<[^/<][^<]*(?<!\/)>[ \t]*\r?$/;
const closing = /^[ \t>]*<\/[^<]*>[ \t]*\r?$/;
const anyTag = /^[ \t>]*<[^<]*>[ \t]*\r?$/;

/**
 * Whether a line would become part of what is put beside it, so that a blank line must come between. `around` is the tag
 * that may stand there; a single line may stand in a passage of text.
 */
function parts(line: string, around: RegExp, isOneLine: boolean): boolean {
  if (/^[ \t>]*\r?$/.test(line) || around.test(line)) return false;
  return !isOneLine || anyTag.test(line);
}
