/**
 * `npm run bench [-- SECTION…]`: what builds, checks, development, pages and linking cost, beside what the same guides cost in
 * other generators. Results are kept in results.json beside this file; `--write-docs` makes docs/ of them.
 */
import { rmSync } from 'node:fs';
import { type BenchRun, skip } from './bench-run.ts';
import { measureBuilds } from './build-rows.ts';
import { measureChecks } from './check-rows.ts';
import { measureDev } from './dev-rows.ts';
import { measureHub } from './hub-rows.ts';
import { benchFolder } from './keyway-project.ts';
import { type Options, OptionsInvalid, parseOptions, usage } from './options.ts';
import { measurePages } from './page-rows.ts';
import { findPeers } from './peers.ts';
import { measurePictures } from './picture-rows.ts';
import { renderReport } from './report.ts';
import { keepResults, readResults, startResults } from './results.ts';
import { writeDocs } from './write-docs.ts';

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.writesDocs) writeFromLastResults();
  else await runBench(options);
} catch (cause) {
  if (!(cause instanceof OptionsInvalid)) throw cause;
  console.error(`${cause.message}\n\n${usage}`);
  process.exitCode = 2;
}

function writeFromLastResults(): void {
  const results = readResults();
  if (results === undefined) throw new OptionsInvalid('Nothing was measured yet. Run `npm run bench` first.');
  for (const file of writeDocs(results)) console.log(`Wrote ${file}`);
}

async function runBench({ sizes, rounds, sections }: Options): Promise<void> {
  const folder = benchFolder();
  const run: BenchRun = { folder, rounds, sizes, results: startResults(new Date()), say: (line) => console.log(line) };
  // A run that is stopped leaves nothing behind, and no server.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

  const builds = () => measureBuilds(run, sections.has('peers') ? findPeers(run) : [], sections.has('build'));
  const wanted: [is: boolean, name: string, measure: () => Promise<void>][] = [
    [sections.has('build') || sections.has('peers'), 'builds', builds],
    [sections.has('pictures'), 'pictures', () => measurePictures(run)],
    [sections.has('check'), 'check', () => measureChecks(run)],
    [sections.has('dev'), 'dev', () => measureDev(run)],
    [sections.has('page'), 'page', () => measurePages(run)],
    [sections.has('hub'), 'hub', () => measureHub(run)],
  ];
  for (const [is, name, measureSection] of wanted) {
    if (!is) continue;
    run.results.sections.push(name);
    await measureSection().catch((cause: unknown) => reportFailure(run, cause));
  }
  console.log(`\n${renderReport(keepResults(run.results))}`);
}

/** What was measured before and after it stays. */
function reportFailure(run: BenchRun, cause: unknown): void {
  console.error(cause);
  skip(run, `the rest of it: it failed (${cause instanceof Error ? cause.message.split('\n')[0] : cause})`);
  process.exitCode = 1;
}
