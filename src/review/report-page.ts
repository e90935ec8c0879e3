/** The frame of a report as HTML: one file, without script, that loads nothing. */
import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { createElement } from '../render/index.ts';
import { reportStyle } from './report-style.ts';

/** A report's HTML. All text in it is escaped, so a guide can't put an element into the report on it. */
export function renderReportPage(title: string, lead: string, content: readonly Element[]): string {
  const head = createElement(
    'head',
    {},
    createElement('meta', { charSet: 'utf-8' }),
    createElement('meta', { name: 'viewport', content: 'width=device-width' }),
    createElement('meta', { name: 'robots', content: 'noindex' }),
    createElement('meta', {
      httpEquiv: ['content-security-policy'],
      content: "default-src 'none'; style-src 'unsafe-inline'",
    }),
    createElement('title', {}, title),
    createElement('style', {}, reportStyle),
  );
  const body = createElement(
    'body',
    {},
    createElement(
      'main',
      {},
      createElement('h1', {}, title),
      createElement('p', { className: ['lead'] }, lead),
      ...content,
    ),
  );
  const html = createElement('html', { lang: 'en' }, head, body);
  return `${toHtml({ type: 'root', children: [{ type: 'doctype' }, html] })}\n`;
}

/** A part of a report that can be folded. */
export function foldable(heading: readonly (Element | string)[], note: string, ...content: Element[]): Element {
  const summary = createElement(
    'summary',
    {},
    createElement('h2', {}, ...heading),
    createElement('span', { className: ['note'] }, note),
  );
  return createElement('details', { open: true }, summary, ...content);
}

/** A table with a head, which scrolls sideways by itself where it is too wide. */
export function table(heads: readonly string[], rows: readonly Element[]): Element {
  const head = heads.map((text) => createElement('th', { scope: 'col' }, text));
  return createElement(
    'div',
    { className: ['wide'], tabIndex: 0, role: 'region', ariaLabel: heads.join(', ') },
    createElement(
      'table',
      {},
      createElement('thead', {}, createElement('tr', {}, ...head)),
      createElement('tbody', {}, ...rows),
    ),
  );
}

/** A list of terms and numbers. */
export function figures(counts: Readonly<Record<string, number>>): Element {
  const parts = Object.entries(counts).map(([name, count]) =>
    createElement('div', {}, createElement('dt', {}, name), createElement('dd', {}, count.toLocaleString('en'))),
  );
  return createElement('dl', {}, ...parts);
}

/** `1 page`, `2 pages`. */
export function countOf(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
