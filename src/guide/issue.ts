/**
 * Faults in content. Each has a permanent code, a place, what is wrong and how to mend it. The wording of all of them,
 * whichever folder finds them, stands in this one table, whose parts are in `issues/`, by what they are about.
 */
import { brandIssues } from './issues/brand-issues.ts';
import { connectorIssues } from './issues/connector-issues.ts';
import { linkIssues } from './issues/link-issues.ts';
import { markupIssues } from './issues/markup-issues.ts';
import { textIssues } from './issues/text-issues.ts';
import { treeIssues } from './issues/tree-issues.ts';
import type { Edit, Severity, Words } from './issues/words.ts';
import type { Position } from './position.ts';

export type { Edit, Severity };

export interface Issue {
  code: IssueCode;
  severity: Severity;
  /** Path from the content folder, with forward slashes. */
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  what: string;
  fix: string;
  /** What can be written at the place so that the page stays as it is and the issue goes. */
  edit?: Edit;
  /** Another place that the issue is about. */
  related?: RelatedPlace;
}

export interface RelatedPlace extends Pick<Issue, 'file' | 'line' | 'column' | 'endLine' | 'endColumn'> {
  /** What stands there. */
  what: string;
}

const table = {
  ...treeIssues,
  ...markupIssues,
  ...textIssues,
  ...linkIssues,
  ...connectorIssues,
  ...brandIssues,
};

export type IssueCode = keyof typeof table;

/** What the words of a code are made from; nothing for codes that need nothing. */
export type Details<Code extends IssueCode> = Parameters<(typeof table)[Code]>;

/** An issue in words. `details` are what its code asks for. */
export function createIssue<Code extends IssueCode>(
  code: Code,
  file: string,
  position: Position,
  ...details: Details<Code>
): Issue {
  const words = (table[code] as (...details: Details<Code>) => Words)(...details);
  const { start, end } = position;
  return { code, ...words, file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** Every code there is, for documentation and tests. */
export const issueCodes = Object.keys(table) as IssueCode[];

/** Whether a build must stop. */
export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.severity === 'error');
}

/** Each issue once: what is used in several places has its faults in each of them. */
export function uniqueIssues(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()];
}

/** Issues in reading order: by file, then by place. */
export function sortIssues(issues: readonly Issue[]): Issue[] {
  return [...issues].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  );
}
