/** JSON Schemas of the files that people write, for editors, and of what is written for scripts to read: made from the schemas in code. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { brandSchema } from '../brand/index.ts';
import { connectorSchema } from '../connector/index.ts';
import { jsonTwinSchema } from '../contract/page-json.ts';
import { blockMapSchema, frontmatterSchema } from '../guide/index.ts';
import { diffSchema, explainSchema } from '../review/index.ts';
import { withSnippets } from './editor-snippets.ts';

const schemas = {
  frontmatter: frontmatterSchema,
  connector: connectorSchema,
  brand: brandSchema,
  blocks: blockMapSchema,
  page: jsonTwinSchema,
  explain: explainSchema,
  diff: diffSchema,
};

/** Writes the schemas into the folder where somebody works, or only compares them; answers the names of those that were out of date. */
export async function writeSchemas(mode: 'write' | 'compare'): Promise<string[]> {
  const folder = join(process.cwd(), 'schemas');
  const outdated: string[] = [];
  for (const [name, schema] of Object.entries(schemas)) {
    const file = join(folder, `${name}.schema.json`);
    const described = withSnippets(name, z.toJSONSchema(schema, { io: 'input' }));
    const text = `${JSON.stringify(name === 'brand' ? unlessExtending(described) : described, undefined, 2)}\n`;
    if ((await readFile(file, 'utf8').catch(() => '')) === text) continue;
    outdated.push(name);
    if (mode === 'compare') continue;
    await mkdir(folder, { recursive: true });
    await writeFile(file, text);
  }
  return outdated;
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What a brand must say it need not say when it extends another, which says it. */
function unlessExtending({ required = [], properties = {}, ...rest }: JsonSchema): JsonSchema {
  const alone: Record<string, JsonSchema> = {};
  const relaxed = Object.entries(properties).map(([key, property]) => {
    if (typeof property !== 'object' || !property.required) return [key, property];
    const { required: inner, ...optional } = property;
    alone[key] = { required: inner };
    return [key, optional];
  });
  const otherwise: JsonSchema = { required, properties: alone };
  return { ...rest, properties: Object.fromEntries(relaxed), if: { required: ['extends'] }, else: otherwise };
}
