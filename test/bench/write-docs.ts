/** Results → docs/bench.md and docs/bench.svg. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { drawChart, panelsOf } from './chart.ts';
import { renderReport } from './report.ts';
import type { Results } from './results.ts';

const docs = resolve(import.meta.dirname, '../../docs');

/** Writes both files; answers their paths from the root. */
export function writeDocs(results: Results): string[] {
  writeFileSync(resolve(docs, 'bench.svg'), drawChart(panelsOf(results)));
  writeFileSync(resolve(docs, 'bench.md'), renderDocument(results));
  return ['docs/bench.svg', 'docs/bench.md'];
}

/** The whole of docs/bench.md. */
export function renderDocument(results: Results): string {
  const { machine, versions, measuredAt } = results;
  const others = Object.entries(versions).map(([name, version]) => `${name} (${version})`);
  return `# What Keyway costs

![Bar charts: CPU time and memory of Keyway and of other generators for the same guides](bench.svg)

Measured by \`npm run bench\` on ${measuredAt.slice(0, 10)}: ${machine.processor}, ${machine.cores} cores, ${machine.gigabytes} GB, Node ${machine.node}.${
    others.length === 0 ? '' : ` Others: ${others.join('; ')}.`
  }

Each row is a whole process with all that it starts. CPU time is user and system time together; memory is that of the largest process.
All generators build the same generated guides, each in its own dialect, with a navigation of two links. They are measured in turn;
a cell gives the median and, in parentheses, the least and the most. Read ratios: seconds are those of one machine.
Keyway writes more for a guide than the others do: the page, its Markdown and JSON forms, the connector's page, and search.

${renderReport(results)}
`;
}
