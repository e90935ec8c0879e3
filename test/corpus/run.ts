/**
 * `npm run corpus -- DIR [--under PATH] [--out DIR] [--json FILE] [--goal PERCENT]`: builds every guide of a foreign tree
 * of docs and measures what became of it. Exit code 1: a goal is missed; 2: it can't be measured.
 */
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { renderSummary, summarise } from './summary.ts';
import { surveyTree } from './survey.ts';

const usage = 'npm run corpus -- DIR [--under PATH] [--out DIR] [--json FILE] [--goal PERCENT]\n';

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
      /** Where the HTML of each guide goes. */
      out: { type: 'string' },
      /** Where the whole report goes. */
      json: { type: 'string' },
      /** Percent of the guides that may lose a text. */
      goal: { type: 'string', default: '1' },
    },
  });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) throw new Error('Name one folder.');
  const goals = { lostPercent: Number(values.goal) };
  if (!Number.isFinite(goals.lostPercent)) throw new Error('--goal takes a number of percent.');
  // npm runs scripts in the folder of package.json; what people type counts from where they are.
  const base = process.env['INIT_CWD'] ?? process.cwd();
  const root = resolve(base, folder);
  if (!(await stat(root).catch(() => undefined))?.isDirectory()) throw new Error(`There is no folder ${root}.`);
  const startedAt = performance.now();
  const reports = await surveyTree(root, values.under);
  const summary = summarise(reports, goals);
  process.stdout.write(renderSummary(reports, summary, goals));
  process.stdout.write(`${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
  if (values.out !== undefined) {
    for (const { file, html } of reports) await write(join(resolve(base, values.out), `${file}.html`), html);
  }
  if (values.json !== undefined) {
    const guides = reports.map(({ html: _, ...report }) => report);
    await write(resolve(base, values.json), `${JSON.stringify({ guides }, undefined, 2)}\n`);
  }
  return summary.isMet ? 0 : 1;
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
