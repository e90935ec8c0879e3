import type { Issue } from '../../src/guide/index.ts';

/** Issues as `line:column severity code what`, one a line; with the file before them where a case has several. */
export function linesOf(issues: readonly Issue[], { withFile = false } = {}): string {
  return issues
    .map(({ file, line, column, severity, code, what }) => {
      const place = withFile ? `${file}:${line}:${column}` : `${line}:${column}`;
      return `${place} ${severity} ${code} ${what}\n`;
    })
    .join('');
}
