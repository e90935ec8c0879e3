/** The reference of a kind of file, made from its JSON Schema: a heading for each object, its keys in a table. */
import { blockYaml, code, codeBlock, createAnchors, inlineYaml, table } from './markdown.ts';

export interface JsonSchema {
  $ref?: string;
  type?: string;
  description?: string;
  examples?: unknown[];
  default?: unknown;
  const?: unknown;
  enum?: string[];
  enumDescriptions?: string[];
  pattern?: string;
  format?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  propertyNames?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
  else?: { required?: string[]; properties?: Record<string, { required?: string[] }> };
}

/** An object of the file, with the keys that lead to it. */
interface ObjectPart {
  path: string;
  schema: JsonSchema;
  keys: [string, JsonSchema][];
  /** What to say of keys that are not optional. */
  required: ReadonlyMap<string, string>;
}

/** The parts of a page below its introduction. `names` says what the keys of maps are, by the maps' paths. */
export function renderSchema(schema: JsonSchema, names: Readonly<Record<string, string>> = {}): string {
  const parts = partsOf(schema, '', names);
  const anchor = createAnchors();
  // The headings of a page before these.
  for (const heading of ['A whole file', 'All keys']) anchor(heading);
  const anchors = new Map(parts.map(({ path }) => [path, anchor(headingOf(path))]));
  const [root, ...others] = parts;
  if (root && others.length === 0)
    return renderPart(root, anchors, names)
      .replace(/^## .*\n\n/, '')
      .trimEnd();
  const toc = others.map(({ path }) => `${'  '.repeat(depthOf(path))}- [${code(path)}](#${anchors.get(path)})`);
  const contents = toc.length > 0 ? `Objects within it:\n\n${toc.join('\n')}\n\n` : '';
  return `${contents}${root ? renderPart(root, anchors, names) : ''}${others.map((part) => renderPart(part, anchors, names)).join('')}`.trimEnd();
}

function headingOf(path: string): string {
  return path === '' ? 'At the top' : path;
}

function depthOf(path: string): number {
  return path.split('.').filter((key) => !key.startsWith('<')).length - 1;
}

function partsOf(
  schema: JsonSchema,
  path: string,
  names: Readonly<Record<string, string>>,
  whenAlone: readonly string[] | undefined = schema.else?.required,
): ObjectPart[] {
  const { own, inner } = objectAt(schema, path, names);
  if (!inner) return [];
  const keys = keysOf(inner);
  const required = new Map(
    [...requiredOf(inner), ...(whenAlone ?? [])].map((each): [string, string] => [each, '**required**']),
  );
  for (const each of alternativesOf(inner)) {
    const word = alternativesOf(inner).length > 1 ? 'one of them' : '**required**';
    for (const name of requiredOf(each)) required.set(name, word);
  }
  const part = { path: own, schema, keys, required };
  const within = keys.flatMap(([key, value]) =>
    partsOf(value, own === '' ? key : `${own}.${key}`, names, schema.else?.properties?.[key]?.required),
  );
  return keys.length > 0 ? [part, ...within] : within;
}

/** The object that a schema is, or that its items or values are. */
function objectAt(
  schema: JsonSchema,
  path: string,
  names: Readonly<Record<string, string>>,
): { own: string; inner?: JsonSchema } {
  if (keysOf(schema).length > 0) return { own: path, inner: schema };
  if (schema.items && keysOf(schema.items).length > 0) return { own: `${path}[]`, inner: schema.items };
  const values = schema.additionalProperties;
  if (typeof values === 'object' && keysOf(values).length > 0) {
    const name = `<${names[path] ?? 'name'}>`;
    return { own: path === '' ? name : `${path}.${name}`, inner: values };
  }
  return { own: path };
}

function keysOf({ properties = {}, anyOf = [] }: JsonSchema): [string, JsonSchema][] {
  return [...Object.entries(properties), ...anyOf.flatMap((each) => keysOf(each))];
}

/** Objects that a schema gives a choice of. */
function alternativesOf({ anyOf = [] }: JsonSchema): JsonSchema[] {
  return anyOf.filter((each) => each.properties !== undefined);
}

function requiredOf({ required = [] }: JsonSchema): readonly string[] {
  return required;
}

function renderPart(
  { path, schema, keys, required }: ObjectPart,
  anchors: ReadonlyMap<string, string>,
  names: Readonly<Record<string, string>>,
): string {
  const [example] = path === '' ? [] : (schema.examples ?? []);
  const last =
    path
      .replace(/\[\]$|\.?<[^>]*>$/, '')
      .split('.')
      .at(-1) ?? '';
  const intro = path === '' || !schema.description ? '' : `${schema.description}\n\n`;
  const shown =
    example === undefined ? '' : `${codeBlock('yaml', blockYaml(last === '' ? example : { [last]: example }))}\n\n`;
  const rows = keys.map(([key, value]) => {
    const inner = objectAt(value, path === '' ? key : `${path}.${key}`, names).own;
    return [
      code(key),
      kindOf(value, anchors.get(inner)),
      withoutIt(key, value, required),
      purposeOf(value, anchors.has(inner)),
    ];
  });
  const choices = keys.flatMap(([key, value]) => choicesOf(key, value));
  return `## ${path === '' ? headingOf(path) : code(path)}\n\n${intro}${shown}${table(['key', 'value', 'without it', 'what it is for'], rows)}\n\n${choices.join('')}`;
}

function kindOf(schema: JsonSchema, link: string | undefined): string {
  const { type, items, anyOf, format, additionalProperties, enum: names } = schema;
  const linked = (text: string) => (link === undefined ? text : `[${text}](#${link})`);
  if (schema.$ref !== undefined) return 'any JSON';
  if (schema.const !== undefined) return code(String(schema.const));
  if (names) return 'a choice';
  if (anyOf) return [...new Set(anyOf.map((each) => kindOf(each, link)))].join(' or ');
  if (type === 'array')
    return `a list of ${link === undefined ? plural(kindOf(items ?? {}, undefined)) : linked('objects')}`;
  if (type === 'object' && typeof additionalProperties === 'object' && !schema.properties) {
    const kinds = (additionalProperties.anyOf ?? [additionalProperties]).map((each) =>
      each.properties ? linked('objects') : plural(kindOf(each, undefined)),
    );
    return `a map to ${[...new Set(kinds)].join(' or ')}`;
  }
  if (type === 'object') return linked('an object');
  if (type === 'boolean') return '`true` or `false`';
  if (type === 'integer') return 'a whole number';
  if (type === 'number') return 'a number';
  if (format === 'uri') return 'an address';
  return type === 'string' ? 'text' : 'any JSON';
}

function plural(kind: string): string {
  return kind
    .replace(/^an? /, '')
    .replace(/^(address|object|choice|whole number)$/, (word) => (word === 'address' ? 'addresses' : `${word}s`))
    .replace(/^text$/, 'texts');
}

function withoutIt(key: string, { default: value }: JsonSchema, required: ReadonlyMap<string, string>): string {
  if (value !== undefined && !isEmpty(value)) return code(inlineYaml(value));
  return (value === undefined ? required.get(key) : undefined) ?? 'optional';
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).flat().length === 0;
}

/** What a key is for, with examples where no part of the page shows one. */
function purposeOf({ description = '', examples = [], pattern }: JsonSchema, hasPart: boolean): string {
  const shown = hasPart ? [] : examples.map((example) => code(inlineYaml(example)));
  const form = pattern !== undefined && pattern.length <= 60 ? ` It fits ${code(pattern)}.` : '';
  return `${description}${form}${shown.length > 0 ? ` Example: ${shown.join(', ')}` : ''}`.trim();
}

function choicesOf(key: string, { enum: names, enumDescriptions = [] }: JsonSchema): string[] {
  if (!names) return [];
  const items = names.map((name, index) => `- ${code(name)}: ${enumDescriptions[index] ?? ''}`);
  return [`${code(key)} is one of:\n\n${items.join('\n')}\n\n`];
}
