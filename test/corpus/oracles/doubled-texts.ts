/** Text that stands on the page more often than its writer wrote it. */
import { type Finding, type Oracle, oneLine } from '../finding.ts';
import { spoken, wordsOf } from '../reading/words.ts';

/** Fewer words stand twice by chance: cells, buttons, labels that a control repeats. */
const fewestWords = 5;

export const doubledTexts: Oracle = ({ texts, page }) => {
  const shown = new Map<string, number>();
  for (const { words } of page.blocks) {
    if (words.split(' ').length - 2 >= fewestWords) shown.set(words, (shown.get(words) ?? 0) + 1);
  }
  const repeated = [...shown].filter(([, count]) => count > 1);
  if (repeated.length === 0) return [];
  // Titles stand in attributes, which are part of the one reading and not of the other.
  const written = texts.map(({ source }) => [wordsOf(spoken(source)), wordsOf(source)]);
  return repeated.flatMap(([words, count]): Omit<Finding, 'oracle'>[] => {
    const counts = written.map((forms) => Math.max(...forms.map((text) => text.split(words.slice(1)).length - 1)));
    const all = counts.reduce((sum, one) => sum + one, 0);
    // What the program says by itself, and what it had to put together, was never written.
    if (all === 0 || count <= all) return [];
    // A part can be included any number of times.
    if (counts.slice(1).some((one) => one > 0)) return [];
    const at = counts.findIndex((one) => one > 0);
    const { file = '', source = '', lineAt = () => 1 } = texts[at] ?? {};
    const start = words.trim().split(' ').slice(0, 3).join('[^\\p{L}\\p{N}]+');
    const offset = new RegExp(start, 'iu').exec(source)?.index ?? 0;
    return [
      { group: 'text', file, line: lineAt(offset), what: `${count} times, written ${all}: "${oneLine(words, 60)}"` },
    ];
  });
};
