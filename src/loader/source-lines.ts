/** The lines of content files, for those who show or remember what stands at a place. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Issue } from '../guide/index.ts';

/** Larger files are no text that people write. */
const byteLimit = 2_000_000;

/** The lines of a file by its path from the content folder; none of one that is no text or not there. */
export type SourceLines = (file: string) => readonly string[];

/** Reads each file of a content folder once. */
export function openSourceLines(root: string): SourceLines {
  const known = new Map<string, readonly string[]>();
  return (file) => {
    const lines = known.get(file) ?? readLines(join(root, file));
    known.set(file, lines);
    return lines;
  };
}

/** The same lines without what issues say is secret: the signs of it are dots. */
export function withoutSecrets(lines: SourceLines, issues: readonly Issue[]): SourceLines {
  const secrets = Map.groupBy(
    issues.filter(({ code }) => code === 'secret-pasted'),
    ({ file }) => file,
  );
  return (file) => {
    const own = secrets.get(file);
    return own
      ? lines(file).map((text, index) => own.reduce((line, place) => dotted(line, index + 1, place), text))
      : lines(file);
  };
}

function dotted(text: string, number: number, { line, column, endLine, endColumn }: Issue): string {
  if (number < line || number > endLine) return text;
  const start = number === line ? column - 1 : 0;
  const end = number === endLine ? endColumn - 1 : text.length;
  return text.slice(0, start) + '•'.repeat(Math.max(0, Math.min(end, text.length) - start)) + text.slice(end);
}

function readLines(path: string): readonly string[] {
  try {
    if (statSync(path).size > byteLimit) return [];
    const text = readFileSync(path, 'utf8');
    return text.includes('\0') ? [] : text.split(/\r?\n/);
  } catch {
    return [];
  }
}
