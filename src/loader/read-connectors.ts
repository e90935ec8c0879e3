import { readFile } from 'node:fs/promises';
import { type Connector, connectorSchema } from '../connector/index.ts';
import { createIssueCollector } from '../guide/index.ts';
import type { ContentFiles } from './content-files.ts';
import { parseYaml } from './parse-yaml.ts';

/** The connector files of a content folder, as far as they are sound, without a word on those that are not. */
export async function readConnectors(files: ContentFiles): Promise<Map<string, Connector>> {
  const connectors = new Map<string, Connector>();
  for (const file of files.paths) {
    const id = /^connectors\/([^/]+)\/connector\.yaml$/.exec(file)?.[1];
    if (id === undefined) continue;
    const text = await readFile(files.locate(file), 'utf8');
    const parsed = parseYaml(text, connectorSchema, 'connector-schema', createIssueCollector(file));
    if (parsed) connectors.set(id, { ...parsed.value, id });
  }
  return connectors;
}
