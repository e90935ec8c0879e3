/**
 * `npm run screenshots`: takes the pictures of the Sandbox console that its guide shows. They are the same each time:
 * clock and keys are given.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, relative } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import type { Page } from 'playwright-core';
import sharp, { type Sharp } from 'sharp';
import { createSandboxProvider } from '../../src/sandbox/provider.ts';
import { findBrowser, installBrowser } from '../browser/find-browser.ts';
import { launchBrowser } from '../browser/launch-browser.ts';

const projectRoot = join(import.meta.dirname, '../..');
const folder = join(projectRoot, 'content/connectors/sandbox/images');

/** A picture stands beside text, and must not weigh more than the page around it. */
const limitBytes = 30_000;

interface Screenshot {
  name: string;
  /** The part of the page that is taken, with some of the page around it. */
  part: string;
  /** What is done at the page first. */
  prepare(page: Page): Promise<unknown>;
  /** Each in a format of its own, so that all of them are lived with. */
  encode(picture: Sharp): Sharp;
}

const screenshots: readonly Screenshot[] = [
  {
    name: 'create-key.png',
    part: 'section:has(#create)',
    prepare: (page) => page.getByLabel('Name').fill('My first rehearsal'),
    encode: (picture) => picture.png({ palette: true, colors: 64, effort: 10 }),
  },
  {
    name: 'new-key.webp',
    part: 'section.revealed',
    prepare: (page) => page.getByRole('button', { name: 'Create key' }).click(),
    encode: (picture) => picture.webp({ quality: 82, effort: 6 }),
  },
  {
    name: 'your-keys.avif',
    part: 'section:has(#keys)',
    prepare: (page) => page.reload(),
    encode: (picture) => picture.avif({ quality: 60, effort: 6 }),
  },
];

const server = await serveConsole();
const browser = await launchBrowser(findBrowser() ?? installBrowser());
try {
  const { port } = server.address() as AddressInfo;
  const page = await browser.newPage({
    viewport: { width: 840, height: 900 },
    deviceScaleFactor: 2,
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  await page.goto(`http://127.0.0.1:${port}/sandbox/`);
  mkdirSync(folder, { recursive: true });
  for (const screenshot of screenshots) {
    const bytes = await take(page, screenshot);
    if (bytes.length > limitBytes)
      throw new Error(`${screenshot.name} has ${bytes.length} bytes, more than ${limitBytes}.`);
    const file = join(folder, screenshot.name);
    writeFileSync(file, bytes);
    process.stdout.write(`Wrote ${relative(projectRoot, file)}, ${Math.round(bytes.length / 1000)} kB.\n`);
  }
} finally {
  await browser.close();
  server.close();
}

async function serveConsole() {
  let keys = 0;
  const provider = createSandboxProvider({
    clock: () => new Date('2026-01-15T09:30:00Z'),
    random: (bytes) => new Uint8Array(bytes).map((_, index) => (index * 37 + ++keys * 11) % 256),
  });
  const server = createAdaptorServer({ fetch: provider.fetch });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** The picture of a part of the page, with a margin of the page around it. */
async function take(page: Page, { part, prepare, encode }: Screenshot): Promise<Buffer> {
  await prepare(page);
  // A caret that blinks would make two pictures of one state.
  await page.locator('h1').click();
  const box = await page.locator(part).boundingBox();
  if (!box) throw new Error(`The console has no ${part}.`);
  const margin = 16;
  const clip = {
    x: box.x - margin,
    y: box.y - margin,
    width: box.width + 2 * margin,
    height: box.height + 2 * margin,
  };
  return encode(sharp(await page.screenshot({ clip, caret: 'hide' }))).toBuffer();
}
