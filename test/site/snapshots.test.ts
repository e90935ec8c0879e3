import { existsSync, globSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { isUpdate } from '../guide/case-folders.ts';
import { type Comparison, comparePictures } from './compare-pictures.ts';
import { scenes } from './snapshot-scenes.ts';
import { startSite } from './start-site.ts';

const [browser, site] = await Promise.all([openBrowser(), startSite()]);

const folder = join(import.meta.dirname, 'snapshots');
const limitBytes = 2.5 * 1024 * 1024;

const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const schemes = ['light', 'dark'] as const;
const views = Object.entries(sizes).flatMap(([size, viewport]) =>
  schemes.map((scheme) => ({ size, viewport, scheme })),
);

describe('pages look as they did, in light and dark, wide and narrow:', () => {
  test.each(scenes)('$name', async ({ name, open, from }) => {
    const { page, close } = await open(browser, site);
    await calm(page);
    const faults: string[] = [];
    for (const { size, viewport, scheme } of views) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme: scheme });
      faults.push(...(await holdAgainst(`${name}-${size}-${scheme}.png`, await photograph(page, from))));
    }
    await close();
    expect(faults).toEqual([]);
  });
});

test('the pictures are those of the scenes, and together no larger than 2.5 MB', () => {
  const kept = globSync('*.png', { cwd: folder });
  expect(kept.sort()).toEqual(
    scenes.flatMap(({ name }) => views.map(({ size, scheme }) => `${name}-${size}-${scheme}.png`)).sort(),
  );
  expect(kept.reduce((bytes, file) => bytes + statSync(join(folder, file)).size, 0)).toBeLessThan(limitBytes);
});

describe('control: a change that people would see is found:', () => {
  test.each([
    ['a button that is gone', 'connect-form button[type=submit] { visibility: hidden }'],
    ['another color', ':root { --brand-accent: #a21caf }'],
    ['steps that stand elsewhere', '.step-body { padding-left: 12px }'],
    ['larger text', '.prose p { font-size: 1.08em }'],
    ['a header without its name', '.site-name { opacity: 0.15 }'],
  ])('%s', async (_what, style) => {
    const { page, close } = await openGuide();
    const before = await photograph(page);
    await page.addStyleTag({ content: style });
    expect((await comparePictures(before, await photograph(page))).kind).toBe('different');
    await close();
  });

  test('and edges of letters that are drawn in another way are not', async () => {
    const { page, close } = await openGuide();
    const before = await photograph(page);
    await page.addStyleTag({ content: 'html { -webkit-font-smoothing: none; text-rendering: geometricPrecision }' });
    const after = await photograph(page);
    for (const other of [after, await sharp(before).blur(0.6).toBuffer(), await compress(before)]) {
      expect(await comparePictures(before, other)).toEqual({ kind: 'same' });
    }
    await close();
  });

  test('and a picture of another size is told as such', async () => {
    const [small, large] = await Promise.all(
      [10, 20].map((width) =>
        sharp({ create: { width, height: 10, channels: 3, background: 'red' } })
          .png()
          .toBuffer(),
      ),
    );
    const comparison = await comparePictures(small ?? Buffer.alloc(0), large ?? Buffer.alloc(0));
    expect(comparison).toEqual({ kind: 'sized', expected: '5 by 5', actual: '10 by 5' });
  });
});

async function openGuide() {
  const scene = scenes.find(({ name }) => name === 'guide');
  if (!scene) throw new Error('There is no scene of a guide.');
  const visit = await scene.open(browser, site);
  await visit.page.setViewportSize(sizes.desktop);
  await calm(visit.page);
  return visit;
}

/** Takes out what differs from machine to machine: the typeface of code, which is the system's, and the blinking mark. */
async function calm(page: Page): Promise<void> {
  const content = ':root { --font-mono: "Inter Variable" !important } * { caret-color: transparent !important }';
  await page.addStyleTag({ content });
}

async function photograph(page: Page, from?: string): Promise<Buffer> {
  await page.evaluate(async (selector) => {
    await document.fonts.ready;
    const target = selector === undefined ? undefined : document.querySelector(selector);
    if (target) target.scrollIntoView({ block: 'start', behavior: 'instant' });
    else scrollTo({ top: 0, behavior: 'instant' });
    // What follows the scrolling is drawn with the frame after it.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  }, from);
  return page.screenshot({ animations: 'disabled', scale: 'css' });
}

/** Few colors are enough to see what a page looks like. */
function compress(picture: Buffer): Promise<Buffer> {
  return sharp(picture).png({ palette: true, colors: 48, dither: 0, effort: 10 }).toBuffer();
}

/** What is wrong with a picture, in words; nothing when it is as before, or was written anew because it is not. */
async function holdAgainst(name: string, picture: Buffer): Promise<string[]> {
  const file = join(folder, name);
  const comparison = existsSync(file) ? await comparePictures(readFileSync(file), picture) : undefined;
  if (comparison?.kind === 'same') return [];
  if (isUpdate(process.env)) {
    writeFileSync(file, await compress(picture));
    return [];
  }
  if (!comparison) return [`There is no ${name}. Look at the page, then write it with UPDATE=1.`];
  return [`${name}: ${inWords(name, comparison)}`];
}

let differences: string | undefined;

function inWords(name: string, comparison: Exclude<Comparison, { kind: 'same' }>): string {
  if (comparison.kind === 'sized') return `it is ${comparison.actual}, and was ${comparison.expected}`;
  differences ??= mkdtempSync(join(tmpdir(), 'snapshot-differences-'));
  const file = join(differences, name);
  writeFileSync(file, comparison.picture);
  const { share, densest } = comparison;
  const percent = (part: number) => `${(part * 100).toFixed(1)} %`;
  return `${percent(share)} differ, ${percent(densest.share)} around ${densest.x},${densest.y}; before, after, difference: ${file}`;
}
