import { expect, test } from 'vitest';
import { navigationIssues } from '../../../src/loader/navigation/navigation-issues.ts';

const many = (count: number) => Array.from({ length: count }, (_, index) => `guides/page-${index}`);

test('names that no page has are told at their places, and counted after the first twenty', () => {
  const names = many(33);
  const text = `nav:\n${names.map((name) => `  - ${name.replace('guides/', '')}.md\n`).join('')}`;
  const issues = navigationIssues({ files: ['../mkdocs.yml'], missing: names, unusable: [] }, () => text);
  expect(issues).toHaveLength(20);
  expect(issues[1]).toMatchObject({ file: '../mkdocs.yml', line: 3, column: 5, severity: 'warning' });
  expect(issues[1]?.what).not.toContain('more');
  expect(issues.at(-1)?.what).toContain('13 more');
});

test('a redirect of frontmatter is told where the page is', () => {
  const unusable = [{ from: '/old/*', file: 'a.md' }, { from: '/gone' }];
  const issues = navigationIssues({ files: ['_redirects'], missing: [], unusable }, () => '/gone /nowhere\n');
  expect(issues.map(({ file, line, column }) => [file, line, column])).toEqual([
    ['a.md', 1, 1],
    ['_redirects', 1, 1],
  ]);
});

test('takes linear time for names that are almost there', () => {
  const text = 'guides/page-1x'.repeat(70_000);
  const start = performance.now();
  navigationIssues({ files: ['docs.json'], missing: many(10_000), unusable: [] }, () => text);
  expect(performance.now() - start).toBeLessThan(3_000);
});
