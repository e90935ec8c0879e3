import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startVitest } from 'vitest/node';
import { countTests, renderCounts } from './count-tests.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyway-count-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test.each([
  ['a test that passes', `test('a', () => {});`, '1 passed, 0 failed'],
  ['a test that fails', `test('a', () => {}); test('b', () => { throw new Error('b'); });`, '1 passed, 1 failed'],
  ['a skipped test', `test('a', () => {}); test.skip('b', () => {}); test.todo('c');`, '1 passed, 0 failed, 2 skipped'],
  ['a file that cannot be imported', `import './nowhere.js'; test('a', () => {});`, '0 passed, 1 failed'],
  ['a file that throws', `test('a', () => {}); throw new Error('b');`, '0 passed, 1 failed'],
  ['a file without a test', '', '0 passed, 1 failed'],
  [
    'a hook that throws',
    `beforeAll(() => { throw new Error('a'); }); test('b', () => {});`,
    '0 passed, 1 failed, 1 skipped',
  ],
  [
    'an error after the test that caused it',
    `test('a', () => { setTimeout(() => { throw new Error('b'); }, 1); }); test('c', (done) => new Promise((end) => setTimeout(end, 50)));`,
    '2 passed, 1 failed',
  ],
])('%s is counted', async (_, file, summary) => {
  await writeFile(join(folder, 'planted.test.js'), file);
  const exitCode = process.exitCode;
  const vitest = await startVitest([], { root: folder, config: false, globals: true, watch: false, reporters: [{}] });
  await vitest.close();
  // The planted run failed, not this one.
  process.exitCode = exitCode;
  expect(renderCounts(countTests(vitest))).toBe(summary);
});
