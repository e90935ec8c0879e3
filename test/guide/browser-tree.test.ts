import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyBrand, neutralBrand } from '../../src/brand/index.ts';
import { outlineOf, parseGuide } from '../../src/guide/index.ts';
import { readContent } from '../../src/loader/index.ts';
import { renderHtml } from '../../src/render/index.ts';
import { asBrowserKeepsIt, canonical, repeatedIds } from './browser-tree.ts';
import { caseFolders, inputOf, readCase } from './case-folders.ts';

const projectRoot = resolve(import.meta.dirname, '../..');

function htmlOf(source: string, file = 'input.mdx'): string {
  const { guide } = parseGuide(source, { path: 'guides/case', file });
  const branded = applyBrand(guide, neutralBrand).guide;
  return canonical(renderHtml(branded, outlineOf(branded.children)).html);
}

const cases = caseFolders(import.meta.dirname).map((folder) =>
  htmlOf(readCase(folder, inputOf(folder)), inputOf(folder)),
);

describe('a browser keeps the HTML of a guide as it is', () => {
  test('of every case', () => {
    for (const html of cases) expect(asBrowserKeepsIt(html)).toBe(html);
  });

  test('of every page of the content folder, in every brand', async () => {
    const { pages, brands } = await readContent(projectRoot, resolve(projectRoot, 'content'));
    for (const brand of brands.values()) {
      for (const page of pages) {
        const { guide } = applyBrand(page, brand);
        const html = canonical(renderHtml(guide, outlineOf(guide.children)).html);
        expect(asBrowserKeepsIt(html), `${brand.id} ${page.file}`).toBe(html);
        expect(repeatedIds(html), page.file).toEqual([]);
      }
    }
  });

  // Every element in every other: what the repair rules and the last pass must get right between them.
  const containers =
    'p div span a ul li ol table tr td th tbody caption dl dt dd h2 h5 details summary figure figcaption pre blockquote strong Note Steps Step Frame Unknown'.split(
      ' ',
    );
  test.each(containers)('with anything inside of <%s>', (outer) => {
    for (const middle of containers) {
      for (const inner of ['p', 'li', 'td', 'a', 'h2', 'div', 'table', 'Step']) {
        const source = `text\n\n<${outer}><${middle}><${inner}>x</${inner}> y</${middle}> z</${outer}> end\n`;
        const html = htmlOf(source);
        expect(asBrowserKeepsIt(html), source).toBe(html);
      }
    }
  });

  test('which is a check that finds a planted paragraph in a paragraph', () => {
    for (const planted of [
      '<p>a<p>b</p></p>',
      '<table>a<tr></tr></table>',
      '<a>b<a>c</a></a>',
      '<li>d<li>e</li></li>',
    ]) {
      expect(asBrowserKeepsIt(planted)).not.toBe(planted);
    }
  });
});

test('no case has an id twice, and the check finds one that is planted', () => {
  for (const html of cases) expect(repeatedIds(html)).toEqual([]);
  expect(repeatedIds('<p id="a"></p><p id="b"></p><p id="a"></p>')).toEqual(['a']);
});
