import { describe, expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { sitePages } from '../size/page-kinds.ts';
import { weighPage } from '../size/page-weight.ts';
import { readBuiltSite } from './built-site.ts';
import { startSite } from './start-site.ts';
import { keepPointerStill, openVisit } from './visit.ts';

const [browser, site] = await Promise.all([openBrowser(), startSite()]);
const { files } = readBuiltSite('stackone');

/** Shorter than a page waits for a reader who does not move. By the page's own clock, however slow the machine is. */
const waitMs = 2000;

/** Style sheets and scripts that Chromium asks for on a page that nobody touches. */
async function loadedOn(path: string): Promise<string[]> {
  const { page, close } = await openVisit(browser);
  await keepPointerStill(page);
  const loaded = new Set<string>();
  page.on('request', (request) => {
    if (['script', 'stylesheet'].includes(request.resourceType())) loaded.add(new URL(request.url()).pathname);
  });
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 1000);
  await page.goto(site.url + path, { waitUntil: 'networkidle' });
  await page.clock.runFor(waitMs);
  await page.waitForLoadState('networkidle');
  await close();
  return [...loaded].sort();
}

describe('what a page loads before its reader moves is what its budget counts:', () => {
  test.each(sitePages)('$name', async ({ page, imports }) => {
    const { sheets, scripts } = weighPage(`/${page}`, (path) => files.get(path), imports);
    expect(await loadedOn(`/${page.replace(/index\.html$/, '')}`)).toEqual([...sheets, ...scripts].sort());
    expect(sheets.length).toBeGreaterThan(1);
  });
});

test('control: what comes with the first move is not counted, and is seen when it comes', async () => {
  const { page, requested } = await openVisit(browser);
  await keepPointerStill(page);
  const guide = sitePages[0]?.page ?? '';
  await page.goto(`${site.url}/${guide.replace(/index\.html$/, '')}`, { waitUntil: 'load' });
  const before = requested.length;
  await page.keyboard.press('Tab');
  await expect.poll(() => requested.slice(before).join()).toMatch(/\.js/);
  const { scripts } = weighPage(`/${guide}`, (path) => files.get(path));
  const later = requested.slice(before).map((address) => new URL(address).pathname);
  expect(later.filter((path) => path.endsWith('.js') && scripts.includes(path))).toEqual([]);
});
