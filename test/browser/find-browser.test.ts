import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { findBrowser, findInstalledBrowser } from './find-browser.ts';

test('the browser that KEYWAY_TEST_BROWSER names is taken before any other', () => {
  vi.stubEnv('KEYWAY_TEST_BROWSER', process.execPath);
  expect(findBrowser()).toEqual({ executablePath: process.execPath, env: {} });
});

test('a named browser that is not there is an error, not a reason to take another', () => {
  vi.stubEnv('KEYWAY_TEST_BROWSER', '/nowhere/chromium');
  expect(() => findBrowser()).toThrow('KEYWAY_TEST_BROWSER names /nowhere/chromium, where there is no file.');
});

test.skipIf(process.platform !== 'linux')(
  'a program of that name that cannot say its version is passed over',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'keyway-browser-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    vi.stubEnv('PATH', folder);

    await writeFile(join(folder, 'chromium'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    expect(findInstalledBrowser()?.executablePath).not.toBe(join(folder, 'chromium'));
    await writeFile(join(folder, 'chromium'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
    expect(findInstalledBrowser()?.executablePath).toBe(join(folder, 'chromium'));
  },
);
