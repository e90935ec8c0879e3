/** The search dialog, under the policy that the server sends. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { readBuiltSite } from './built-site.ts';
import { focusOf } from './keyboard.ts';
import { sandboxGuide } from './sandbox-console.ts';
import { startSite } from './start-site.ts';
import { vendorTraces } from './vendor-traces.ts';
import { openVisit } from './visit.ts';

const [browser, site] = await Promise.all([openBrowser(), startSite()]);

async function openPage(path = '/') {
  const visit = await openVisit(browser);
  await visit.page.goto(site.url + path);
  const { page } = visit;
  return {
    ...visit,
    dialog: page.getByRole('dialog', { name: 'Search' }),
    field: page.getByRole('combobox', { name: 'What are you looking for?' }),
    options: page.getByRole('option'),
  };
}

const said = (page: Page) => page.locator('site-search [role=status]').textContent();
const chosen = (page: Page) => page.locator('[role=option][aria-selected=true]').textContent();

test('/ opens the search from anywhere; a name, an arrow key and Enter lead to a guide, without a mouse', async () => {
  const { page, field, options, complaints, close } = await openPage('/guides/safe-keys/');
  await page.keyboard.press('/');
  await expect.poll(() => focusOf(page)).toMatchObject({ name: 'What are you looking for?' });
  await page.keyboard.type('lusha');
  await expect.poll(() => options.count()).toBeGreaterThan(1);
  expect(await chosen(page), 'the best result is chosen from the start').toContain('Lusha');
  const first = await field.getAttribute('aria-activedescendant');
  await page.keyboard.press('ArrowDown');
  expect(await field.getAttribute('aria-activedescendant')).not.toBe(first);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await field.getAttribute('aria-activedescendant'), 'above the first is the last').toBe(
    await options.last().getAttribute('id'),
  );
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/connectors/lusha/**');
  expect(complaints).toEqual([]);
  await close();
});

test('Control+K opens it too; Escape closes it and leads back to where the reader was', async () => {
  const { page, dialog, close } = await openPage();
  const button = page.getByRole('button', { name: 'Search', exact: true });
  await button.focus();
  await page.keyboard.press('Control+k');
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await focusOf(page)).toMatchObject({ name: 'Search /' });
  await close();
});

test('the buttons in the header and on the first page open it, and a press beside it closes it', async () => {
  const { page, dialog, close } = await openPage();
  for (const name of ['Search', 'Which provider do you want to link?']) {
    await page.getByRole('button', { name, exact: true }).click();
    await dialog.waitFor();
    await page.mouse.click(10, 400);
    await dialog.waitFor({ state: 'hidden' });
  }
  await close();
});

test('a / that is typed into a field is a letter', async () => {
  const { page, dialog, close } = await openPage('/connectors/');
  await page.getByLabel('Filter by name').press('/');
  expect(await page.getByLabel('Filter by name').inputValue()).toBe('/');
  expect(await dialog.isVisible()).toBe(false);
  await close();
});

test('nothing of the index is fetched before the search is opened', async () => {
  const { page, dialog, requested, close } = await openPage(sandboxGuide);
  const ofIndex = () => requested.filter((address) => new URL(address).pathname.startsWith('/search/'));
  await page.mouse.move(40, 40);
  await page.locator('site-search').waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  expect(ofIndex()).toEqual([]);
  await page.keyboard.press('/');
  await dialog.waitFor();
  await expect.poll(ofIndex).not.toEqual([]);
  await close();
});

test('how much was found is told, also when it is nothing', async () => {
  const { page, field, close } = await openPage();
  await page.keyboard.press('/');
  await expect.poll(() => said(page)).toContain('Type the name of a provider');
  await field.fill('datadog');
  await expect.poll(() => said(page)).toMatch(/^\d+ results?$/);
  await field.fill('xyzzyplugh');
  await expect.poll(() => said(page)).toContain('Nothing fits');
  expect(await field.getAttribute('aria-expanded')).toBe('false');
  await close();
});

test('Enter that is pressed before the answer has come opens the best result when it does', async () => {
  const { page, close } = await openPage();
  await page.keyboard.press('/');
  await page.getByRole('combobox').waitFor();
  await page.keyboard.type('algolia');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/connectors/algolia/**');
  await close();
});

test('a result that fits a part of a page leads to that part', async () => {
  const { page, field, options, close } = await openPage();
  await page.keyboard.press('/');
  await field.fill('revoke it at the provider');
  await options.first().waitFor();
  expect(await options.first().getAttribute('href')).toMatch(/\/#[a-z-]+$/);
  await close();
});

test('what was searched for is marked by text, and nothing that a page says ever becomes HTML', async () => {
  const { page, field, complaints, close } = await openPage();
  // The search gets a page as a writer of ill will would like it.
  await page.route('**/search/pages/*', async (route) => {
    const answer = await route.fetch();
    const planted = {
      id: 'planted',
      title: '',
      text: 'Lusha <img src="/planted.png" onerror="planted()"> <b>Lusha</b>',
    };
    await route.fulfill({
      response: answer,
      json: { ...(await answer.json()), description: planted.text, sections: [planted] },
    });
  });
  await page.keyboard.press('/');
  await field.fill('lusha');
  await page.locator('.found-excerpt', { hasText: '<img src="/planted.png"' }).first().waitFor();
  expect(await page.locator('.found img, .found b').count()).toBe(0);
  expect(await page.locator('.found mark').count()).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
  await close();
});

test('an index that does not come is told of, and the next search tries again', async () => {
  const { page, field, options, close } = await openPage();
  await page.route('**/search/top.json', (route) => route.abort());
  await page.keyboard.press('/');
  await field.fill('lusha');
  await expect.poll(() => said(page)).toContain('The search did not load');
  await page.unroute('**/search/top.json');
  await field.fill('lush');
  await options.first().waitFor();
  await close();
});

test('a site without an index, as in development, says so', async () => {
  const { page, field, close } = await openPage();
  await page.route('**/search/**', (route) => route.fulfill({ status: 404 }));
  await page.keyboard.press('/');
  await field.fill('lusha');
  await expect.poll(() => said(page)).toContain('it is made when the site is built');
  await close();
});

test('the dialog fits a screen of 320 pixels', async () => {
  const { page, field, options, close } = await openPage();
  await page.setViewportSize({ width: 320, height: 568 });
  await page.keyboard.press('/');
  await field.fill('key');
  await options.first().waitFor();
  const box = await page.locator('dialog.search').boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await close();
});

test('the index of a partner does not name the vendor; the vendor’s own does, so that it would be seen', () => {
  const index = (brand: 'stackone' | 'acme') =>
    new Map([...readBuiltSite(brand).files].filter(([path]) => path.startsWith('/search/')));
  expect(index('acme').size).toBeGreaterThan(15);
  expect(vendorTraces(index('acme'))).toEqual([]);
  expect(vendorTraces(index('stackone')).length).toBeGreaterThan(5);
});

test('without script there is no button that does nothing', async () => {
  const { page, close } = await openVisit(browser, { javaScriptEnabled: false });
  await page.goto(site.url);
  expect(await page.locator('[data-opens=search]:visible').count()).toBe(0);
  expect(await page.getByRole('link', { name: 'All providers' }).count()).toBe(1);
  await close();
});
