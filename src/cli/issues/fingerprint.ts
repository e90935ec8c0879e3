/** What an issue is known by from one check to the next, wherever its lines move. */
import { createHash } from 'node:crypto';
import type { Issue } from '../../guide/index.ts';
import type { SourceLines } from '../../loader/index.ts';

/**
 * A fingerprint for each issue, in their order, all of them different: of the file, the code, what is said and what
 * stands at the place. Equal ones are told apart by their order in the file.
 */
export function fingerprintsOf(issues: readonly Issue[], lines: SourceLines): string[] {
  const seen = new Map<string, number>();
  return issues.map((issue) => {
    const { file, code, what } = issue;
    const about = JSON.stringify([file, code, what, textAt(lines, issue).replace(/\s+/g, ' ').trim()]);
    const order = seen.get(about) ?? 0;
    seen.set(about, order + 1);
    return createHash('sha256').update(`${about}\n${order}`).digest('hex').slice(0, 32);
  });
}

/** What stands at a place, as far as its first line goes; empty for a place without extent. */
function textAt(lines: SourceLines, { file, line, column, endLine, endColumn }: Issue): string {
  const text = lines(file)[line - 1] ?? '';
  return text.slice(column - 1, endLine > line ? undefined : endColumn - 1);
}
