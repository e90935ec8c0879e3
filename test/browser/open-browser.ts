import { type Browser, chromium } from 'playwright-core';
import { afterAll } from 'vitest';
import { findBrowser } from './find-browser.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Letters as an installed browser draws them, for one that has no desktop to ask.
  '--font-render-hinting=none',
];

/**
 * Opens a headless browser for one test file: `const browser = await openBrowser();` at the top of the file. It closes
 * by itself after the file's last test.
 * @throws {Error} No browser on this machine; `npm test` installs one.
 */
export async function openBrowser(): Promise<Browser> {
  const found = findBrowser();
  if (!found) throw new Error('No browser was found for this test. `npm test` installs one.');
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: flags,
    headless: true,
    env: { ...process.env, ...found.env },
    timeout: 30_000,
  });
  afterAll(() => browser.close());
  return browser;
}
