/** What schemas tell people who write files: each key says what it is for, by true examples. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { brandSchema } from '../../src/brand/index.ts';
import { connectorSchema } from '../../src/connector/index.ts';
import { blockMapSchema, choiceOf, described, frontmatterSchema } from '../../src/guide/index.ts';
import { keysOf, schemaAt, wordsOf } from '../../src/lsp/schema-walk.ts';
import { projectRoot } from '../loader/project.ts';

type AnySchema = z.core.$ZodType;

/** Every key that a schema has at any depth, by its path. */
function keysIn(schema: AnySchema, path = ''): [string, AnySchema][] {
  const own = keysOf(schema).flatMap(([key, inner]): [string, AnySchema][] => [
    [`${path}${key}`, inner],
    ...keysIn(inner, `${path}${key}.`),
  ]);
  const listed = schemaAt(schema, ['*']);
  return own.length > 0 || !listed ? own : keysIn(listed, `${path}*.`);
}

/** Keys without a description or an example, and examples that do not fit. */
function faultsOf(schema: AnySchema): string[] {
  return keysIn(schema).flatMap(([path, inner]) => {
    const { description, examples = [] } = wordsOf(inner);
    return [
      ...(description ? [] : [`${path} says nothing`]),
      ...(examples.length > 0 ? [] : [`${path} shows nothing`]),
      ...examples
        .filter((example) => !z.safeParse(inner, example).success)
        .map((example) => `${path} does not take ${JSON.stringify(example)}`),
    ];
  });
}

const schemas = {
  connector: connectorSchema,
  brand: brandSchema,
  frontmatter: frontmatterSchema,
  blocks: blockMapSchema,
};

test.each(Object.entries(schemas))('every key of %s says what it is for, by examples that fit', (_, schema) => {
  expect(keysIn(schema).length).toBeGreaterThan(3);
  expect(faultsOf(schema)).toEqual([]);
});

test('control: a key without words, one without an example, and an example that does not fit are found', () => {
  const inner = z.strictObject({ a: z.string(), b: z.string().describe('B'), c: z.number().meta(described('C', 'x')) });
  const planted = z.object({ list: z.array(inner).optional().meta(described('L', [])) });
  expect(faultsOf(planted)).toEqual([
    'list.*.a says nothing',
    'list.*.a shows nothing',
    'list.*.b shows nothing',
    'list.*.c does not take "x"',
  ]);
});

interface Schema {
  enum?: unknown[];
  enumDescriptions?: string[];
}

/** Every choice in a schema of JSON that does not say what each name means. */
function unexplained(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { enum: names, enumDescriptions: meanings = [] } = value as Schema;
  const own = Array.isArray(names) && names.length !== meanings.length ? [path] : [];
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => unexplained(inner, `${path}/${key}`))];
}

test.each(Object.keys(schemas))('every choice in the schema of %s says what each name means', (name) => {
  const text = readFileSync(join(projectRoot, `schemas/${name}.schema.json`), 'utf8');
  expect(unexplained(JSON.parse(text), '')).toEqual([]);
});

test('control: a choice that does not say what its names mean is found', () => {
  expect(unexplained(z.toJSONSchema(z.object({ a: z.enum(['x', 'y']), b: choiceOf({ x: 'X' }) })), '')).toEqual([
    '/properties/a',
  ]);
});
