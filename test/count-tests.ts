import type { TestModule, Vitest } from 'vitest/node';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Counts the tests of a finished run. What went wrong outside of a test counts as a failure of its own. */
export function countTests(vitest: Vitest): Counts {
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

/** The last line of a test run. */
export function renderCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** A file that cannot be imported and a hook that throws have no test to fail, and count as a failure of their own. */
function brokenParts(module: TestModule): number {
  const suites = [module, ...module.children.allSuites()];
  return suites.filter((suite) => suite.errors().length > 0).length;
}
