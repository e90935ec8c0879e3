import { type Browser, chromium } from 'playwright-core';
import type { TestBrowser } from './find-browser.ts';

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

/** Starts a browser without a window. Who starts it closes it. */
export function launchBrowser({ executablePath, env }: TestBrowser): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: flags,
    headless: true,
    env: { ...process.env, ...env },
    timeout: 30_000,
  });
}
