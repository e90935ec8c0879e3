/** The frame of a report as HTML: one file, without script, that loads nothing. */
import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { reportStyle } from './report-style.ts';

/** A report's HTML. All text in it is escaped, so a guide can't put an element into the report on it. */
export function renderReportPage(title: string, lead: string, content: readonly Element[]): string {
  const head = h(
    'head',
    {},
    h('meta', { charSet: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width' }),
    h('meta', { name: 'robots', content: 'noindex' }),
    h('meta', {
      httpEquiv: ['content-security-policy'],
      content: "default-src 'none'; style-src 'unsafe-inline'",
    }),
    h('title', title),
    h('style', reportStyle),
  );
  const body = h('body', {}, h('main', {}, h('h1', title), h('p.lead', lead), ...content));
  const html = h('html', { lang: 'en' }, head, body);
  return `${toHtml({ type: 'root', children: [{ type: 'doctype' }, html] })}\n`;
}

/** A part of a report that can be folded. */
export function foldable(heading: readonly (Element | string)[], note: string, ...content: Element[]): Element {
  const summary = h('summary', {}, h('h2', ...heading), h('span.note', note));
  return h('details', { open: true }, summary, ...content);
}

/** A table with a head, which scrolls sideways by itself where it is too wide. */
export function table(heads: readonly string[], rows: readonly Element[]): Element {
  const head = heads.map((text) => h('th', { scope: 'col' }, text));
  return h(
    'div',
    { className: ['wide'], tabIndex: 0, role: 'region', ariaLabel: heads.join(', ') },
    h('table', {}, h('thead', h('tr', ...head)), h('tbody', ...rows)),
  );
}

/** A list of terms and numbers. */
export function figures(counts: Readonly<Record<string, number>>): Element {
  const parts = Object.entries(counts).map(([name, count]) =>
    h('div', h('dt', name), h('dd', count.toLocaleString('en'))),
  );
  return h('dl', ...parts);
}

/** `1 page`, `2 pages`. */
export function countOf(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
