import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { accessibilityFaults } from './accessibility.ts';
import { startSite } from './start-site.ts';
import { openVisit } from './visit.ts';

const [browser, site] = await Promise.all([openBrowser(), startSite()]);

test.each([
  ['all its words', '/connectors/hubspot/guides/private-app', '/connectors/hubspot/'],
  ['one of its words', '/nothing/of/datadog', '/connectors/datadog/'],
  ['a word that is mistyped at its end', '/docs/lushas', '/connectors/lusha/'],
])('an address that leads nowhere is searched for: %s', async (_what, path, found) => {
  const { page, close } = await openVisit(browser);
  const answer = await page.goto(site.url + path);
  expect(answer?.status()).toBe(404);
  await page.getByRole('heading', { name: 'Perhaps you are looking for one of these' }).waitFor();
  expect(await page.locator('.missing .found').first().getAttribute('href')).toContain(found);
  expect(await accessibilityFaults(page)).toEqual([]);
  await close();
});

test('its search opens with the words of the address', async () => {
  const { page, close } = await openVisit(browser);
  await page.goto(`${site.url}/connectors/lusha/guides/old-key`);
  await page.getByRole('button', { name: 'lusha' }).click();
  expect(await page.getByRole('combobox').inputValue()).toBe('lusha');
  await close();
});

test.each(['/%E4%F6', '/%3Cimg%20src=x%3E/%22', '/////', '/xyzzyplugh'])(
  'an address that says nothing, %s, gives a plain page with ways on',
  async (path) => {
    const { page, close, complaints } = await openVisit(browser);
    await page.goto(site.url + path);
    await page.getByRole('main').getByRole('link', { name: 'All providers' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.locator('.missing-found').isVisible()).toBe(false);
    expect(complaints.filter((complaint) => !complaint.includes('404 (Not Found)'))).toEqual([]);
    await close();
  },
);

test('without script it is a page with links', async () => {
  const { page, close } = await openVisit(browser, { javaScriptEnabled: false });
  await page.goto(`${site.url}/nowhere/`);
  await page.getByRole('main').getByRole('link', { name: 'All providers' }).click();
  await page.waitForURL('**/connectors/');
  await close();
});
