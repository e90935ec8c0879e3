import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './test/slowest-first.ts';

/** Folders whose tests only call functions. */
const functions = ['audit', 'brand', 'connector', 'contract', 'form', 'messages', 'render', 'review', 'styles'];
const ofFunctions = functions.map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    environment: 'node',
    projects: [
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: ofFunctions,
          globalSetup: 'test/global-setup.ts',
        },
      },
      // They share processes, as each of its own would load the same modules again.
      { extends: true, test: { name: 'functions', include: ofFunctions, isolate: false } },
    ],
    sequence: { sequencer: SlowestFirst },
    // Processes, not threads: tests change environment variables, start servers and load native code.
    pool: 'forks',
    // More than a small machine has cores: most tests wait for a browser, a process or a clock.
    maxWorkers: 3,
    // Room for a browser on a busy machine; a unit test that needs a second shows up in the report all the same.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    teardownTimeout: 10_000,
    slowTestThreshold: 1_000,
    // What is waited for comes at once, but for a machine that is busy with something else.
    expect: { poll: { timeout: 30_000 } },
    // `UPDATE=1 npm test` rewrites expected files; a run never writes a snapshot by itself.
    update: false,
    restoreMocks: true,
    unstubEnvs: true,
    passWithNoTests: false,
  },
});
