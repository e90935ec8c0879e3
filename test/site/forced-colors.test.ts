import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { openForm } from './form-visit.ts';
import { sandboxGuide } from './sandbox-console.ts';
import { apiKey, startSite } from './start-site.ts';
import { startSwitchesSite } from './switches-site.ts';
import { openVisit, wake } from './visit.ts';

const [browser, site, switches] = await Promise.all([
  openBrowser(),
  startSite({ env: { KEYWAY_API_KEYS: apiKey } }),
  startSwitchesSite(),
]);
const hubspotGuide = '/connectors/hubspot/guides/link-account/private-app-access-token/';
const forced = { forcedColors: 'active', colorScheme: 'dark' } as const;

interface Picture {
  width: number;
  height: number;
  /** Whether a pixel is not of the page's ground. */
  isInked(x: number, y: number): boolean;
  bytes: Buffer;
}

/** What is painted of an element and the four pixels around it. */
async function pictureOf(page: Page, place: Locator): Promise<Picture> {
  await place.scrollIntoViewIfNeeded();
  await page.mouse.move(0, 0);
  const box = await place.boundingBox();
  if (!box) throw new Error('There is nothing to see.');
  const clip = { x: box.x - 4, y: box.y - 4, width: box.width + 8, height: box.height + 8 };
  const image = sharp(await page.screenshot({ clip }))
    .removeAlpha()
    .greyscale()
    .raw();
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  const ground = data[0] ?? 0;
  const isInked = (x: number, y: number) => Math.abs((data[y * info.width + x] ?? 0) - ground) > 64;
  return { width: info.width, height: info.height, isInked, bytes: data };
}

/** Share of the pixels in which two pictures differ clearly. */
function difference(one: Picture, other: Picture): number {
  const count = Math.min(one.bytes.length, other.bytes.length);
  let differing = Math.abs(one.bytes.length - other.bytes.length);
  for (let index = 0; index < count; index += 1) {
    if (Math.abs((one.bytes[index] ?? 0) - (other.bytes[index] ?? 0)) > 64) differing += 1;
  }
  return differing / count;
}

/** Whether a line leads around what is pictured: ink on each side, at the middle of it. */
function hasEdge({ width, height, isInked }: Picture): boolean {
  const depth = Array.from({ length: 8 }, (_, index) => index);
  const [x, y] = [Math.floor(width / 2), Math.floor(height / 2)];
  return [
    depth.some((at) => isInked(at, y)),
    depth.some((at) => isInked(width - 1 - at, y)),
    depth.some((at) => isInked(x, at)),
    depth.some((at) => isInked(x, height - 1 - at)),
  ].every(Boolean);
}

/** Takes a picture before and after, and answers how much of it changed. */
async function changeBy(page: Page, place: Locator, act: () => Promise<unknown>): Promise<number> {
  const before = await pictureOf(page, place);
  await act();
  return difference(before, await pictureOf(page, place));
}

describe('where the reader forces the colors,', () => {
  let page: Page;
  beforeAll(async () => {
    const visit = await openForm(browser, site);
    page = visit.page;
    await page.emulateMedia(forced);
    await wake(page);
  });

  test('a step that is done is marked in its box, in its number, and in the contents list', async () => {
    const step = page.locator('.step').first();
    const box = step.locator('.step-tick input');
    const number = step.locator('.step-number');
    const entry = page.locator('.guide-side .contents-number').first();
    const [numberBefore, entryBefore] = [await pictureOf(page, number), await pictureOf(page, entry)];
    expect(await changeBy(page, box, () => box.check())).toBeGreaterThan(0.05);
    await expect.poll(async () => difference(numberBefore, await pictureOf(page, number))).toBeGreaterThan(0.02);
    await expect.poll(async () => difference(entryBefore, await pictureOf(page, entry))).toBeGreaterThan(0.02);
    // The tick stands alone: the number that it replaces must not show through.
    for (const place of [number, entry]) {
      expect(await changeBy(page, place, () => place.evaluate((element) => element.replaceChildren()))).toBe(0);
    }
  });

  test('the bar of progress has an edge, and grows', async () => {
    const bar = page.locator('.guide-side .progress-bar');
    expect(hasEdge(await pictureOf(page, bar))).toBe(true);
    const tick = page.locator('.step-tick input').nth(1);
    expect(await changeBy(page, bar, () => tick.check())).toBeGreaterThan(0.01);
  });

  test.each([
    ['a button', 'connect-form button[type=submit]'],
    ['a field', 'connect-form .connect-row'],
    ['the form', '.guide-form > *'],
    ['a callout', '.callout'],
    ['the number of a step', '.step-number'],
  ])('%s has an edge', async (_what, selector) => {
    const place = page.locator(selector).filter({ visible: true }).last();
    expect(hasEdge(await pictureOf(page, place))).toBe(true);
  });

  test('what has the focus is marked', async () => {
    await page.getByLabel('API Key', { exact: true }).focus();
    const button = page.locator('connect-form button[data-busy]');
    const tabOn = async () => {
      while (!(await button.evaluate((element) => element === document.activeElement)))
        await page.keyboard.press('Tab');
    };
    expect(await changeBy(page, button, tabOn)).toBeGreaterThan(0.02);
  });
});

test('where the reader forces the colors, chosen actions differ from others', async () => {
  const { page, close } = await openVisit(browser);
  await page.goto(site.url + hubspotGuide);
  await page.emulateMedia(forced);
  await wake(page);
  const box = page.locator('.scope-picker-choice').first();
  expect(await changeBy(page, box, () => box.check())).toBeGreaterThan(0.05);
  await close();
});

test('where the reader forces the colors, the chosen theme and the chosen tab differ from others', async () => {
  const { page, close } = await openVisit(browser);
  await page.goto(switches.guide);
  await page.emulateMedia(forced);
  await wake(page);
  const second = page.getByRole('tab').nth(1);
  expect(await changeBy(page, second, () => second.click())).toBeGreaterThan(0.01);
  await page.getByRole('button', { name: 'Theme' }).click();
  const light = page.locator('.theme-choices .menu-item').first();
  expect(await changeBy(page, light, () => light.locator('input').check())).toBeGreaterThan(0.01);
  await close();
});

test('control: a mark made of a ground color alone, or an edge of a shadow, is missed', async () => {
  const { page, close } = await openVisit(browser);
  await page.goto(site.url + sandboxGuide);
  await page.emulateMedia(forced);
  await page.evaluate(() => {
    const planted = document.createElement('p');
    planted.id = 'planted';
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '#planted { width: 90px; height: 40px; box-shadow: 0 0 0 2px red } #planted.on { background: red }',
    );
    document.adoptedStyleSheets = [sheet];
    document.querySelector('main')?.prepend(planted);
  });
  const planted = page.locator('#planted');
  expect(hasEdge(await pictureOf(page, planted))).toBe(false);
  expect(await changeBy(page, planted, () => planted.evaluate((element) => element.classList.add('on')))).toBe(0);
  await close();
});
