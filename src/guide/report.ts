/** Collects the issues of one file. */
import type { Position as UnistPosition } from 'unist';
import { createIssue, type Details, type Issue, type IssueCode } from './issue.ts';
import { fileStart, type Position } from './position.ts';

export interface Report {
  readonly file: string;
  readonly issues: Issue[];
  add: <Code extends IssueCode>(code: Code, position: UnistPosition | undefined, ...details: Details<Code>) => void;
}

/** An empty report on a file. */
export function createReport(file: string): Report {
  const issues: Issue[] = [];
  return {
    file,
    issues,
    add: (code, position, ...details) => {
      issues.push(createIssue(code, file, (position as Position | undefined) ?? fileStart, ...details));
    },
  };
}
