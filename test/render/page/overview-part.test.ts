/** One page of an overview that is too long for one. */
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { toString as textIn } from 'hast-util-to-string';
import { expect, test } from 'vitest';
import { numberedPath, overviewPages } from '../../../src/connector/index.ts';
import { overviewPageText } from '../../../src/render/index.ts';
import { renderOverviewPart } from '../../../src/render/page/overview-part.ts';
import { sampleBrand, sampleSite } from './sample-site.ts';

const cards = Array.from({ length: 2000 }, (_, index) => ({
  id: `c${index}`,
  name: `${'ABCDEFGHIJ'[Math.floor(index / 200)]}${index}`,
  category: index < 150 ? 'CRM' : 'Search',
  description: 'A provider.',
  path: `connectors/c${index}`,
  methods: ['Key'],
}));

function draw(path: string, locale: 'en' | 'de' = 'en') {
  const brand = { ...sampleBrand, locale };
  const part = overviewPages(cards).find((page) => page.path === path);
  if (!part) throw new Error(`There is no page ${path}.`);
  const letters =
    part.category === undefined
      ? [
          { letter: 'A', path: 'connectors' },
          { letter: 'J', path: 'connectors/page/19' },
        ]
      : [];
  const page = {
    ...overviewPageText(brand, part),
    path,
    part,
    categories: ['CRM', 'Search'],
    connectorCount: 2000,
    letters,
  };
  const { head, main } = renderOverviewPart(sampleSite(brand), page);
  return { head: fromHtml(head, { fragment: true }), main: fromHtml(main, { fragment: true }) };
}

const hrefs = (selector: string, tree: ReturnType<typeof fromHtml>) =>
  selectAll(selector, tree).map(({ properties }) => properties['href']);

test.each([
  [1, '1 2 … 20'],
  [2, '1 2 3 … 20'],
  [4, '1 2 3 4 5 … 20'],
  [5, '1 … 4 5 6 … 20'],
  [18, '1 … 17 18 19 20'],
  [20, '1 … 19 20'],
])('from page %i of twenty the way leads to the first, the last and those beside it', (number, shown) => {
  const { main } = draw(numberedPath('connectors', number));
  expect(selectAll('.pager li', main).map(textIn).join(' ')).toBe(shown);
  expect(selectAll('.pager [aria-current]', main).map(textIn)).toEqual([String(number)]);
  const beside = (to: number) => (to < 1 || to > 20 ? [] : [`/${numberedPath('connectors', to)}/`]);
  expect(hrefs('.pager [rel=prev]', main)).toEqual(beside(number - 1));
  expect(hrefs('.pager [rel=next]', main)).toEqual(beside(number + 1));
});

test('the cards stand under their letters, which the links to letters name', () => {
  const { main, head } = draw('connectors/page/19');
  expect(selectAll('h2', main).map(textIn)).toEqual(['J']);
  expect(hrefs('.letters a', main)).toEqual(['/connectors/#page:letter-a', '/connectors/page/19/#page:letter-j']);
  expect(select('[id="page:letter-j"]', main)).toBeDefined();
  expect(selectAll('.card', main)).toHaveLength(100);
  expect(textIn(select('title', head) ?? head)).toBe('All providers, page 19 of 20');
  expect(hrefs('link[rel=canonical]', head)).toEqual(['https://help.acme.example/connectors/page/19/']);
});

test('a category has a list of its own, and its chip is the current one', () => {
  const { main } = draw('connectors/category/crm/page/2');
  expect(selectAll('.chips [aria-current]', main).map(textIn)).toEqual(['CRM']);
  expect(hrefs('.chips a', main)).toEqual([
    '/connectors/',
    '/connectors/category/crm/',
    '/connectors/category/search/',
  ]);
  expect(selectAll('.card', main)).toHaveLength(50);
  expect(hrefs('.pager a', main)).toEqual([
    '/connectors/category/crm/',
    '/connectors/category/crm/',
    '/connectors/category/crm/page/2/',
  ]);
});

test.each([
  ['en', ['Categories', 'Providers by first letter', 'Pages of this list'], 'Page 2', 'Providers 101 to 200 of 2000'],
  [
    'de',
    ['Kategorien', 'Anbieter nach Anfangsbuchstaben', 'Seiten dieser Liste'],
    'Seite 2',
    'Anbieter 101 bis 200 von 2000',
  ],
] as const)('in %s every way has its name', (locale, names, current, range) => {
  const { main } = draw('connectors/page/2', locale);
  expect(selectAll('nav', main).map(({ properties }) => properties['ariaLabel'])).toEqual(names);
  expect(select('.pager [aria-current=page]', main)?.properties['ariaLabel']).toBe(current);
  expect(textIn(select('.listing-range', main) ?? main)).toBe(range);
});
