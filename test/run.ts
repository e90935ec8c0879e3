/**
 * `npm test [-- FILTER…]`: every test in one run, with a browser for those that need one. Arguments go to Vitest.
 * The last line is `N passed, N failed`, with `, N skipped` after it where some were. Exit code 1: something failed, or
 * no test ran.
 */
import { resolve } from 'node:path';
import { parseCLI, startVitest } from 'vitest/node';
import { BrowserMissing, provideBrowser } from './browser/find-browser.ts';
import { type Counts, countTests, renderCounts } from './count-tests.ts';

const root = resolve(import.meta.dirname, '..');
process.chdir(root);

const counts = await runTests(process.argv.slice(2)).catch((error: unknown): Counts => {
  console.error(error instanceof BrowserMissing ? error.message : error);
  return { passed: 0, failed: 1, skipped: 0 };
});
if (counts.passed + counts.failed === 0) console.error('No test ran.');
// A server that a test forgot must not keep the run from ending.
process.stdout.write(`${renderCounts(counts)}\n`, () => process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0));

async function runTests(args: string[]): Promise<Counts> {
  // Found once here, so that no test process searches again.
  process.env['KEYWAY_TEST_BROWSER'] = provideBrowser().executablePath;
  const { filter, options } = parseCLI(['vitest', 'run', ...args], { allowUnknownOptions: false });
  const vitest = await startVitest(filter, { ...options, root, watch: false });
  const counts = countTests(vitest);
  await vitest.close();
  return counts;
}
