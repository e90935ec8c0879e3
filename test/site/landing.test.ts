/** The first page and the overview: connectors as cards, by category and by name. */
import { selectAll } from 'hast-util-select';
import { toString as textIn } from 'hast-util-to-string';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { attributeOf, brands, readBuiltSite } from './built-site.ts';
import { tabTo } from './keyboard.ts';
import { startSite } from './start-site.ts';
import { openVisit } from './visit.ts';

const [browser, site] = await Promise.all([openBrowser(), startSite()]);

const cardsIn = (page: Page) => page.locator('.card:visible .card-link').allInnerTexts();
const chosenIn = (page: Page) => page.locator('.chip[aria-current]').innerText();

describe.each(['/', '/connectors/'])('on %s', (path) => {
  test('a category narrows the cards in place and stands in the address; the way back shows all again', async () => {
    const { page, complaints, close } = await openVisit(browser);
    await page.goto(site.url + path);
    const all = await cardsIn(page);
    expect(all.length).toBeGreaterThan(5);
    await page.getByRole('link', { name: 'Project management', exact: true }).click();
    expect(await cardsIn(page)).toEqual(['Jira', 'Linear']);
    expect(await chosenIn(page)).toBe('Project management');
    expect(page.url()).toBe(`${site.url}${path}?category=project-management`);
    await page.goBack();
    expect(await cardsIn(page)).toEqual(all);
    expect(await chosenIn(page)).toBe('All');
    expect(complaints).toEqual([]);
    await close();
  });

  test('an address with a category shows that category, and one with a category that there is not shows all', async () => {
    const { page, close } = await openVisit(browser);
    await page.goto(`${site.url}${path}?category=monitoring`);
    expect(await cardsIn(page)).toEqual(['Datadog']);
    await page.goto(`${site.url}${path}?category=gone`);
    expect((await cardsIn(page)).length).toBeGreaterThan(5);
    await close();
  });

  test('it can be used by keyboard alone, and fits a screen of 320 pixels', async () => {
    const { page, close } = await openVisit(browser);
    await page.setViewportSize({ width: 320, height: 568 });
    await page.goto(site.url + path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await tabTo(page, 'CRM');
    await page.keyboard.press('Enter');
    expect(await cardsIn(page)).toEqual(['HubSpot']);
    await tabTo(page, 'HubSpot');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/connectors/hubspot/**');
    await close();
  });
});

test('name and category narrow together, what is left is told, and that nothing is left too', async () => {
  const { page, close } = await openVisit(browser);
  await page.goto(`${site.url}/connectors/?category=project-management`);
  const told = page.locator('.filter-count');
  expect(await told.textContent()).toMatch(/^2 of \d+$/);
  await page.getByLabel('Filter by name').fill('lin');
  expect(await cardsIn(page)).toEqual(['Linear']);
  expect(await told.textContent()).toMatch(/^1 of \d+$/);
  await page.getByLabel('Filter by name').fill('lush');
  expect(await cardsIn(page)).toEqual([]);
  expect(await page.getByText('No provider fits.').isVisible()).toBe(true);
  await close();
});

test('without script every card stands there, and the chips of the first page lead to the overview', async () => {
  const { page, close } = await openVisit(browser, { javaScriptEnabled: false });
  await page.goto(site.url);
  const all = await cardsIn(page);
  expect(all.length).toBeGreaterThan(5);
  await page.getByRole('link', { name: 'CRM', exact: true }).click();
  expect(new URL(page.url()).pathname).toBe('/connectors/');
  expect(await cardsIn(page)).toEqual(all);
  expect(await page.getByLabel('Filter by name').isVisible()).toBe(false);
  await close();
});

test('a connector’s own logo is shown from a file of the site; others have their initial', async () => {
  const { page, complaints, close } = await openVisit(browser);
  await page.goto(`${site.url}/connectors/`);
  const logo = page.locator('.card', { hasText: 'Sandbox' }).locator('img.mark');
  expect(await logo.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(44);
  expect(await logo.getAttribute('alt')).toBe('');
  expect(await page.locator('.card', { hasText: 'Lusha' }).locator('.mark').innerText()).toBe('L');
  expect(complaints).toEqual([]);
  await close();
});

test.each(brands)('the first page of %s names every connector, its articles, and how many there are', (brand) => {
  const { pages } = readBuiltSite(brand);
  const front = pages.find(({ path }) => path === '/');
  if (!front) throw new Error('There is no first page.');
  const cards = selectAll('.card', front.tree);
  expect(textIn(selectAll('.section-more', front.tree)[0] ?? front.tree)).toBe(`All ${cards.length} providers`);
  expect(cards.map((card) => attributeOf(selectAll('.card-link', card)[0], 'href')).join(' ')).toContain(
    '/connectors/lusha/',
  );
  expect(selectAll('.article-link', front.tree).map((link) => attributeOf(link, 'href'))).toEqual([
    '/guides/accounts-section/',
    '/guides/how-linking-works/',
    '/guides/safe-keys/',
  ]);
});
