/** What a zod schema says of one place in a file. */
import type { z } from 'zod';
import { type SchemaWords, wordsSaidOf } from '../guide/index.ts';

type AnySchema = z.core.$ZodType;

/** The schema of what stands at a path of keys, `*` for an item of a list; `undefined` if there can be nothing. */
export function schemaAt(schema: AnySchema, path: readonly string[]): AnySchema | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return schema;
  for (const each of alternativesOf(schema)) {
    const inner = innerOf(each, key);
    const found = inner && schemaAt(inner, rest);
    if (found) return found;
  }
  return undefined;
}

/** The keys that a schema's objects may have, each with the schema of its value. */
export function keysOf(schema: AnySchema): [string, AnySchema][] {
  return alternativesOf(schema).flatMap((each) => (is(each, 'object') ? Object.entries(each._zod.def.shape) : []));
}

/** The values that a schema lists. */
export function choicesOf(schema: AnySchema): string[] {
  return alternativesOf(schema).flatMap((each) => {
    if (is(each, 'enum')) return Object.values(each._zod.def.entries).map(String);
    return is(each, 'boolean') ? ['true', 'false'] : [];
  });
}

/** What a schema was described with. */
export function descriptionOf(schema: AnySchema): string | undefined {
  return wordsOf(schema).description;
}

/** What a schema says of itself, else what it wraps. */
export function wordsOf(schema: AnySchema): SchemaWords {
  const own = wordsSaidOf(schema);
  if (own.description !== undefined) return own;
  const inner = alternativesOf(schema).find((each) => each !== schema);
  return inner ? { ...wordsOf(inner), ...own } : own;
}

interface Defs {
  object: z.core.$ZodObject;
  record: z.core.$ZodRecord;
  array: z.core.$ZodArray;
  enum: z.core.$ZodEnum;
  boolean: z.core.$ZodBoolean;
  union: z.core.$ZodUnion;
  optional: z.core.$ZodOptional;
  default: z.core.$ZodDefault;
  prefault: z.core.$ZodPrefault;
  nullable: z.core.$ZodNullable;
  pipe: z.core.$ZodPipe;
}

function is<Type extends keyof Defs>(schema: AnySchema, type: Type): schema is Defs[Type] {
  return schema._zod.def.type === type;
}

/** A schema without what only wraps it, as often as it offers a choice. */
function alternativesOf(schema: AnySchema): AnySchema[] {
  if (is(schema, 'union')) return schema._zod.def.options.flatMap(alternativesOf);
  if (is(schema, 'optional') || is(schema, 'default') || is(schema, 'prefault') || is(schema, 'nullable'))
    return alternativesOf(schema._zod.def.innerType);
  return is(schema, 'pipe') ? alternativesOf(schema._zod.def.in) : [schema];
}

function innerOf(schema: AnySchema, key: string): AnySchema | undefined {
  if (is(schema, 'object')) return Object.hasOwn(schema._zod.def.shape, key) ? schema._zod.def.shape[key] : undefined;
  if (is(schema, 'record')) return schema._zod.def.valueType;
  return is(schema, 'array') && key === '*' ? schema._zod.def.element : undefined;
}
