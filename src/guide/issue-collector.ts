/** Collects the issues of one page and of the snippets in it. */
import type { Position as UnistPosition } from 'unist';
import { createIssue, type Details, type Issue, type IssueCode } from './issue.ts';
import { fileStart, type Position } from './position.ts';
import { placeIn, type Segment } from './segments.ts';

export interface IssueCollector {
  readonly file: string;
  readonly issues: Issue[];
  add: <Code extends IssueCode>(code: Code, position: UnistPosition | undefined, ...details: Details<Code>) => void;
}

/** An empty collector for a file. Places in segments of snippets are told as places of the snippets' files. */
export function createIssueCollector(file: string, segments: readonly Segment[] = []): IssueCollector {
  const issues: Issue[] = [];
  return {
    file,
    issues,
    add: (code, given, ...details) => {
      const { file: own, position } = placeIn({ file, segments }, (given as Position | undefined) ?? fileStart);
      issues.push(createIssue(code, own, position, ...details));
    },
  };
}
