import { expect, test } from 'vitest';
import { parseGuide, referencesOf } from '../../src/guide/index.ts';

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
