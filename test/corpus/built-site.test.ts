/** The measure of built sites, on small ones of which each has one fault. */
import { expect, test } from 'vitest';
import { temporaryFolder } from '../loader/project.ts';
import { surveyBuilt } from './built-site.ts';

const page = (body: string) => `<!doctype html>
<html><head><link rel="stylesheet" href="/help/assets/a.css"><link rel="canonical" href="https://other.example/"></head>
<body>${body}</body></html>`;

const good = [
  '<a href="/help/b/#id">b</a> <a href="../b/">b</a> <a href="#top">top</a> <a href="?x=1">x</a>',
  '<a href="https://example.com/none">out</a> <a href="mailto:a@example.com">mail</a> <a href="/help/hub/settings">hub</a> <a href="/help/sandbox/">it</a>',
  '<img src="/help/assets/%C3%BC%201.png" srcset="/help/assets/%C3%BC%201.png 400w, /help/assets/%C3%BC%201.png 800w">',
  '<pre><code>:::note {% hint %} {brand.name}</code></pre>',
].join('\n');

async function survey(body: string, files: Record<string, string> = {}) {
  await using folder = await temporaryFolder({
    'index.html': page('<p>Home</p>'),
    'a/index.html': page(`\n${body}`),
    'b/index.html': page('<h2 id="id">B</h2>'),
    'assets/a.css': '',
    'assets/ü 1.png': 'x',
    ...files,
  });
  return (await surveyBuilt(folder.path)).flatMap(({ findings }) => findings);
}

test('a site whose addresses all lead somewhere is whole', async () => {
  expect(await survey(good)).toEqual([]);
});

test.each([
  ['a href: no such file', '<a href="/help/none/">x</a>'],
  ['a href: no such file', '<a href="./none.md">x</a>'],
  ['a href: no such id', '<a href="/help/b/#none">x</a>'],
  ['a href: no such id', '<a href="#none">x</a>'],
  ['a href: outside the site', '<a href="/b/">x</a>'],
  ['img src: no such file', '<img src="./pics/%C3%BC.png">'],
  ['img srcset: no such file', '<img src="/help/assets/ü 1.png" srcset="/help/none.png 400w">'],
  ['source src: no such file', '<video><source src="/help/none.mp4"></video>'],
  ['video poster: no such file', '<video poster="/help/none.png"></video>'],
])('%s is found', async (group, body) => {
  expect(await survey(body)).toEqual([
    expect.objectContaining({ oracle: 'built targets', group, file: 'a/index.html', line: 4 }),
  ]);
});

test.each([
  [':::', '<p>:::note</p>'],
  ['{% %}', '<p>{% hint %}</p>'],
  ['[!NOTE]', '<blockquote>[!NOTE]\nText</blockquote>'],
  ['!!!', '<p>!!! note</p>'],
  ['{brand.}', '<p>Open {brand.name}</p>'],
])('%s that is left on a page is found', async (group, body) => {
  expect(await survey(body)).toEqual([
    expect.objectContaining({ oracle: 'built leftovers', group, file: 'a/index.html' }),
  ]);
});

test('texts for agents are looked at as well', async () => {
  expect(await survey('', { 'a.md': ':::note\n[b](./none)\n', 'llms.txt': '[b](/help/b/) `{brand.name}`\n' })).toEqual(
    [],
  );
  expect(await survey('', { 'a.md': 'Open {brand.name}.\n' })).toMatchObject([{ group: '{brand.}', file: 'a.md' }]);
  expect(await survey('', { 'llms-full.txt': 'x\n\n[b](./guides/b)\n' })).toMatchObject([
    { group: 'llms-full.txt: no such file', line: 3 },
  ]);
});
