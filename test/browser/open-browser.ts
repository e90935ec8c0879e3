import type { Browser } from 'playwright-core';
import { afterAll } from 'vitest';
import { findBrowser } from './find-browser.ts';
import { launchBrowser } from './launch-browser.ts';

/**
 * Opens a headless browser for one test file: `const browser = await openBrowser();` at the top of the file. It closes
 * by itself after the file's last test.
 * @throws {Error} No browser on this machine; `npm test` installs one.
 */
export async function openBrowser(): Promise<Browser> {
  const found = findBrowser();
  if (!found) throw new Error('No browser was found for this test. `npm test` installs one.');
  const browser = await launchBrowser(found);
  afterAll(() => browser.close());
  return browser;
}
