/** What is written into a text to mend an issue, where that changes no page. */
import type { Edit, Issue } from './issue.ts';
import { lineStartAt } from './position.ts';

/** What takes the place of a part of a text; offsets count UTF-16 units. */
export interface TextChange {
  start: number;
  end: number;
  text: string;
}

/** The changes that an issue's edit is; none if it has none, or the text is not what the edit is about. */
export function changesFor({ edit, line, column, endLine, endColumn }: Issue, text: string): TextChange[] {
  if (edit === undefined) return [];
  return changesOf(edit, text, lineStartAt(text, line) + column - 1, lineStartAt(text, endLine) + endColumn - 1);
}

/** A text with the edits of issues in it. Of edits that meet only the first is made. */
export function editText(text: string, issues: readonly Issue[]): { text: string; mended: Issue[] } {
  const mended: Issue[] = [];
  const taken: TextChange[] = [];
  for (const issue of issues) {
    const changes = changesFor(issue, text);
    const meets = changes.some((change) => taken.some((other) => change.start < other.end && other.start < change.end));
    if (changes.length === 0 || meets) continue;
    taken.push(...changes);
    mended.push(issue);
  }
  const inOrder = taken.toSorted((a, b) => b.start - a.start);
  const edited = inOrder.reduce(
    (rest, change) => rest.slice(0, change.start) + change.text + rest.slice(change.end),
    text,
  );
  return { text: edited, mended };
}

/** None where the text is not what the edit is about. */
function changesOf(edit: Edit, text: string, start: number, end: number): TextChange[] {
  if (edit.kind === 'remove') return [removalOf(text, start, end)];
  const { of, from, to } = edit;
  const nameAt = of === 'tag' ? start + 1 : start;
  if (!isNameAt(text, nameAt, from)) return [];
  const opening = { start: nameAt, end: nameAt + from.length, text: to };
  if (of === 'attribute') return [opening];
  const closing = `</${from}>`;
  if (text.slice(start, end).endsWith(closing)) {
    const closingAt = end - closing.length + 2;
    return [opening, { start: closingAt, end: closingAt + from.length, text: to }];
  }
  return text.slice(start, end).endsWith('/>') ? [opening] : [];
}

function isNameAt(text: string, at: number, name: string): boolean {
  return text.startsWith(name, at) && !/[\w:.-]/.test(text.charAt(at + name.length));
}

/** With the line that it stands on alone, and one blank line where there were two. */
function removalOf(text: string, start: number, end: number): TextChange {
  const isWholeLine =
    /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, start - 100), start)) &&
    /^[ \t]*(?:\r?\n|$)/.test(text.slice(end, end + 100));
  if (!isWholeLine) return { start, end, text: '' };
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = end + (/^[ \t]*(?:\r?\n)?/.exec(text.slice(end, end + 100))?.[0].length ?? 0);
  const isBetweenBlanks = /\n\r?\n$/.test(text.slice(Math.max(0, lineStart - 3), lineStart));
  const blank = isBetweenBlanks ? (/^\r?\n/.exec(text.slice(lineEnd, lineEnd + 2))?.[0].length ?? 0) : 0;
  return { start: lineStart, end: lineEnd + blank, text: '' };
}
