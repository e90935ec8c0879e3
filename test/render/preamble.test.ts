import { describe, expect, test } from 'vitest';
import { parsePreamble, renderPreamble } from '../../src/render/index.ts';

const index = 'https://docs.example.com/llms.txt';
const lines = [
  '> ## Documentation Index',
  `> Fetch the complete documentation index at: ${index}`,
  '> Use this file to discover all available pages before exploring further.',
  '',
  '# Title',
];

describe.each(['\n', '\r\n'] as const)('with line ends %j', (newline) => {
  test.each([
    ['Title', 'One line.'],
    ['Title', ''],
    ['Title', 'First line\nsecond line'],
    ['Title', 'First paragraph\n\nsecond paragraph'],
    ['A “quoted”: title # with – signs', 'says: "a", \'b\' & <c> {d} \\e'],
    ['连接', '🔑 ключ'],
    ['Title', '> a quotation in it'],
    ['Title', '  spaces around  '],
  ])('%j with the description %j comes back as it was', (title, description) => {
    const text = renderPreamble({ index, title, description }, newline);
    const body = `${newline}Body${newline}`;
    expect(parsePreamble(text + body)).toEqual({
      ok: true,
      preamble: { index, title, description },
      newline,
      body: `Body${newline}`,
    });
  });
});

test('is the three quoted lines, the title and the quoted description', () => {
  expect(renderPreamble({ index, title: 'Title', description: 'a\nb' })).toBe(`${lines.join('\n')}\n\n> a\n> b\n`);
});

test.each([
  [0, '# Another heading', 1],
  [0, '\uFEFF> ## Documentation Index', 1],
  [1, '> Fetch something else: x', 2],
  [2, '> Use it.', 3],
  [3, 'no blank line', 5],
  [4, 'no title', 5],
  [4, '## Title', 5],
] as const)('a text whose line %i is %j is no exported page, and the line is named', (at, text, line) => {
  const broken = lines.with(at, text).join('\n');
  expect(parsePreamble(broken)).toMatchObject({ ok: false, line });
});

test.each(['', '\n', '---\ntitle: x\n---\n'])('%j is no exported page', (text) => {
  expect(parsePreamble(text)).toMatchObject({ ok: false, line: 1 });
});
