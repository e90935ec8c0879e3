import { readFileSync } from 'node:fs';
import { type BlockMap, blockMapSchema, createIssueCollector, findMapFaults, type Issue } from '../guide/index.ts';
import type { ContentFiles } from './content-files.ts';
import { parseYaml } from './parse-yaml.ts';

/** The file in which a house says what its own blocks mean. */
const blocksFile = 'blocks.yaml';

/** What a house says of its own blocks; an empty map where there is no such file, or none that is sound. */
export function readBlocks(files: ContentFiles): { blocks: BlockMap; issues: Issue[] } {
  if (!files.paths.includes(blocksFile)) return { blocks: {}, issues: [] };
  const collector = createIssueCollector(blocksFile);
  const text = readFileSync(files.locate(blocksFile), 'utf8');
  const parsed = parseYaml(text, blockMapSchema, 'blocks-schema', collector);
  for (const { path, target, nearest } of parsed ? findMapFaults(parsed.value) : []) {
    collector.add('blocks-target', parsed?.placeOf(path), { target, nearest });
  }
  return { blocks: parsed?.value ?? {}, issues: collector.issues };
}
