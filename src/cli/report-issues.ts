/** Issues in words, for people and for machines. */
import { posix } from 'node:path';
import type { Issue } from '../guide/index.ts';
import type { IssueFormat } from './arguments.ts';

/** So many places of equal faults are told to a person; the rest are counted. */
const placesOfEqual = 3;

export interface ReportOptions {
  /** What was looked at, for a person. */
  looked?: string;
  /** The content folder as the repository names it, which annotations are attached by; empty if it is the repository. */
  folder?: string;
  /** How many different faults a person is told of; the rest are counted. All when left out. */
  mostFaults?: number;
}

/**
 * The issues in a format: as JSON or as the annotations of a GitHub workflow, each of them; for a person, equal faults
 * once with their first places. The numbers at its end are those of all issues.
 */
export function renderIssues(
  issues: readonly Issue[],
  format: IssueFormat,
  { looked, folder = '', mostFaults = Number.POSITIVE_INFINITY }: ReportOptions = {},
): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(issues, undefined, 2)}\n`;
    case 'github':
      return issues.map((issue) => `${annotation({ ...issue, file: posix.join(folder, issue.file) })}\n`).join('');
    case 'pretty':
      return `${faultsInWords(issues, mostFaults)}${looked === undefined ? '' : `Looked at ${looked}.\n`}${summary(issues)}\n`;
  }
}

/** Equal faults in one paragraph each, in the order of their first places. Errors are told before warnings are left out. */
function faultsInWords(issues: readonly Issue[], most: number): string {
  const faults = [
    ...Map.groupBy(issues, ({ severity, code, what, fix }) => JSON.stringify([severity, code, what, fix])).values(),
  ];
  const byWeight = faults.toSorted((a, b) => Number(isWarning(a)) - Number(isWarning(b)));
  const told = new Set(byWeight.slice(0, most));
  const rest = faults.filter((fault) => !told.has(fault)).flat();
  const more = rest.length === 0 ? '' : `… and ${count(rest.length, 'more issue')}. See them all with: keyway check\n`;
  return `${faults.map((fault) => (told.has(fault) ? paragraph(fault) : '')).join('')}${more}`;
}

function isWarning([first]: readonly Issue[]): boolean {
  return first?.severity === 'warning';
}

function paragraph(equal: readonly Issue[]): string {
  const lines = equal
    .slice(0, placesOfEqual)
    .map(
      ({ file, line, column, severity, code, what }) => `${file}:${line}:${column}  ${severity}  ${what}  (${code})\n`,
    );
  const rest = equal.length - lines.length;
  const more = rest === 0 ? '' : `    … and ${count(rest, 'more place')}\n`;
  return `${lines.join('')}${more}    ${equal[0]?.fix ?? ''}\n`;
}

function summary(issues: readonly Issue[]): string {
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const warnings = issues.length - errors;
  if (issues.length === 0) return 'Nothing is wrong.';
  return `${count(errors, 'error')}, ${count(warnings, 'warning')}.`;
}

/** A number with its noun, in the plural if it is not one. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Workflow commands escape per cent signs and line ends; properties escape colons and commas too. */
function annotation({ file, line, column, endLine, endColumn, severity, code, what, fix }: Issue): string {
  const escapeData = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const escapeProperty = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const place = `file=${escapeProperty(file)},line=${line},col=${column},endLine=${endLine},endColumn=${endColumn}`;
  return `::${severity} ${place},title=${escapeProperty(code)}::${escapeData(`${what} ${fix}`)}`;
}
