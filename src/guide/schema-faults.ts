/** What a schema complains of, in words for people: what is wrong, and what to write. */
import type { z } from 'zod';
import { isJsonObject } from './json.ts';
import { nearestName } from './nearest.ts';

export interface SchemaFault {
  /** The path that was meant by one that is misspelt. */
  meant?: string;
  path: PropertyKey[];
  /** Whether the key itself is wrong, and not what stands behind it. */
  isKey: boolean;
  reason: string;
  fix: string;
}

type SchemaIssue = z.core.$ZodIssue;

/** The faults of data that a schema refused. */
export function schemaFaults(error: z.ZodError, schema: z.ZodType, data: unknown): SchemaFault[] {
  const faults = error.issues.flatMap((issue) => faultsOf(issue, schema, data));
  // A key that is misspelt is not missing as well.
  const slips = new Set(faults.flatMap(({ meant }) => meant ?? []));
  return faults.filter(({ path, reason }) => !(reason === missing && slips.has(path.join('\n'))));
}

function faultsOf(issue: SchemaIssue, schema: z.ZodType, data: unknown): SchemaFault[] {
  const { path } = issue;
  const value = valueAt(data, path);
  const own = schemaAt(schema, path);
  const fault = (reason: string, fix: string, isKey = false): SchemaFault[] => [{ path, isKey, reason, fix }];
  const wanted = sentence(own.description) ?? 'Change it.';
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = Object.keys(shapeOf(own.schema)).filter(
        (key) => !isJsonObject(value) || !Object.hasOwn(value, key),
      );
      return issue.keys.map((key) => ({
        ...meantPath(path, nearestName(key, known)),
        path: [...path, key],
        isKey: true,
        reason: 'there is no such key',
        fix: meantOr(nearestName(key, known), known.length > 0 ? `use one of ${known.join(', ')}` : 'remove it'),
      }));
    }
    case 'invalid_key': {
      const key = own.schema?.def.type === 'record' ? (own.schema as z.ZodRecord).keyType : undefined;
      return fault(
        "it can't be a name here",
        sentence((key as z.ZodType | undefined)?.description) ?? 'Choose another.',
        true,
      );
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      const written = typeof value === 'string' || typeof value === 'number' ? `"${value}"` : kindOf(value);
      if (value === undefined) return fault(missing, `Write one of ${values.join(', ')}.`);
      return fault(
        `${written} is none of its values`,
        meantOr(nearestName(String(value), values), `write one of ${values.join(', ')}`),
      );
    }
    case 'invalid_type':
      return fault(...typeFault([issue.expected], value, wanted));
    case 'invalid_union':
      return unionFaults(issue, schema, data, wanted);
    case 'too_small':
    case 'too_big':
      return fault(boundFault(issue), boundFix(issue, wanted));
    case 'invalid_format':
      return fault(...formatFault(issue, wanted));
    default:
      return fault(issue.message, wanted);
  }
}

const missing = 'it is missing';

function meantPath(path: readonly PropertyKey[], nearest: string | undefined): Pick<SchemaFault, 'meant'> {
  return nearest === undefined ? {} : { meant: [...path, nearest].join('\n') };
}

/** A union has faults of the one form that the data was meant to have, or of none. */
function unionFaults(
  issue: Extract<SchemaIssue, { code: 'invalid_union' }>,
  schema: z.ZodType,
  data: unknown,
  wanted: string,
): SchemaFault[] {
  const { path } = issue;
  const meant = issue.errors.find(
    (issues) => !issues.some((one) => one.code === 'invalid_type' && one.path.length === 0),
  );
  if (meant) return meant.flatMap((one) => faultsOf({ ...one, path: [...path, ...one.path] }, schema, data));
  const expected = issue.errors.flatMap((issues) =>
    issues.flatMap((one) => (one.code === 'invalid_type' ? [one.expected] : [])),
  );
  const [reason, fix] = typeFault(expected, valueAt(data, path), wanted);
  return [{ path, isKey: false, reason, fix }];
}

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'keys and values',
  record: 'keys and values',
};

function typeFault(expected: readonly string[], value: unknown, wanted: string): [reason: string, fix: string] {
  const belongs = [...new Set(expected.map((kind) => kinds[kind] ?? kind))].join(' or ');
  if (value === undefined) return [missing, wanted === 'Change it.' ? `Add it: ${belongs}.` : `Add it. ${wanted}`];
  const reason = `it is ${kindOf(value)} where ${belongs} ${belongs.endsWith('s') ? 'belong' : 'belongs'}`;
  const isText = expected.includes('string');
  // `{apiKey}` without quotation marks is a key without a value.
  if (isText && isJsonObject(value) && Object.values(value).every((one) => one === null)) {
    const written = `{${Object.keys(value).join(', ')}}`;
    return ['braces without quotation marks are keys and values', `Write '${written}' with its quotation marks.`];
  }
  if (isText && (typeof value === 'number' || typeof value === 'boolean')) {
    return [reason, 'Put it in quotation marks.'];
  }
  const isNumber = expected.some((kind) => kind === 'number' || kind === 'int');
  if (isNumber && typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value.trim())) {
    return [reason, 'Write it without quotation marks.'];
  }
  if (expected.includes('array') && !Array.isArray(value)) {
    return [
      reason,
      typeof value === 'string' ? `Write [${value}].` : 'Write it as a list: `- …` on lines of their own.',
    ];
  }
  return expected.includes('boolean') ? [reason, 'Write `true` or `false`.'] : [reason, wanted];
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return (
    { string: 'a text', number: 'a number', boolean: '`true` or `false`' }[typeof value as string] ?? 'keys and values'
  );
}

type Bound = Extract<SchemaIssue, { code: 'too_small' | 'too_big' }>;

function boundFault(issue: Bound): string {
  const isSmall = issue.code === 'too_small';
  const bound = isSmall ? issue.minimum : issue.maximum;
  if (isSmall && Number(bound) === 1 && issue.origin !== 'number')
    return issue.origin === 'array' ? 'the list is empty' : 'it is empty';
  const unit = issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' entries' : '';
  return `${isSmall ? 'the least is' : 'the most is'} ${bound}${unit}`;
}

function boundFix(issue: Bound, wanted: string): string {
  return issue.code === 'too_small' && issue.origin !== 'number' && wanted === 'Change it.'
    ? 'Write something.'
    : wanted;
}

function formatFault(
  issue: Extract<SchemaIssue, { code: 'invalid_format' }>,
  wanted: string,
): [reason: string, fix: string] {
  const { format, prefix } = issue as { format: string; prefix?: string };
  if (format === 'starts_with') return [`it does not begin with ${prefix}`, `Begin it with ${prefix}`];
  if (format === 'url') return ['it is no address', 'Write the whole of it: https://…'];
  // The words of a rule of our own; those of the library speak of patterns.
  return [/^invalid/i.test(issue.message) ? 'it is not written as it must be' : issue.message, wanted];
}

function meantOr(nearest: string | undefined, otherwise: string): string {
  const rest = `${otherwise}.`;
  return nearest === undefined
    ? rest.charAt(0).toUpperCase() + rest.slice(1)
    : `Write \`${nearest}\` if that is meant; else ${rest}`;
}

function sentence(description: string | undefined): string | undefined {
  if (description === undefined) return undefined;
  const words = description.replace(/\.$/, '').replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
  return `It holds: ${words}.`;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

interface Described {
  schema: z.ZodType | undefined;
  description: string | undefined;
}

/** The schema at a path, behind what is optional or has a default, and what it is described as. */
function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): Described {
  let own = unwrap(schema);
  for (const key of path) own = unwrap(innerOf(own.schema, key));
  return own;
}

function unwrap(schema: z.ZodType | undefined): Described {
  let inner = schema;
  let description = schema?.description;
  for (;;) {
    const next = inner && wrapped(inner);
    if (!next) return { schema: inner, description };
    inner = next;
    description ??= inner.description;
  }
}

function wrapped({ def }: z.ZodType): z.ZodType | undefined {
  if ('innerType' in def) return def.innerType as z.ZodType;
  return def.type === 'pipe' && 'in' in def ? (def.in as z.ZodType) : undefined;
}

function innerOf(schema: z.ZodType | undefined, key: PropertyKey): z.ZodType | undefined {
  const def = schema?.def as { element?: z.ZodType; valueType?: z.ZodType; options?: z.ZodType[] } | undefined;
  if (def?.options) {
    return def.options.map((option) => innerOf(unwrap(option).schema, key)).find((found) => found !== undefined);
  }
  return def?.element ?? def?.valueType ?? shapeOf(schema)[String(key)];
}

function shapeOf(schema: z.ZodType | undefined): Record<string, z.ZodType> {
  return schema && 'shape' in schema ? (schema.shape as Record<string, z.ZodType>) : {};
}
