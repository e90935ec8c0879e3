/**
 * `npm test [-- FILTER…]`: every test in one run, with a browser for those that need one. Arguments go to Vitest.
 * The last line is `N passed, N failed`, with `, N skipped` after it where some were. Exit code 1: something failed, or
 * no test ran.
 */
import { resolve } from 'node:path';
import { parseCLI, startVitest, type TestModule, type Vitest } from 'vitest/node';
import { findBrowser, installBrowser } from './browser/find-browser.ts';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const root = resolve(import.meta.dirname, '..');
process.chdir(root);

const counts = await runTests(process.argv.slice(2)).catch((error: unknown): Counts => {
  console.error(error);
  return { passed: 0, failed: 1, skipped: 0 };
});
const { passed, failed, skipped } = counts;
if (passed + failed === 0) console.error('No test ran.');
const summary = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
// A server that a test forgot must not keep the run from ending.
process.stdout.write(`${summary}\n`, () => process.exit(failed > 0 || passed === 0 ? 1 : 0));

async function runTests(args: string[]): Promise<Counts> {
  // Found once here, so that no test process searches again.
  process.env['KEYWAY_TEST_BROWSER'] = provideBrowser();
  const { filter, options } = parseCLI(['vitest', 'run', ...args], { allowUnknownOptions: false });
  const vitest = await startVitest(filter, { ...options, root, watch: false });
  const counts = countTests(vitest);
  await vitest.close();
  return counts;
}

function provideBrowser(): string {
  const found = findBrowser();
  if (found) return found.executablePath;
  console.log('Installing a browser for the tests from npm …');
  return installBrowser().executablePath;
}

function countTests(vitest: Vitest): Counts {
  const counts: Counts = { passed: 0, failed: vitest.state.getUnhandledErrors().length, skipped: 0 };
  for (const module of vitest.state.getTestModules()) {
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      // Pending: the run ended before the test did.
      counts[state === 'pending' ? 'failed' : state] += 1;
    }
    counts.failed += brokenParts(module);
  }
  return counts;
}

/** A file that cannot be imported and a hook that throws have no test to fail, and count as a failure of their own. */
function brokenParts(module: TestModule): number {
  const suites = [module, ...module.children.allSuites()];
  return suites.filter((suite) => suite.errors().length > 0).length;
}
