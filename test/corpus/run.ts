/**
 * `npm run corpus -- DIR [--under PATH] [--out DIR]` measures every guide of a foreign tree of docs against its source;
 * `npm run corpus -- --built DIR` measures a built site. Both tell which share of the pages is whole, and take
 * `[--goal PERCENT] [--json FILE] [--places TEXT]`. Exit code 1: the share is below the goal, or a page crashed; 2: it
 * can't be measured.
 */
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { surveyBuilt } from './built-site.ts';
import { proposeMap } from './proposed-map.ts';
import { renderPlaces, renderSummary, summarise } from './summary.ts';
import { surveyTree } from './survey.ts';

const usage = `npm run corpus -- DIR [--under PATH] [--out DIR] [--goal PERCENT] [--json FILE] [--places TEXT]
npm run corpus -- --built DIR [--goal PERCENT] [--json FILE] [--places TEXT]
`;

// A reader such as `head` goes away when it has enough; what is left to say is then for nobody.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await run().catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n${usage}`);
  return 2;
});

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      /** Measures only guides whose path begins so. The links of all others still count. */
      under: { type: 'string', default: '' },
      /** A built site to measure instead of a tree. */
      built: { type: 'string' },
      /** Where the HTML of each guide goes. */
      out: { type: 'string' },
      /** Where the whole report goes. */
      json: { type: 'string' },
      /** Percent of the pages that must be whole. */
      goal: { type: 'string', default: '0' },
      /** Lists every place of the groups whose name contains this. */
      places: { type: 'string' },
    },
  });
  const folders = values.built === undefined ? positionals : [values.built, ...positionals];
  const [folder] = folders;
  if (folder === undefined || folders.length > 1) throw new Error('Name one folder.');
  const goal = Number(values.goal);
  if (!(goal >= 0 && goal <= 100)) throw new Error('--goal takes a number of percent.');
  // npm runs scripts in the folder of package.json; what people type counts from where they are.
  const base = process.env['INIT_CWD'] ?? process.cwd();
  const root = resolve(base, folder);
  if (!(await stat(root).catch(() => undefined))?.isDirectory()) throw new Error(`There is no folder ${root}.`);
  const startedAt = performance.now();
  const reports = values.built === undefined ? await surveyTree(root, values.under) : await surveyBuilt(root);
  const summary = summarise(reports, goal);
  if (values.out !== undefined) {
    for (const { file, html } of reports) await write(join(resolve(base, values.out), `${file}.html`), html);
  }
  if (values.json !== undefined) {
    const pages = reports.map(({ html: _, ...report }) => report);
    await write(resolve(base, values.json), `${JSON.stringify({ ...summary, reports: pages }, undefined, 2)}\n`);
  }
  if (values.places !== undefined) process.stdout.write(`${renderPlaces(reports, values.places)}\n`);
  const map = proposeMap(reports.flatMap(({ unknown = [] }) => unknown));
  if (map !== '')
    process.stdout.write(`blocks.yaml for the blocks that nobody knows, to be mended by whoever does:\n${map}\n`);
  process.stdout.write(renderSummary(summary, goal));
  process.stdout.write(`${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
  return summary.verdict === 'met' ? 0 : 1;
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
