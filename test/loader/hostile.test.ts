import { describe, expect, test } from 'vitest';
import { readContent } from '../../src/loader/index.ts';
import { goodPage, projectRoot, temporaryFolder } from './project.ts';
import { sharedThread } from './shared-thread.ts';

const thread = sharedThread();

const head = '---\ntitle: Hostile\n---\n\n';
const keys = (count: number) => Array.from({ length: count }, (_, index) => `k${index}: ${index}\n`).join('');
const aliases =
  'a: &a [x,x,x,x,x,x,x,x,x]\n' +
  ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
    .map((name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]},`.repeat(9)}]\n`)
    .join('');

/** Small texts that cost a parser much. Those that end in an issue of their own say so; the others only have to end. */
const pages: [shape: string, text: string, codes: string[]][] = [
  [
    'lists in lists and empty lines',
    `${head}${'- '.repeat(1000)}x${'\n'.repeat(1000)}`,
    ['file-too-slow', 'nesting-too-deep'],
  ],
  ['quotations', `${head}${'> '.repeat(16_000)}x\n`, ['nesting-too-deep', 'file-too-slow', 'mdx-syntax']],
  ['open tags', `${head}${'<a>'.repeat(16_000)}x`, ['mdx-syntax', 'file-too-slow', 'nesting-too-deep']],
  [
    'closed tags',
    `${head}${'<b>'.repeat(9000)}x${'</b>'.repeat(9000)}\n`,
    ['nesting-too-deep', 'file-too-slow', 'mdx-syntax'],
  ],
  [
    'emphasis',
    `${head}${'*a **a '.repeat(8000)}b${' a** a*'.repeat(8000)}\n`,
    ['file-too-slow', 'nesting-too-deep', 'mdx-syntax'],
  ],
  ['brackets', `${head}${'['.repeat(20_000)}a${']'.repeat(20_000)}\n`, []],
  ['links', `${head}${'[a](b'.repeat(20_000)}\n`, []],
  ['pictures', `${head}${'![['.repeat(20_000)}\n`, []],
  ['code marks', `${head}${'`a``b```c'.repeat(5000)}\n`, []],
  ['an export and empty lines', `${head}export const a = \`${'\n'.repeat(12_000)}`, ['mdx-syntax', 'file-too-slow']],
  ['open braces', `${head}${'{'.repeat(10_000)}\n`, []],
  [
    'an expression of arrays',
    `${head}{${'['.repeat(5000)}${']'.repeat(5000)}}\n`,
    ['code-refused', 'mdx-syntax', 'nesting-too-deep', 'file-too-slow'],
  ],
  ['footnotes', `${head}${Array.from({ length: 2000 }, (_, n) => `[^${n}]: [^${n + 1}]\n`).join('')}`, []],
  ['a wide table', `${head}${'|a'.repeat(5000)}|\n${'|-'.repeat(5000)}|\n${'|b\n'.repeat(50)}`, []],
  ['addresses', `${head}${'www.a'.repeat(10_000)} ${'a@b.'.repeat(10_000)}\n`, []],
  ['many steps', `${head}<Steps>${'<Step title="a">b</Step>\n'.repeat(3000)}</Steps>\n`, []],
  ['frontmatter of aliases', `---\ntitle: Hostile\n${aliases}---\n`, ['frontmatter-syntax']],
  ['frontmatter of brackets', `---\ntitle: Hostile\nx: ${'['.repeat(8000)}\n---\n`, ['frontmatter-syntax']],
  ['frontmatter of 10,000 keys', `---\ntitle: Hostile\n${keys(10_000)}---\n`, ['file-too-large']],
  ['a guide of 10 MB', head + 'word '.repeat(2_000_000), ['file-too-large']],
];

describe('a hostile guide ends in seconds, and the good page beside it is read', () => {
  test.each(pages)('%s', async (_shape, text, codes) => {
    await using folder = await temporaryFolder({ 'hostile.mdx': text, 'good.mdx': goodPage });
    const started = performance.now();
    const { pages: read, issues } = await readContent(projectRoot, folder.path, { thread });
    expect(performance.now() - started).toBeLessThan(40_000);
    expect(read.map(({ title }) => title)).toEqual(['Good', 'Hostile']);
    const errors = issues.filter(({ severity }) => severity === 'error');
    expect(errors.length).toBeLessThanOrEqual(1);
    if (codes.length > 0) expect(codes).toContain(errors[0]?.code);
    expect(errors.every(({ file, what }) => file === 'hostile.mdx' && !/\n\s*at /.test(what))).toBe(true);
  });
});

describe('a hostile connector file is one issue, and the good page beside it is read', () => {
  test.each([
    ['aliases', aliases],
    ['brackets', `name: ${'['.repeat(30_000)}\n`],
    ['braces', `name: ${'{a: '.repeat(12_000)}\n`],
    ['10,000 keys', keys(10_000)],
    ['4,000 keys', keys(4000)],
    ['a megabyte', `name: ${'x'.repeat(1_000_000)}\n`],
  ])('of %s', async (_shape, text) => {
    await using folder = await temporaryFolder({ 'connectors/one/connector.yaml': text, 'good.mdx': goodPage });
    const started = performance.now();
    const { pages: read, issues } = await readContent(projectRoot, folder.path, { thread });
    expect(performance.now() - started).toBeLessThan(40_000);
    expect(read).toHaveLength(1);
    expect(issues.length).toBeGreaterThan(0);
    expect(issues.every(({ file }) => file === 'connectors/one/connector.yaml')).toBe(true);
  });
});

test('the clock stops only what is slow: a guide of 50 KB of prose is read', async () => {
  await using folder = await temporaryFolder({
    'long.mdx': head + 'A sentence with a [page](https://example.com/x) and **bold**.\n\n'.repeat(1100),
  });
  const { pages: read, issues } = await readContent(projectRoot, folder.path, { thread });
  expect(issues).toEqual([]);
  expect(read[0]?.children).toHaveLength(1100);
});
