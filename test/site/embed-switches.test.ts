import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { faultsInEveryLook } from './accessibility.ts';
import { openSession, startEmbedSite } from './embed-site.ts';
import { openVisit, type Visit } from './visit.ts';

const pageWith = (src: string) => `<!doctype html><html lang="en"><title>App</title><h1>App</h1>
<script type="module" src="{{site}}/embed.js"></script><keyway-guide src="${src}"></keyway-guide></html>`;
const switches = { '/': pageWith('/guides/switches') };
const folded = { '/': pageWith('/connectors/lodge/guides/link-account/api-key') };
const [browser, ofSwitches, ofSteps] = await Promise.all([
  openBrowser(),
  startEmbedSite({ files: switches, of: 'switches' }),
  startEmbedSite({ files: folded, of: 'loop' }),
]);

async function open({ product }: typeof ofSwitches, options: BrowserContextOptions = {}): Promise<Visit> {
  const visit = await openVisit(browser, options);
  await visit.page.goto(product.url);
  await visit.page.locator('keyway-guide[state="ready"]').waitFor();
  return visit;
}

const guideIn = (page: Page) => page.locator('keyway-guide');
const tab = (page: Page, name: string, nth = 0) => guideIn(page).getByRole('tab', { name, exact: true }).nth(nth);
const chosen = (page: Page) => guideIn(page).getByRole('tab', { selected: true }).allInnerTexts();
const focused = (page: Page) =>
  page.evaluate(() => {
    const focus = document.activeElement?.shadowRoot?.activeElement;
    return focus?.role === 'tab' ? focus.textContent : focus?.role;
  });

test('tabs follow the keys of their pattern, and hide what is not chosen from everybody', async () => {
  const { page, complaints, close } = await open(ofSwitches);
  await tab(page, 'npm').focus();
  const moves: [key: string, label: string, text: string][] = [
    ['ArrowRight', 'pnpm', 'Text of pnpm.'],
    ['End', 'yarn', 'Text of yarn.'],
    ['ArrowRight', 'npm', 'Text of npm.'],
    ['ArrowLeft', 'yarn', 'Text of yarn.'],
    ['Home', 'npm', 'Text of npm.'],
  ];
  for (const [key, label, text] of moves) {
    await page.keyboard.press(key);
    expect(await focused(page)).toBe(label);
    const tree = await guideIn(page).ariaSnapshot();
    const shown = moves.map(([, , each]) => each).filter((each) => tree.includes(each));
    expect(new Set(shown)).toEqual(new Set([text]));
  }
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('tabpanel');
  expect(complaints).toEqual([]);
  await close();
});

test('tabs of one label follow each other, but not those that stand alone', async () => {
  const { page, close } = await open(ofSwitches);
  expect(await chosen(page)).toEqual(['npm', 'npm', 'npm']);
  await tab(page, 'yarn').click();
  expect(await chosen(page)).toEqual(['yarn', 'npm', 'yarn']);
  await tab(page, 'yarn', 1).click();
  await tab(page, 'npm', 2).click();
  expect(await chosen(page)).toEqual(['npm', 'yarn', 'npm']);
  await close();
});

test.each([
  ['a tab', 'plan', 'Ask for another plan'],
  ['an accordion', 'refused', 'Create the key'],
])('a refusal leads to its step, in %s that was closed', async (_place, act, title) => {
  const { page, close } = await open(ofSteps);
  const session = await openSession(ofSteps.site, 'lodge');
  await guideIn(page).evaluate((element, token) => Object.assign(element, { session: token }), session);
  const form = guideIn(page).locator('connect-form');
  await form.getByRole('textbox', { name: 'Site' }).fill('north');
  await form.getByLabel('API Key', { exact: true }).fill(`${act}-canary`);
  // The focus in the field has unfolded its step already.
  await guideIn(page)
    .locator('details')
    .evaluateAll((folds) => {
      for (const fold of folds) (fold as HTMLDetailsElement).open = false;
    });
  const heading = guideIn(page).getByRole('heading', { name: title });
  expect(await heading.isVisible()).toBe(false);
  await form.locator('button[data-busy]').click();
  await heading.waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent))
    .toContain(title);
  await close();
});

test('code is copied letter for letter, and folded code unfolds', async () => {
  const { page, complaints, close } = await open(ofSwitches, { permissions: ['clipboard-read', 'clipboard-write'] });
  const block = guideIn(page).locator('.code-block', { hasText: 'client.ts' });
  await block.getByRole('button', { name: 'Copy the code' }).click();
  await expect.poll(() => block.getByRole('status').innerText()).toBe('Copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe("const a: number = 1;\nconst b = await call('<x>', 2);\n");
  const long = guideIn(page).locator('.code-folded');
  const isWhole = () => long.locator('pre').evaluate((pre) => pre.clientHeight === pre.scrollHeight);
  expect(await isWhole()).toBe(false);
  await long.getByRole('button', { name: 'Show all' }).click();
  expect(await isWhole()).toBe(true);
  expect(complaints).toEqual([]);
  await close();
});

test('a picture grows by keyboard and goes back to where the reader was', async () => {
  const { page, complaints, close } = await open(ofSwitches);
  const button = guideIn(page).getByRole('button', { name: 'Enlarge image A wide picture' });
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'A wide picture' });
  await dialog.waitFor();
  expect(await dialog.getByRole('img').evaluate((image) => image.clientWidth)).toBeGreaterThan(700);
  expect(await faultsInEveryLook(page, 'keyway-guide')).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await button.evaluate((element) => element.matches(':focus'))).toBe(true);
  expect(complaints).toEqual([]);
  await close();
});

test('an embedded guide with tabs and accordions has no fault for assistive tools, on desktops and phones', async () => {
  for (const site of [ofSwitches, ofSteps]) {
    const { page, close } = await open(site);
    expect(await faultsInEveryLook(page, 'keyway-guide')).toEqual([]);
    await close();
  }
});
