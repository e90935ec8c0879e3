/** Issues in words, for a person at a terminal. */
import type { Issue } from '../../guide/index.ts';
import type { SourceLines } from '../../loader/index.ts';
import { codeFrame } from './code-frame.ts';

/** So many places of equal faults are told; the rest are counted. */
const placesOfEqual = 3;

interface WordsOptions {
  lines: SourceLines;
  pathOf: (file: string) => string;
  /** What was looked at. */
  looked?: string;
  /** How many different faults are told; the rest are counted. All when left out. */
  mostFaults?: number;
}

/** Equal faults once, with their first places and the line of the first. The numbers at the end are of all issues. */
export function reportInWords(issues: readonly Issue[], options: WordsOptions): string {
  const { looked } = options;
  return `${faultsInWords(issues, options)}${looked === undefined ? '' : `Looked at ${looked}.\n`}${summary(issues)}\n`;
}

/** One paragraph a fault, in the order of their first places. Errors are told before warnings are left out. */
function faultsInWords(issues: readonly Issue[], options: WordsOptions): string {
  const { mostFaults = Number.POSITIVE_INFINITY } = options;
  const faults = [
    ...Map.groupBy(issues, ({ severity, code, what, fix }) => JSON.stringify([severity, code, what, fix])).values(),
  ];
  const byWeight = faults.toSorted((a, b) => Number(isWarning(a)) - Number(isWarning(b)));
  const told = new Set(byWeight.slice(0, mostFaults));
  const rest = faults.filter((fault) => !told.has(fault)).flat();
  const more = rest.length === 0 ? '' : `… and ${count(rest.length, 'more issue')}. See them all with: keyway check\n`;
  return `${faults.map((fault) => (told.has(fault) ? paragraph(fault, options) : '')).join('')}${more}`;
}

function isWarning([first]: readonly Issue[]): boolean {
  return first?.severity === 'warning';
}

function paragraph(equal: readonly Issue[], { lines, pathOf }: WordsOptions): string {
  const [first] = equal;
  if (!first) return '';
  const places = equal
    .slice(0, placesOfEqual)
    .map(
      ({ file, line, column, severity, code, what }) =>
        `${pathOf(file)}:${line}:${column}  ${severity}  ${what}  (${code})\n`,
    );
  const rest = equal.length - places.length;
  const more = rest === 0 ? '' : `    … and ${count(rest, 'more place')}\n`;
  const { related } = first;
  const second =
    related === undefined
      ? ''
      : `    ${pathOf(related.file)}:${related.line}:${related.column}  ${related.what}\n${codeFrame(lines(related.file), related)}`;
  return `${places.join('')}${more}    ${first.fix}\n${codeFrame(lines(first.file), first)}${second}`;
}

function summary(issues: readonly Issue[]): string {
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const warnings = issues.length - errors;
  if (issues.length === 0) return 'Nothing is wrong.';
  return `${count(errors, 'error')}, ${count(warnings, 'warning')}.`;
}

/** A number with its noun, in the plural if it is not one. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}
