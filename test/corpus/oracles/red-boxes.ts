/** Boxes that tell a reader of something that is not shown. */
import { type Oracle, oneLine } from '../finding.ts';

export const redBoxes: Oracle = ({ texts, page }) =>
  page.refused.map((text) => {
    const source = text.replace(/^[^<{\w]*(?:Not shown|Nicht gezeigt)\W*?(?=[<{\w])/i, '');
    for (const { file, source: all, lineAt } of texts) {
      const at = all.indexOf(source.split('\n')[0]?.slice(0, 60) ?? source);
      if (at >= 0) return { group: groupOf(source), file, line: lineAt(at), what: `not shown: ${oneLine(source)}` };
    }
    return { group: groupOf(source), file: texts[0]?.file ?? '', line: 1, what: `not shown: ${oneLine(source)}` };
  });

function groupOf(source: string): string {
  const tag = /^<[A-Za-z][\w.]*/.exec(source)?.[0];
  if (tag) return `${tag}>`;
  return /^(?:import|export)\b/.exec(source)?.[0] ?? (source.startsWith('{') ? '{…}' : 'text');
}
