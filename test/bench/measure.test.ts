import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { childSeconds, measure, ProgramFailed } from './measure.ts';

const burn =
  'const end = process.cpuUsage().user + 400_000; while (process.cpuUsage().user < end) for (let turn = 0; turn < 1e6; turn++);';
const node = (program: string) => measure({ command: process.execPath, args: ['-e', program], cwd: tmpdir() });

const idle = await node('');

test('the time of the program itself counts', async () => {
  expect((await node(burn)).cpuSeconds).toBeGreaterThan(idle.cpuSeconds + 0.3);
});

test('the time of a child, and of a child of that child, counts', async () => {
  const child = `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(burn)}])`;
  const grandchild = `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(child)}])`;
  expect((await node(child)).cpuSeconds).toBeGreaterThan(0.4);
  expect((await node(grandchild)).cpuSeconds).toBeGreaterThan(0.4);
});

test.runIf(process.platform === 'linux')('the time of a child that outlives its parent counts', async () => {
  const own = `const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(burn)}], { stdio: 'inherit' }); child.unref();`;
  expect((await node(own)).cpuSeconds).toBeGreaterThan(idle.cpuSeconds + 0.3);
});

test('a program that only waits costs next to no time', async () => {
  const { cpuSeconds, wallSeconds } = await node('setTimeout(() => {}, 1000)');
  expect(wallSeconds).toBeGreaterThanOrEqual(1);
  expect(cpuSeconds).toBeLessThan(wallSeconds);
});

test.runIf(process.platform === 'linux')(
  'the memory is that of the largest process, which may be a child',
  async () => {
    const hold = 'const held = Buffer.alloc(300 * 2 ** 20, 1); setTimeout(() => held, 400)';
    const parent = `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(hold)}])`;
    expect((await node(parent)).peakMegabytes).toBeGreaterThan(300);
    expect(idle.peakMegabytes ?? 0).toBeLessThan(300);
  },
);

test('a program that fails is an error that says what it printed', async () => {
  const failing = node('console.error("no such guide"); process.exit(3)');
  await expect(failing).rejects.toThrow(ProgramFailed);
  await expect(failing).rejects.toThrow(/exit code 3:\nno such guide/);
});

test('times are read as dash, bash and other countries print them', () => {
  expect(childSeconds('0m0.010000s 0m0.000000s\n1m2.500000s 0m0.250000s\n')).toBe(62.75);
  expect(childSeconds('0m0.010s 0m0.000s\n0m1.500s 0m0.250s\n')).toBe(1.75);
  expect(childSeconds('0m0,010s 0m0,000s\n0m1,500s 0m0,250s\n')).toBe(1.75);
  expect(() => childSeconds('')).toThrow('could not be read');
});
