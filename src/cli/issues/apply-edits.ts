/** `--fix`: writes what issues say can be written without a change of any page. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Edit, Issue } from '../../guide/index.ts';

interface Change {
  start: number;
  end: number;
  text: string;
}

/** Writes the edits of these issues into their files, which lie in a folder; answers those that were mended. */
export function applyEdits(issues: readonly Issue[], root: string): Issue[] {
  const byFile = Map.groupBy(
    issues.filter(({ edit }) => edit !== undefined),
    ({ file }) => file,
  );
  return [...byFile].flatMap(([file, own]) => {
    const path = join(root, file);
    const before = readFileSync(path, 'utf8');
    const { text, mended } = editText(before, own);
    if (text !== before) writeFileSync(path, text);
    return mended;
  });
}

/** A text with the edits of issues in it. Of edits that meet only the first is made. */
export function editText(text: string, issues: readonly Issue[]): { text: string; mended: Issue[] } {
  const starts = lineStarts(text);
  const mended: Issue[] = [];
  const taken: Change[] = [];
  for (const issue of issues) {
    const { edit, line, column, endLine, endColumn } = issue;
    const start = (starts[line - 1] ?? text.length) + column - 1;
    const end = (starts[endLine - 1] ?? text.length) + endColumn - 1;
    const changes = edit === undefined ? [] : changesOf(edit, text, start, end);
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
function changesOf(edit: Edit, text: string, start: number, end: number): Change[] {
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
function removalOf(text: string, start: number, end: number): Change {
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

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
