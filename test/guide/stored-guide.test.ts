import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { type Guide, parseGuide, parseStoredGuide } from '../../src/guide/index.ts';
import { caseFolders, inputOf, readCase, readSnippets } from './case-folders.ts';

const guides = caseFolders(import.meta.dirname).map((folder): [string, Guide] => [
  basename(folder),
  parseGuide(readCase(folder, inputOf(folder)), {
    path: 'guides/case',
    file: inputOf(folder),
    snippets: readSnippets(folder),
  }).guide,
]);

test('a guide has what its schema says and nothing else, before and after it was kept', () => {
  for (const [name, guide] of guides) {
    // Vitest's own strict comparison stumbles over an attribute that is called `constructor`.
    expect(isDeepStrictEqual(parseStoredGuide(guide), guide), name).toBe(true);
    expect(parseStoredGuide(JSON.parse(JSON.stringify(guide))), name).toEqual(guide);
  }
});

test('no node stands in a guide twice', () => {
  for (const [name, guide] of guides) {
    const seen = new Set<object>();
    const visit = (node: object): void => {
      expect(seen.has(node), name).toBe(false);
      seen.add(node);
      if ('children' in node) (node.children as object[]).forEach(visit);
    };
    for (const node of [...guide.children, ...guide.titleHeadings]) visit(node);
  }
});

test('what is no guide is refused', () => {
  const [, guide] = guides[0] ?? [];
  expect(() => parseStoredGuide({ ...guide, children: [{ type: 'html', value: '<script>' }] })).toThrow();
  expect(() => parseStoredGuide({ ...guide, bodyOffset: -1 })).toThrow();
  expect(() => parseStoredGuide(undefined)).toThrow();
});
