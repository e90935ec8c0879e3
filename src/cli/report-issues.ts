/** Issues in words, for people and for machines. */
import type { Issue } from '../guide/index.ts';
import { openSourceLines, withoutSecrets } from '../loader/index.ts';
import type { IssueFormat } from './arguments.ts';
import { annotation } from './issues/github.ts';
import { codeQualityReport } from './issues/gitlab.ts';
import { issuePathsOf } from './issues/issue-paths.ts';
import { reportInWords } from './issues/pretty.ts';
import { sarifLog } from './issues/sarif.ts';

export interface ReportOptions {
  /** The absolute path of the content folder, from which issues name their files. */
  root: string;
  /** What was looked at, for a person. */
  looked?: string;
  /** How many different faults a person is told of; the rest are counted. All when left out. */
  mostFaults?: number;
}

/**
 * The issues in a format, with paths as those have them who read it: a person from where they stand, all others from
 * the root of the repository. Machines get each issue, a person equal faults once.
 */
export function renderIssues(issues: readonly Issue[], format: IssueFormat, options: ReportOptions): string {
  const paths = issuePathsOf(options.root, process.cwd());
  const lines = withoutSecrets(openSourceLines(options.root), issues);
  const deps = { lines, pathOf: paths.inRepository };
  switch (format) {
    case 'json':
      return `${JSON.stringify(issues.map(withPath(paths.inRepository)), undefined, 2)}\n`;
    case 'github':
      return issues.map((issue) => `${annotation(withPath(paths.inRepository)(issue))}\n`).join('');
    case 'sarif':
      return `${JSON.stringify(sarifLog(issues, deps), undefined, 2)}\n`;
    case 'gitlab':
      return `${JSON.stringify(codeQualityReport(issues, deps), undefined, 2)}\n`;
    case 'pretty':
      return reportInWords(issues, { ...options, lines, pathOf: paths.here });
    default:
      return format satisfies never;
  }
}

function withPath(pathOf: (file: string) => string) {
  return ({ related, ...issue }: Issue): Issue => ({
    ...issue,
    file: pathOf(issue.file),
    ...(related ? { related: { ...related, file: pathOf(related.file) } } : {}),
  });
}
