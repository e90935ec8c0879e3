import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './test/slowest-first.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    globalSetup: 'test/global-setup.ts',
    sequence: { sequencer: SlowestFirst },
    // Processes, not threads: tests change environment variables, start servers and load native code.
    pool: 'forks',
    // More than a small machine has cores: most tests wait for a browser, a process or a clock.
    maxWorkers: 4,
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
