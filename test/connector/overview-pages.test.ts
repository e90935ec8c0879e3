import { describe, expect, test } from 'vitest';
import {
  categoryAddress,
  digits,
  groupByLetter,
  letterOf,
  otherScripts,
  overviewPages,
} from '../../src/connector/index.ts';

const listOf = (length: number, categoryOf = (_index: number) => 'CRM') =>
  Array.from({ length }, (_, index) => ({ name: `n${index}`, category: categoryOf(index) }));

describe('the overview', () => {
  test.each([0, 1, 200])('of %i connectors is one page', (length) => {
    const list = listOf(length);
    expect(overviewPages(list)).toMatchObject([{ path: 'connectors', number: 1, count: 1, listed: list }]);
  });

  test('of more is pages of a hundred, and as many for each category', () => {
    const list = listOf(301, (index) => (index < 101 ? 'CRM' : index < 300 ? 'Project management' : 'Büro & Co.'));
    const pages = overviewPages(list);
    expect(pages.map(({ path, listed }) => [path, listed.length])).toEqual([
      ['connectors', 100],
      ['connectors/page/2', 100],
      ['connectors/page/3', 100],
      ['connectors/page/4', 1],
      ['connectors/category/crm', 100],
      ['connectors/category/crm/page/2', 1],
      ['connectors/category/project-management', 100],
      ['connectors/category/project-management/page/2', 99],
      ['connectors/category/büro-co', 1],
    ]);
    expect(pages.filter(({ category }) => category === undefined).flatMap(({ listed }) => listed)).toEqual(list);
  });

  test('has an address for what a category holds, whatever the category is called', () => {
    expect(categoryAddress('Project management', 200)).toBe('/connectors/?category=project-management');
    expect(categoryAddress('Project management', 201)).toBe('/connectors/category/project-management/');
    expect(categoryAddress('Büro', 201)).toBe('/connectors/category/b%C3%BCro/');
    expect(categoryAddress('!', 201)).toBe('/connectors/');
    const paths = overviewPages(listOf(201, () => '!')).map(({ path }) => path);
    expect(paths).toEqual(['connectors', 'connectors/page/2', 'connectors/page/3']);
  });
});

test.each([
  ['Acme', 'A'],
  ['acme', 'A'],
  ['Ärzte', 'A'],
  ['Æther', 'A'],
  ['ōkta', 'O'],
  ['Zendesk', 'Z'],
  ['7geese', digits],
  ['(a) b', digits],
  ['Яндекс', otherScripts],
  ['飞书', otherScripts],
  ['', digits],
])('%j is found under %s', (name, letter) => {
  expect(letterOf(name)).toBe(letter);
});

test('letters come as in the alphabet, digits before and other scripts after them', () => {
  const named = ['Яндекс', 'bb', 'Acme', '7geese', 'Ba'].map((name) => ({ name }));
  expect([...groupByLetter(named)].map(([letter, own]) => [letter, own.map(({ name }) => name)])).toEqual([
    [digits, ['7geese']],
    ['A', ['Acme']],
    ['B', ['bb', 'Ba']],
    [otherScripts, ['Яндекс']],
  ]);
});
