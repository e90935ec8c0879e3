/** Tables and numbers of the bench's report. */

export type Line = readonly string[];

/** A Markdown table whose columns line up in a terminal too; figures stand right. */
export function renderTable(lines: readonly Line[]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(3, ...lines.map((line) => (line[column] ?? '').length)));
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  const [head = [], ...rest] = lines.map((line) => line.map(pad));
  return [head, rule, ...rest].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

/** Three digits that count, and no more. */
export function roundFigure(value: number): string {
  const size = Math.abs(value);
  if (size >= 100) return groupDigits(value);
  return value.toFixed(size >= 10 ? 1 : 2);
}

export function groupDigits(value: number | undefined): string {
  return value === undefined ? '–' : Math.round(value).toLocaleString('en-US');
}
