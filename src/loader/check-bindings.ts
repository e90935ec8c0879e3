/** Whether what pages link is there to be linked. Of a connector that can't be read nothing is known. */
import { createIssueCollector, type Guide, type Issue, nearestName } from '../guide/index.ts';
import { connectorFile } from './content-files.ts';
import type { PackedPage } from './facts.ts';
import type { BrandContent } from './open-content.ts';

/** The issues of pages whose connector is not there, or whose method it does not have. */
export function checkBindings(
  { pages, connectors, files }: BrandContent,
  guideOf: (page: PackedPage) => Guide,
): Issue[] {
  const written = new Set(files.paths.flatMap((path) => connectorFile.exec(path)?.[1] ?? []));
  return pages.flatMap((page) => {
    const { binding, file } = page.facts;
    if (!binding) return [];
    const { connector, method } = binding;
    const known = connectors.get(connector)?.facts.methods.map(([key]) => key);
    const isThere = known?.includes(method) ?? written.has(connector);
    if (isThere) return [];
    const { places, segments } = guideOf(page);
    const collector = createIssueCollector(file, segments);
    if (!known) {
      collector.add('connector-missing', places['connector'], { connector, nearest: nearestName(connector, written) });
    } else {
      const nearest = nearestName(method, known);
      collector.add('method-missing', places['auth'], { connector, method, known: known.join(', '), nearest });
    }
    return collector.issues;
  });
}
