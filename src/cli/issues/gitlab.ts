/** Issues as a Code Quality report of GitLab. */
import type { Issue } from '../../guide/index.ts';
import type { SourceLines } from '../../loader/index.ts';
import { fingerprintsOf } from './fingerprint.ts';

/** One entry of the report, with the members that GitLab reads. */
export interface CodeQualityIssue {
  description: string;
  check_name: string;
  fingerprint: string;
  severity: 'major' | 'minor';
  location: { path: string; lines: { begin: number; end: number } };
}

/** The report. Fingerprints stay when lines move, so that GitLab tells old issues from new ones. */
export function codeQualityReport(
  issues: readonly Issue[],
  { lines, pathOf }: { lines: SourceLines; pathOf: (file: string) => string },
): CodeQualityIssue[] {
  const fingerprints = fingerprintsOf(issues, lines);
  return issues.map(({ what, fix, code, severity, file, line, endLine }, index) => ({
    description: `${what} ${fix}`,
    check_name: code,
    fingerprint: fingerprints[index] ?? '',
    severity: severity === 'error' ? 'major' : 'minor',
    location: { path: pathOf(file), lines: { begin: line, end: endLine } },
  }));
}
