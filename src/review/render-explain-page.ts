/** The report on what a brand changes, as HTML. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import { countOf, figures, foldable, renderReportPage, table } from './report-page.ts';
import type { ExplainReport, ReportedChange, Totals } from './schema.ts';

const rules: Record<ReportedChange['rule'], string> = {
  hidden: 'hidden from partners',
  comment: 'comment',
  linking: 'own section on linking',
  vocabulary: 'vocabulary',
  article: 'article before a word',
  'brand-word': 'name',
  address: 'address',
};

/** Renders a report for reading: page by page, in the order of the places. */
export function renderExplainPage({ brand, totals, files, pages, connectors }: ExplainReport): string {
  const changedPages = pages.filter(({ changes }) => changes.length > 0);
  const changedConnectors = connectors.filter(({ changes }) => changes.length > 0);
  const lead = `What the brand changes in ${countOf(pages.length, 'page')}, where, and by which rule. Places are those of the files that people write.`;
  return renderReportPage(`Changes for ${brand}`, lead, [
    figures({
      'Pages changed': changedPages.length,
      Removed: totals.removed,
      Replaced: totals.replaced,
      'Addresses mapped': totals.mapped,
    }),
    ...(files.length > 0 ? [ownFiles(files)] : []),
    ...changedPages.map(pagePart),
    ...changedConnectors.map(connectorPart),
    ...unchangedPart(pages.filter(({ changes }) => changes.length === 0)),
  ]);
}

function ownFiles(files: ExplainReport['files']): Element {
  const rows = files.map(({ path, file, is }) => row(path, code(file), is === 'replaced' ? 'in place of' : 'added'));
  return foldable(['Own files'], countOf(files.length, 'file'), table(['Path', 'File', 'What it does'], rows));
}

function pagePart({ path, title, file, totals, changes }: ExplainReport['pages'][number]): Element {
  const rows = changes.map((change) =>
    row(placeOf(change, file), ruleOf(change), old(change.before), change.after === '' ? '' : now(change.after)),
  );
  return explained(foldable([title === '' ? `/${path}` : title], `${file} · ${summary(totals)}`, table(heads, rows)));
}

const heads = ['Place', 'Rule', 'Before', 'After'];

function connectorPart({ file, changes }: ExplainReport['connectors'][number]): Element {
  const rows = changes.map(({ key, before, after }) => row(code(key), old(before), now(after)));
  return explained(foldable([file], countOf(changes.length, 'change'), table(['Key', 'Before', 'After'], rows)));
}

function unchangedPart(pages: ExplainReport['pages']): Element[] {
  if (pages.length === 0) return [];
  const items = pages.map(({ file }) => h('li', code(file)));
  return [foldable(['Pages without a change'], countOf(pages.length, 'page'), h('ul', ...items))];
}

function explained(part: Element): Element {
  part.properties['className'] = ['explained'];
  return part;
}

function summary({ removed, replaced, mapped }: Totals): string {
  return `${removed} removed, ${replaced} replaced, ${mapped} mapped`;
}

function placeOf({ file, line, column }: ReportedChange, pageFile: string): Element {
  const place = `${line}:${column}`;
  return h('span.place', file === pageFile ? place : `${file}:${place}`);
}

function ruleOf({ rule, entries }: ReportedChange): Element {
  const parts = entries.flatMap(({ from, to }) => [h('br'), code(`${from} → ${to}`)]);
  return h('span', rules[rule], ...parts);
}

function row(...cells: (Element | string)[]): Element {
  return h('tr', ...cells.map((cell) => h('td', cell)));
}

function code(text: string): Element {
  return h('code', text);
}

function old(text: string): Element {
  return h('del', withoutEmptyEnds(text));
}

function now(text: string): Element {
  return h('ins', withoutEmptyEnds(text));
}

function withoutEmptyEnds(text: string): string {
  return text.replace(/^[\r\n]+|\s+$/g, '');
}
