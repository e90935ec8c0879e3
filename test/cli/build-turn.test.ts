import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inTurn } from '../../src/cli/build-turn.ts';
import { temporaryFolder } from '../source/project.ts';

test('builds that begin at once run one after the other, and a failed one lets the next begin', async () => {
  await using folder = await temporaryFolder();
  const lockFile = join(folder.path, 'deep/build.lock');
  let running = 0;
  let most = 0;
  const build = async (outcome: 'done' | 'failed') => {
    running++;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 30));
    running--;
    if (outcome === 'failed') throw new Error(outcome);
    return outcome;
  };
  const turns = (['done', 'failed', 'done'] as const).map((outcome) => inTurn(lockFile, () => build(outcome)));
  const outcomes = await Promise.allSettled(turns);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(most).toBe(1);
  expect(existsSync(lockFile)).toBe(false);
});

test('a turn that a killed process never gave back counts for nothing', async () => {
  await using folder = await temporaryFolder();
  const lockFile = join(folder.path, 'build.lock');
  const { pid } = spawnSync(process.execPath, ['--version']);
  await writeFile(lockFile, String(pid));
  expect(await inTurn(lockFile, async () => 'built')).toBe('built');
});
