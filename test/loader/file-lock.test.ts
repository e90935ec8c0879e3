import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { acquireLock } from '../../src/loader/file-lock.ts';
import { temporaryFolder } from '../loader/project.ts';

test('turns come one after the other', async () => {
  await using folder = await temporaryFolder();
  const order: string[] = [];
  const take = async (name: string) => {
    await using _lock = await acquireLock(join(folder.path, 'turn'));
    order.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, 30));
    order.push(`${name} ends`);
  };
  await Promise.all([take('a'), take('b'), take('c')]);
  expect(order.map((line) => line.split(' ')[1])).toEqual(['begins', 'ends', 'begins', 'ends', 'begins', 'ends']);
  expect(
    order
      .map((line) => line[0])
      .filter((_, index) => index % 2 === 0)
      .sort(),
  ).toEqual(['a', 'b', 'c']);
});

test.each([
  ['is gone', '999999999', new Date()],
  ['has given no sign for long, though another has its number', String(process.pid), new Date(0)],
])('the turn of a process that %s is over', async (_, text, touched) => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'turn');
  await writeFile(file, text);
  await utimes(file, touched, touched);
  await using turn = await acquireLock(file);
  expect(turn).toBeDefined();
});
