/** Snippets leave text that is right as it stands. */
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { brandSchema } from '../../src/brand/index.ts';
import { connectorSchema } from '../../src/connector/index.ts';
import { blockMapSchema, blockNamed, blockTags, frontmatterSchema, parseGuide } from '../../src/guide/index.ts';
import { expandSnippet } from '../../src/lsp/expand-snippet.ts';
import { blockSnippets, guideSnippets, wholeGuide } from '../../src/lsp/guide-snippets.ts';
import { schemaAt } from '../../src/lsp/schema-walk.ts';
import { yamlSnippets } from '../../src/lsp/snippets.ts';

const schemas = {
  connector: connectorSchema,
  brand: brandSchema,
  frontmatter: frontmatterSchema,
  blocks: blockMapSchema,
};

function issuesOf(source: string): string[] {
  return parseGuide(source, { path: 'a', file: 'a.mdx' }).issues.map(({ code, what }) => `${code}: ${what}`);
}

describe('in YAML', () => {
  test.each(yamlSnippets.map((snippet) => [snippet.label, snippet] as const))('%s fits its place', (_, snippet) => {
    const schema = schemaAt(schemas[snippet.file], snippet.path);
    if (!schema) throw new Error(`Nothing stands at ${snippet.path.join('.')}.`);
    const text = expandSnippet(snippet.body);
    expect(text).not.toMatch(/\$\{|\$\d/);
    // What a brand says that is extended.
    const base = /^extends:/m.test(text) ? { colors: { accent: '#0f6b5c' } } : undefined;
    const value: unknown = parse(text);
    expect(z.safeParse(schema, base ? Object.assign(base, value) : value).error).toBeUndefined();
  });
});

describe('in guides', () => {
  const head = '---\ntitle: Connect Acme\n---\n\n';
  const names = [...new Set(blockTags.map((tag) => blockNamed(tag)?.name ?? tag))];

  test('every block has one', () => {
    expect([...blockSnippets.keys()].toSorted()).toEqual(names.toSorted());
  });

  test.each([...blockSnippets])('%s is read without an issue', (name, body) => {
    const text = expandSnippet(body);
    expect(text).toContain(`<${name}`);
    expect(issuesOf(`${head}${text}\n`)).toEqual([]);
  });

  test.each([...guideSnippets.map(({ label, body }) => [label, `${head}${expandSnippet(body)}\n`])])(
    '%s is read without an issue',
    (_, text = '') => {
      expect(issuesOf(text)).toEqual([]);
    },
  );

  test('a whole guide is read without an issue', () => {
    expect(issuesOf(expandSnippet(wholeGuide.body))).toEqual([]);
  });

  test('control: a slip is an issue', () => {
    expect(issuesOf(`${head}<Stepz>\n\ntext\n\n</Stepz>\n`)).not.toEqual([]);
  });
});

test.each([
  ['a ${1:b} c', 'a b c'],
  ['${1|x,y|}$0', 'x'],
  ['{${2:apiKey}}', '{apiKey}'],
  ['${1:{ "a": 1 \\}}', '{ "a": 1 }'],
  ['${1}$2.', '.'],
])('%j leaves %j', (body, text) => {
  expect(expandSnippet(body)).toBe(text);
});
