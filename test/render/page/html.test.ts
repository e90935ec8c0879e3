import { expect, test } from 'vitest';
import { attributes, html, rawHtml } from '../../../src/render/page/html.ts';

const hostile = `<b title="x">'&'</b>`;
const escaped = '&lt;b title=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/b&gt;';

test('values are escaped, templates within templates are not, and `rawHtml` vouches for a text', () => {
  expect(html`<p>${hostile}</p>`.toString()).toBe(`<p>${escaped}</p>`);
  expect(html`<p title="${hostile}">${html`<i>${hostile}</i>`}</p>`.toString()).toBe(
    `<p title="${escaped}"><i>${escaped}</i></p>`,
  );
  expect(html`${[hostile, html`<br>`, [hostile]]}`.toString()).toBe(`${escaped}<br>${escaped}`);
  expect(html`${rawHtml(hostile)}`.toString()).toBe(hostile);
});

test('nothing is written for what is not there; a number is', () => {
  expect(html`<p>${undefined}${false}${0}${[]}${''}</p>`.toString()).toBe('<p>0</p>');
});

test('attributes are left out, bare, or escaped', () => {
  const text = attributes({ a: undefined, b: false, c: true, d: '', e: 0, f: hostile }).toString();
  expect(text).toBe(` c d e="0" f="${escaped}"`);
});

test('a promise among the values, which the types refuse, is an error', () => {
  const waiting: unknown = Promise.resolve('x');
  expect(() => html`${waiting as string}`).toThrow(TypeError);
});
