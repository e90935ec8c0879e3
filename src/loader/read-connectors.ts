import { readFile } from 'node:fs/promises';
import type { Brand } from '../brand/index.ts';
import { type Connector, checkConnector, connectorSchema, unknownScopes } from '../connector/index.ts';
import { createIssueCollector, type Details, type Guide, type Issue, type IssueCode } from '../guide/index.ts';
import type { ContentFiles } from './content-files.ts';
import { parseYaml } from './parse-yaml.ts';

/** The connector files of a content folder, checked by themselves and against their guides. */
export async function readConnectors(
  files: ContentFiles,
  pages: readonly Guide[],
  brands: readonly Brand[] = [],
): Promise<{ connectors: Map<string, Connector>; issues: Issue[] }> {
  const guides = new Map(pages.map((page) => [page.path, page]));
  const connectors = new Map<string, Connector>();
  const issues: Issue[] = [];
  for (const file of files.paths) {
    const id = /^connectors\/([^/]+)\/connector\.yaml$/.exec(file)?.[1];
    if (id === undefined) continue;
    const collector = createIssueCollector(file);
    const parsed = parseYaml(
      await readFile(files.locate(file), 'utf8'),
      connectorSchema,
      'connector-schema',
      collector,
    );
    if (parsed) {
      const connector: Connector = { ...parsed.value, id };
      connectors.set(id, connector);
      for (const { code, path, details } of checkConnector(connector, guides, brands)) {
        collector.add(code, parsed.placeOf(path), ...([details] as unknown as Details<IssueCode>));
      }
    }
    issues.push(...collector.issues);
  }
  issues.push(...pages.flatMap((page) => checkBinding(page, connectors)));
  return { connectors, issues };
}

/** Whether what a page says it links is there to be linked. */
function checkBinding(page: Guide, connectors: ReadonlyMap<string, Connector>): Issue[] {
  const { binding, file, places, segments } = page;
  if (!binding) return [];
  const collector = createIssueCollector(file, segments);
  const { connector: id, method } = binding;
  const connector = connectors.get(id);
  if (!connector) collector.add('connector-missing', places['connector'], { connector: id });
  else if (!connector.methods[method]) {
    const known = Object.keys(connector.methods).join(', ');
    collector.add('method-missing', places['auth'], { connector: id, method, known });
  }
  for (const { scope, position } of connector ? unknownScopes(page, connector) : []) {
    collector.add('guide-scope-unknown', position, { scope, connector: id });
  }
  return collector.issues;
}
