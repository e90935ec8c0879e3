/** Issues in words, for people and for machines. */
import type { Issue } from '../guide/index.ts';
import type { IssueFormat } from './arguments.ts';

/**
 * The issues in a format: for a person, as JSON, or as the annotations of a GitHub workflow. `looked` says to a person
 * what was looked at.
 */
export function renderIssues(issues: readonly Issue[], format: IssueFormat, looked?: string): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(issues, undefined, 2)}\n`;
    case 'github':
      return issues.map((issue) => `${annotation(issue)}\n`).join('');
    case 'pretty':
      return `${issues.map((issue) => paragraph(issue)).join('')}${looked === undefined ? '' : `Looked at ${looked}.\n`}${summary(issues)}\n`;
  }
}

function paragraph({ file, line, column, severity, code, what, fix }: Issue): string {
  return `${file}:${line}:${column}  ${severity}  ${what}  (${code})\n    ${fix}\n`;
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
