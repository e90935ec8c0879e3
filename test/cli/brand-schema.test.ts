import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../loader/project.ts';

interface Schema {
  description?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  additionalProperties?: Schema | boolean;
  if?: Schema;
  else?: Schema;
}

const schema = JSON.parse(readFileSync(join(projectRoot, 'schemas/brand.schema.json'), 'utf8')) as Schema;

/** Keys of a schema and of everything in it that have no description. */
function undescribed({ properties = {}, items, anyOf = [], additionalProperties }: Schema, path: string): string[] {
  const inner = [items, typeof additionalProperties === 'object' ? additionalProperties : undefined, ...anyOf];
  return [
    ...Object.entries(properties).flatMap(([key, property]) => [
      ...(property.description ? [] : [`${path}${key}`]),
      ...undescribed(property, `${path}${key}.`),
    ]),
    ...inner.flatMap((part) => (part ? undescribed(part, path) : [])),
  ];
}

test('every key of a brand file tells its editor what it is for', () => {
  expect(undescribed(schema, '')).toEqual([]);
});

test('control: a key without a description is found', () => {
  const planted = { properties: { a: { description: 'A', items: { properties: { b: {} } } } } };
  expect(undescribed(planted, '')).toEqual(['a.b']);
});

test('a brand that extends another need say nothing else, and any other brand what all must say', () => {
  expect(schema.required).toBeUndefined();
  expect(Object.entries(schema.properties ?? {}).filter(([, { required }]) => required)).toEqual([]);
  expect(schema.if).toEqual({ required: ['extends'] });
  expect(schema.else?.required).toEqual(['names', 'links', 'colors']);
  expect(schema.else?.properties?.['links']?.required).toEqual(['site']);
});
