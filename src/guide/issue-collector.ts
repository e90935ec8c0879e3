/** Collects the issues of one page and of the snippets in it. */
import type { Position as UnistPosition } from 'unist';
import { createIssue, type Details, type Issue, type IssueCode } from './issue.ts';
import { fileStart, type Position } from './position.ts';
import { type Copy, placeIn } from './segments.ts';

export interface Report {
  readonly file: string;
  readonly issues: Issue[];
  add: <Code extends IssueCode>(code: Code, position: UnistPosition | undefined, ...details: Details<Code>) => void;
}

/** An empty report on a file. Places in copies of snippets are told as places of the snippets' files. */
export function createReport(file: string, copies: readonly Copy[] = []): Report {
  const issues: Issue[] = [];
  return {
    file,
    issues,
    add: (code, given, ...details) => {
      const { file: own, position } = placeIn({ file, copies }, (given as Position | undefined) ?? fileStart);
      issues.push(createIssue(code, own, position, ...details));
    },
  };
}
