/** The line that an issue is about, with a mark under the very place. */

/** Longer lines are cut around the place. */
const mostShown = 110;

export interface FramedPlace {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** The line with its number and the mark; empty if there is no such line, or nothing on it. */
export function codeFrame(lines: readonly string[], { line, column, endLine, endColumn }: FramedPlace): string {
  const text = lines[line - 1];
  if (text === undefined || text.trim() === '') return '';
  const start = Math.min(column - 1, text.length);
  const end = endLine > line ? text.trimEnd().length : Math.min(endColumn - 1, text.length);
  const from = text.length <= mostShown ? 0 : Math.max(0, Math.min(start - 40, text.length - mostShown));
  const shown = text.slice(from, from + mostShown);
  const [left, right] = [from > 0 ? '…' : '', from + mostShown < text.length ? '…' : ''];
  // Tabs stay tabs, so that the mark stands below what it means.
  const before = `${left}${text.slice(from, start)}`.replace(/[^\t]/g, ' ');
  const mark = '^'.repeat(Math.max(1, Math.min(end, from + mostShown) - start));
  const number = String(line);
  const margin = ' '.repeat(number.length);
  return `    ${number} │ ${left}${shown}${right}\n    ${margin} │ ${before}${mark}\n`;
}
