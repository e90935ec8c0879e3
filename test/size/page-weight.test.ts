import { describe, expect, test } from 'vitest';
import { budgetOf, findOverruns, type PageKind, renderTable } from './budgets.ts';
import { FileMissing, gzippedLength, weighPage } from './page-weight.ts';

const page = `<!doctype html><html><head>
  <link rel="stylesheet" href="/brand.css"><link rel="stylesheet" href="/assets/site.css?v=1">
  <link rel="stylesheet" href="/assets/site.css"><link rel="stylesheet" href="/assets/print.css" media="print">
  <link rel="alternate" href="/a.md"><script src="/assets/before-paint.js"></script>
  <script type="module" src="../assets/page.js"></script>
</head><body>
  <template class="first-move"><link rel="stylesheet" href="/assets/later.css"><script type="module" src="/assets/later.js"></script></template>
  <script type="application/json">{"import":"./nothing.js"}</script>
</body></html>`;

const files: Record<string, string> = {
  '/guide/index.html': page,
  '/brand.css': ':root{--a:1}',
  '/assets/site.css': 'p{color:red}',
  '/assets/print.css': 'p{color:black}',
  '/assets/later.css': 'p{color:blue}',
  '/assets/before-paint.js': 'document.documentElement.lang',
  '/assets/page.js': 'import{a as b}from"./shared.js";import"./side.js";const later=()=>import("./later.js");b();',
  '/assets/shared.js': 'export{c as a}from"./deep.js";export*from\'/assets/side.js\'',
  '/assets/side.js': 'import"./page.js";const text="import a from ./nothing.js"',
  '/assets/deep.js': 'export const c=1',
  '/assets/later.js': 'alert()',
};
const site =
  (changes: Record<string, string> = {}) =>
  (path: string) => {
    const text = { ...files, ...changes }[path];
    return text === undefined ? undefined : new TextEncoder().encode(text);
  };

describe('what a page costs', () => {
  const weight = weighPage('/guide/index.html', site());

  test('is each linked sheet once, the one for print too', () => {
    expect(weight.sheets).toEqual(['/assets/print.css', '/assets/site.css', '/brand.css']);
  });

  test('is each script that runs by itself and what it imports, and nothing that comes later', () => {
    const names = ['before-paint', 'deep', 'page', 'shared', 'side'];
    expect(weight.scripts).toEqual(names.map((name) => `/assets/${name}.js`));
  });

  test('is counted in gzipped bytes, by file', () => {
    const length = (path: string) => gzippedLength(new TextEncoder().encode(files[path]));
    expect(weight.html).toBe(length('/guide/index.html'));
    expect(weight.css).toBe(weight.sheets.reduce((sum, path) => sum + length(path), 0));
    expect(weight.js).toBe(weight.scripts.reduce((sum, path) => sum + length(path), 0));
  });

  test('includes what a page asks to be loaded ahead', () => {
    const ahead = page.replace('</head>', '<link rel="modulepreload" href="/assets/later.js"></head>');
    expect(weighPage('/guide/index.html', site({ '/guide/index.html': ahead })).scripts).toContain('/assets/later.js');
  });

  test('includes what its scripts call at once', () => {
    expect(weighPage('/guide/index.html', site(), 'at once').scripts).toContain('/assets/later.js');
  });

  test('is not told of a page whose files are not all there', () => {
    expect(() => weighPage('/guide/index.html', site({ '/assets/deep.js': 'import"./gone.js"' }))).toThrow(FileMissing);
    expect(() => weighPage('/nowhere/index.html', site())).toThrow('The site has no /nowhere/index.html.');
  });
});

describe('a budget', () => {
  const kind: PageKind = { name: 'guide', page: 'guide/index.html', budget: budgetOf(12) };
  const noise = Array.from({ length: 9000 }, (_, index) => ((index * 2654435761) % 4294967296).toString(36)).join('');

  test('holds for a small page', () => {
    expect(findOverruns(kind, weighPage('/guide/index.html', site()))).toEqual([]);
  });

  test.each([
    ['html', '/guide/index.html', `${page}<p>${noise}</p>`, 'several times'],
    ['css', '/assets/site.css', `/*${noise}*/`, '/assets/site.css, /brand.css.'],
    ['js', '/assets/deep.js', `"${noise}"`, 'template.first-move'],
  ])('finds planted bytes in %s, and says where and how to mend it', (part, path, text, fix) => {
    const [overrun, ...rest] = findOverruns(kind, weighPage('/guide/index.html', site({ [path]: text })));
    expect(rest).toEqual([]);
    expect(overrun?.part).toBe(part);
    expect(overrun?.bytes).toBeGreaterThan(overrun?.limit ?? Number.NaN);
    expect(overrun?.what).toMatch(
      /^\/guide\/index\.html \(guide\): \w+ of \d+\.\d\d KB, \d+ bytes over its \d+\.00 KB\.$/,
    );
    expect(overrun?.fix).toContain(fix);
  });

  test('shows how much is left of it', () => {
    const weight = { html: 6 * 1024, css: 10 * 1024, js: 7 * 1024, sheets: [], scripts: [] };
    expect(renderTable([{ kind, weight }]).split('\n')).toEqual([
      'page   HTML                      CSS                       JavaScript',
      'guide   6.0 of 12 KB  50 % left  10.0 of 10 KB   0 % left   7.0 of 6 KB OVER',
    ]);
  });
});
