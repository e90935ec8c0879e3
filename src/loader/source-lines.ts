/** The lines of content files, for those who show or remember what stands at a place. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

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

function readLines(path: string): readonly string[] {
  try {
    if (statSync(path).size > byteLimit) return [];
    const text = readFileSync(path, 'utf8');
    return text.includes('\0') ? [] : text.split(/\r?\n/);
  } catch {
    return [];
  }
}
