/** Snippets in JSON Schemas (`defaultSnippets`), as Visual Studio Code and the YAML language server read them. */
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { z } from 'zod';
import { yamlSnippets } from '../lsp/snippets.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The schema of a kind of file with the snippets that can stand at each of its places. */
export function withSnippets(file: string, schema: JsonSchema): JsonSchema {
  const own = yamlSnippets.filter((snippet) => snippet.file === file);
  const paths = Map.groupBy(own, ({ path }) => path.join('.'));
  return [...paths.values()].reduce((whole, [first, ...others]) => {
    if (!first) return whole;
    const snippets = [first, ...others].map(({ label, description, body }) => ({
      label,
      description,
      body: bodyOf(body),
    }));
    return changeAt(whole, first.path, (place) => ({ ...place, defaultSnippets: snippets }));
  }, schema);
}

/**
 * A schema whose part at a path is another one; `*` is an item of a list, or the value of any key.
 * @throws {Error} If nothing stands there.
 */
function changeAt(schema: JsonSchema, path: readonly string[], change: (place: JsonSchema) => JsonSchema): JsonSchema {
  const [key, ...rest] = path;
  if (key === undefined) return change(schema);
  const { properties, items, additionalProperties } = schema;
  const property = properties?.[key];
  if (typeof property === 'object')
    return { ...schema, properties: { ...properties, [key]: changeAt(property, rest, change) } };
  if (typeof items === 'object' && !Array.isArray(items)) return { ...schema, items: changeAt(items, rest, change) };
  if (typeof additionalProperties !== 'object') throw new Error(`No schema has ${path.join('.')}.`);
  return { ...schema, additionalProperties: changeAt(additionalProperties, rest, change) };
}

/** The text as data. Editors write texts as they are, so one that needs quotes has them in it. */
function bodyOf(text: string): unknown {
  return dataOf(parseDocument(text).contents);

  function dataOf(node: unknown): unknown {
    if (isMap(node))
      return Object.fromEntries(node.items.map(({ key, value }) => [String(dataOf(key)), dataOf(value)]));
    if (isSeq(node)) return node.items.map(dataOf);
    if (!isScalar(node) || !node.range) throw new Error('A snippet is made of maps, lists and texts.');
    return typeof node.value === 'string' ? text.slice(node.range[0], node.range[1]) : node.value;
  }
}
