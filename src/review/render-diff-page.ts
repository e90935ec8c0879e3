/** The differences of two brands or versions, as HTML. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import { diffSequences } from './diff-sequences.ts';
import { countOf, figures, foldable, renderReportPage, table } from './report-page.ts';
import type { DiffLine, DiffReport, DocumentDiff, Hunk } from './schema.ts';

/** Renders the differences for reading: as changed lines with the changed words marked. */
export function renderDiffPage({ from, to, totals, documents, files }: DiffReport): string {
  const [title, lead] =
    from.brand === to.brand
      ? [`Changes of ${to.brand}`, `What readers of ${to.brand} see change from ${from.content} to ${to.content}.`]
      : [
          `${from.brand} and ${to.brand}`,
          `What readers of ${to.brand} see in another way than readers of ${from.brand}.`,
        ];
  return renderReportPage(title, lead, [
    figures({ Changed: totals.changed, Added: totals.added, Removed: totals.removed, 'The same': totals.same }),
    ...documents.map(documentPart),
    ...(files.length > 0 ? [filesPart(files)] : []),
  ]);
}

function documentPart({ kind, path, title, is, hunks }: DocumentDiff): Element {
  const note = `${kind === 'page' ? `/${path}` : path} · ${is}`;
  if (hunks.length === 0) return foldable([title], note, h('p', 'Only the ends of lines differ.'));
  const bodies = hunks.map((hunk) => h('tbody.hunk', ...hunkRows(hunk)));
  return foldable(
    [title],
    note,
    h(
      'div',
      { className: ['wide'], tabIndex: 0, role: 'region', ariaLabel: `Differences of ${title}` },
      h('table.diff', ...bodies),
    ),
  );
}

const signs = { same: ' ', removed: '−', added: '+' };

function hunkRows({ from, to, lines }: Hunk): Element[] {
  const marked = markWords(lines);
  let [before, after] = [from, to];
  return lines.map(({ is }, index) => {
    const numbers = [is === 'added' ? '' : String(before++), is === 'removed' ? '' : String(after++)];
    return h(
      'tr',
      { className: [is] },
      ...numbers.map((number) => h('td.number', number)),
      h('td.sign', signs[is]),
      h('td', h('code', ...(marked[index] ?? []))),
    );
  });
}

/** Each line, with what is other than in its counterpart marked where as many lines come as go. */
function markWords(lines: readonly DiffLine[]): (Element | string)[][] {
  const marked: (Element | string)[][] = lines.map(({ text }) => [text]);
  for (let start = 0; start < lines.length; start++) {
    if (lines[start]?.is !== 'removed') continue;
    const removed = runOf('removed', lines, start);
    const added = runOf('added', lines, start + removed);
    for (let index = start; removed === added && index < start + removed; index++) {
      const words = diffSequences(wordsOf(lines[index]), wordsOf(lines[index + removed]));
      marked[index] = sideOf('removed', words);
      marked[index + removed] = sideOf('added', words);
    }
    start += removed + added - 1;
  }
  return marked;
}

function runOf(is: DiffLine['is'], lines: readonly DiffLine[], start: number): number {
  const end = lines.findIndex((line, index) => index >= start && line.is !== is);
  return (end === -1 ? lines.length : end) - start;
}

function wordsOf(line: DiffLine | undefined): string[] {
  return line?.text.match(/[\p{L}\p{N}]+|\s+|./gu) ?? [];
}

function sideOf(side: 'removed' | 'added', words: ReturnType<typeof diffSequences>): (Element | string)[] {
  return words
    .filter(({ is }) => is === 'same' || is === side)
    .map(({ is, text }) => (is === 'same' ? text : h('mark', text)));
}

function filesPart(files: DiffReport['files']): Element {
  const rows = files.map(({ path, is }) => h('tr', h('td', h('code', path)), h('td', is)));
  return foldable(['Other files'], countOf(files.length, 'file'), table(['File', 'What happened'], rows));
}
