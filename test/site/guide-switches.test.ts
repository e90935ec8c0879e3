import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { tokenClasses } from '../../src/assets/highlighter.ts';
import { openBrowser } from '../browser/open-browser.ts';
import { startSwitchesSite } from './switches-site.ts';
import { keepPointerStill, openVisit, type Visit, wake } from './visit.ts';

const [browser, site] = await Promise.all([openBrowser(), startSwitchesSite()]);

async function visitGuide(hash = '', options: BrowserContextOptions = {}): Promise<Visit> {
  const visit = await openVisit(browser as Browser, options);
  await visit.page.goto(site.guide + hash);
  return visit;
}

/** Moves the mouse, at which the page loads what only a reader who is there can use. */
async function visitGuideAndMove(options: BrowserContextOptions = {}): Promise<Visit> {
  const visit = await visitGuide('', options);
  await wake(visit.page);
  return visit;
}

const tab = (page: Page, name: string, nth = 0) => page.getByRole('tab', { name, exact: true }).nth(nth);

async function chosenTabs(page: Page): Promise<string[]> {
  return page.getByRole('tab', { selected: true }).allInnerTexts();
}

test('the keys of the tabs pattern move and choose, and one tab of a list is on the way of Tab', async () => {
  const { page, complaints, close } = await visitGuide();
  await tab(page, 'npm').focus();
  const steps: [key: string, label: string, text: string][] = [
    ['ArrowRight', 'pnpm', 'Text of pnpm.'],
    ['End', 'yarn', 'Text of yarn.'],
    ['ArrowRight', 'npm', 'Text of npm.'],
    ['ArrowLeft', 'yarn', 'Text of yarn.'],
    ['Home', 'npm', 'Text of npm.'],
  ];
  for (const [key, label, text] of steps) {
    await page.keyboard.press(key);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(label);
    expect(await page.getByText(text, { exact: true }).isVisible()).toBe(true);
    const shown = await page.getByRole('tabpanel').filter({ visible: true }).allInnerTexts();
    expect(shown[0]).toContain(text);
  }
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.role)).toBe('tabpanel');
  expect(complaints).toEqual([]);
  await close();
});

test('a label that is chosen once is chosen in all tabs of the page, but not in those that stand alone', async () => {
  const { page, close } = await visitGuide();
  expect(await chosenTabs(page)).toEqual(['npm', 'npm', 'npm']);
  await tab(page, 'yarn').click();
  expect(await chosenTabs(page)).toEqual(['yarn', 'npm', 'yarn']);
  expect(await page.getByText('yarn add').isVisible()).toBe(true);
  await tab(page, 'npm', 2).click();
  expect(await chosenTabs(page)).toEqual(['npm', 'npm', 'npm']);
  await tab(page, 'yarn', 1).click();
  expect(await chosenTabs(page)).toEqual(['npm', 'yarn', 'npm']);
  await page.reload();
  expect(await chosenTabs(page)).toEqual(['npm', 'npm', 'npm']);
  await close();
});

test.each([
  ['#yarn', 'Text of yarn.'],
  ['#windows', 'A proxy?'],
  ['#a-proxy', 'Text of the proxy.'],
  ['#deep-heading', 'Deep heading'],
  ['#closed', 'Text of the closed one.'],
])('an address that ends in %s opens what hides that place, at once and by a link', async (hash, text) => {
  const { page, complaints, close } = await visitGuide(hash);
  const place = page.locator('.prose').getByText(text, { exact: true }).first();
  await place.waitFor();
  expect(await place.evaluate((element) => element.getBoundingClientRect().top < innerHeight)).toBe(true);

  await page.goto(site.guide);
  expect(await place.isVisible()).toBe(false);
  await page.evaluate((to) => location.assign(to), hash);
  await place.waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('a link to the place where the reader already is opens it again, and a broken address opens nothing', async () => {
  const { page, complaints, close } = await visitGuide('#deep-heading');
  await tab(page, 'npm').click();
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = '#deep-heading';
    link.textContent = 'Again';
    document.querySelector('main')?.prepend(link);
  });
  await page.getByRole('link', { name: 'Again' }).click();
  await page.getByRole('heading', { name: 'Deep heading' }).waitFor();
  await page.goto(`${site.guide}#%E4%`);
  expect(complaints).toEqual([]);
  await close();
});

test('without JavaScript everything is there under its label', async () => {
  const { page, close } = await visitGuide('', { javaScriptEnabled: false });
  for (const text of ['npm', 'pnpm', 'Mac', 'Windows', 'yarn', 'Text of yarn.', 'On a Mac.', 'Alone with yarn.']) {
    expect(await page.locator('.prose').getByText(text, { exact: true }).first().isVisible(), text).toBe(true);
  }
  expect(await page.getByText('yarn add').isVisible()).toBe(true);
  await page.getByText('Closed', { exact: true }).click();
  expect(await page.getByText('Text of the closed one.').isVisible()).toBe(true);
  expect(await page.getByRole('button').count()).toBe(0);
  await close();
});

test('should the script of the tabs not come, everything shows after a while', async () => {
  const { page, close } = await openVisit(browser);
  await page.route('**/assets/*.js', (route) => route.abort());
  await page.goto(site.guide);
  const heights = () => page.locator('.tab').evaluateAll((tabs) => tabs.map(({ clientHeight }) => clientHeight));
  expect(await heights()).toContain(0);
  await expect.poll(heights).not.toContain(0);
  await close();
});

test('code is copied letter for letter, and the page says so', async () => {
  const { page, complaints, close } = await visitGuideAndMove({ permissions: ['clipboard-read', 'clipboard-write'] });
  const block = page.locator('.code-block', { hasText: 'client.ts' });
  await block.getByRole('button', { name: 'Copy the code' }).click();
  await expect.poll(() => block.getByRole('status').innerText()).toBe('Copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe("const a: number = 1;\nconst b = await call('<x>', 2);\n");
  expect(await page.locator('.code-block', { hasText: 'not to be copied' }).getByRole('button').count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test('folded code is all there, and a button shows it', async () => {
  const { page, close } = await visitGuideAndMove();
  const block = page.locator('.code-folded');
  const height = () => block.locator('pre').evaluate((pre) => pre.clientHeight - pre.scrollHeight);
  expect(await height()).toBeLessThan(0);
  await block.getByRole('button', { name: 'Show all' }).click();
  expect(await height()).toBe(0);
  expect(await block.getByRole('button', { name: 'Show less' }).getAttribute('aria-expanded')).toBe('true');
  await close();
});

test('a picture grows by keyboard and goes back to where the reader was, but not one that is to stay', async () => {
  const { page, complaints, close } = await visitGuideAndMove();
  await page.getByAltText('Fixed').scrollIntoViewIfNeeded();
  const button = page.getByRole('button', { name: 'Enlarge image A wide picture' });
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'A wide picture' });
  await dialog.waitFor();
  await expect.poll(() => dialog.getByRole('img').evaluate((image) => image.clientWidth)).toBeGreaterThan(700);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await page.getByRole('button', { name: /Enlarge/ }).count()).toBe(1);
  expect(complaints).toEqual([]);
  await close();
});

test('a page loads the scripts of its own blocks alone, and few bytes before its reader moves', async () => {
  const { page, requested, close } = await openVisit(browser);
  await keepPointerStill(page);
  await page.goto(site.guide);
  const scripts = () => requested.filter((url) => url.endsWith('.js'));
  const before = scripts();
  const bodies = await Promise.all(before.map(async (url) => Buffer.from(await (await fetch(url)).arrayBuffer())));
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
  expect(bytes).toBeGreaterThan(500);
  expect(bytes).toBeLessThan(3000);
  const ofBlocks = () => scripts().filter((url) => /\/(?:tabs|code-buttons|zoom-image)\./.test(url));
  const early = ofBlocks().length;
  await page.keyboard.press('Shift');
  await expect.poll(() => ofBlocks().length).toBe(early + 2);

  requested.length = 0;
  await page.goto(site.url);
  await page.mouse.move(20, 20);
  expect(await page.getByText('Only text.').isVisible()).toBe(true);
  await page.locator('site-search').waitFor({ state: 'attached' });
  expect(ofBlocks()).toEqual([]);
  await close();
});

test('every color of code holds 4.5:1 on every ground that a line can have, in light and in dark', async () => {
  const { page, close } = await visitGuide();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const contrasts = await page.evaluate(contrastsOfCode, tokenClasses);
    expect(Object.keys(contrasts).length).toBe((tokenClasses.length + 1) * 5);
    const weak = Object.entries(contrasts).filter(([, contrast]) => contrast < 4.5);
    expect(weak, colorScheme).toEqual([]);
  }
  await page.evaluate(() => document.documentElement.style.setProperty('--tok-comment', '#777'));
  const planted = await page.evaluate(contrastsOfCode, tokenClasses);
  expect(planted['removed tok-comment']).toBeLessThan(4.5);
  await close();
});

/** Runs in the page: contrast by class of token and of line, measured on the colors as they are painted. */
function contrastsOfCode(tokens: readonly string[]): Record<string, number> {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const luminance = (...layers: string[]): number => {
    if (!context) return Number.NaN;
    for (const color of layers) {
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
    }
    const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((byte) => {
      const part = byte / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const code = document.querySelector('.code-block code');
  const block = code?.closest('.code-block');
  const contrasts: Record<string, number> = {};
  for (const kind of ['plain', 'highlighted', 'added', 'removed', 'focused']) {
    for (const token of ['', ...tokens]) {
      const line = document.createElement('span');
      const text = document.createElement('span');
      line.className = `line line-${kind}`;
      text.className = token;
      line.append(text);
      code?.append(line);
      block?.classList.add('code-focusing');
      const grounds = [block, line].map((element) => (element ? getComputedStyle(element).backgroundColor : ''));
      const [ground, ink] = [luminance(...grounds), luminance(getComputedStyle(text).color)];
      contrasts[`${kind} ${token}`] = (Math.max(ground, ink) + 0.05) / (Math.min(ground, ink) + 0.05);
      line.remove();
    }
  }
  return contrasts;
}
