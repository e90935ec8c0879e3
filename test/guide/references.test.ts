import { basename } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { applyBrand, neutralBrand } from '../../src/brand/index.ts';
import { outlineOf, parseGuide, referenceKey, referencesOf } from '../../src/guide/index.ts';
import { renderHtml } from '../../src/render/index.ts';
import { addressOf, caseFolders, inputOf, readCase } from './case-folders.ts';

/** Where the links of a page lead that it shows, as far as that is within the content folder. */
function shownLinks(html: string): string[] {
  const keys: string[] = [];
  visit(fromHtml(html, { fragment: true }), 'element', ({ tagName, properties }) => {
    const key = tagName === 'a' ? referenceKey(String(properties['href'] ?? '#'), 'a.mdx') : undefined;
    if (key !== undefined) keys.push(key);
  });
  return keys;
}

describe('every link that a page shows is among its references, by which it is checked and built', () => {
  test.each(caseFolders(import.meta.dirname).map((folder) => [basename(folder), folder]))('%s', (_name, folder) => {
    const { guide } = parseGuide(readCase(folder, inputOf(folder)), addressOf(folder));
    const branded = applyBrand(guide, neutralBrand).guide;
    const known = new Set(referencesOf(branded).map(({ url }) => referenceKey(url, 'a.mdx')));
    const { html } = renderHtml(branded, outlineOf(branded.children));
    expect(shownLinks(html).filter((key) => !known.has(key))).toEqual([]);
  });
});

test('a link that no reference names would be found', () => {
  expect(shownLinks('<p><a href="/a#b">A</a> <a href="#c">C</a> <a href="https://example.com">E</a></p>')).toEqual([
    'a\n\nb',
  ]);
});

test('the addresses in texts and data of props are references, as the page links them', () => {
  const body = `<Unknown items={[{ title: 'A', link: '/entry' }]} rows={[['k', 'See [it](../cell.md#x).']]} />

<Accordion title="About [this](/title)">

Text.

</Accordion>
`;
  const { guide } = parseGuide(`---\ntitle: T\n---\n\n${body}`, { path: 'a', file: 'a.mdx' });
  expect(referencesOf(guide).map(({ kind, url }) => [kind, url])).toEqual([
    ['link', '/entry'],
    ['link', '../cell.md#x'],
    ['link', '/title'],
  ]);
});
