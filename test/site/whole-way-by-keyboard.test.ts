import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { focusOf, tabTo } from './keyboard.ts';
import { sandboxGuide } from './sandbox-console.ts';
import { startSite } from './start-site.ts';
import { openVisit } from './visit.ts';

const [browser, site] = await Promise.all([openBrowser(), startSite()]);

test('by keyboard alone, a reader makes a key, links it, checks it again and unlinks it', async () => {
  const { context, page, complaints } = await openVisit(browser, {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const press = (key: string) => page.keyboard.press(key);
  await page.goto(site.url + sandboxGuide);

  expect(await tabTo(page, 'Skip to the content')).toBe(1);
  await press('Enter');
  await tabTo(page, 'Sandbox console');
  const opening = context.waitForEvent('page');
  await press('Enter');
  const provider = await opening;
  await provider.waitForLoadState();
  await tabTo(provider, 'Name');
  await provider.keyboard.type('Typed');
  await tabTo(provider, 'Create key');
  await provider.keyboard.press('Enter');
  await provider.getByRole('heading', { name: 'Your new key' }).waitFor();
  await tabTo(provider, 'Copy');
  await provider.keyboard.press('Space');
  await provider.getByText('Copied.').waitFor();
  await provider.close();

  // Past every control of the steps, and the pictures among them.
  const limit = 40;
  const forward = await tabTo(page, 'API Key', { limit });
  expect(await tabTo(page, 'Sandbox console', { key: 'Shift+Tab', limit })).toBe(forward);
  await tabTo(page, 'API Key', { limit });
  await press('ControlOrMeta+V');
  expect(await tabTo(page, 'Check and link')).toBeLessThanOrEqual(3);
  await press('Space');
  await page.getByRole('heading', { name: 'is linked' }).waitFor();
  expect(await focusOf(page)).toMatchObject({ name: expect.stringContaining('is linked'), hiddenBecause: '' });

  expect(await tabTo(page, 'See your linked accounts')).toBe(1);
  await press('Enter');
  await page.waitForURL('**/linked-accounts/');
  await tabTo(page, 'Check again: Sandbox');
  await press('Enter');
  await page.getByText('The provider accepted the key.').waitFor();
  await tabTo(page, 'Unlink: Sandbox');
  await press('Enter');
  expect(await tabTo(page, 'Unlink now: Sandbox')).toBe(1);
  await press('Enter');
  await page.getByText('Nothing is linked yet').waitFor();
  expect(complaints).toEqual([]);
});

test('the field is a few stops from the top of the page, and Enter in it checks', async () => {
  const { page } = await openVisit(browser);
  await page.goto(site.url + sandboxGuide);
  expect(await tabTo(page, 'Skip to the form')).toBe(2);
  await page.keyboard.press('Enter');
  expect(await tabTo(page, 'API Key')).toBe(1);

  await page.keyboard.type('sbx_that-nobody-made');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  const focus = await focusOf(page);
  expect(focus).toEqual({ name: expect.stringContaining('Create the key and copy it'), hiddenBecause: '' });
  expect(await tabTo(page, 'Back to the field')).toBeLessThanOrEqual(4);
  await page.keyboard.press('Enter');
  expect(await focusOf(page)).toEqual({ name: 'API Key', hiddenBecause: '' });
  expect(await tabTo(page, 'Show API Key')).toBe(1);
  expect(await tabTo(page, 'Check again')).toBeLessThanOrEqual(2);
});

test('every stop of every kind of page shows where the focus is', async () => {
  const { page } = await openVisit(browser, { viewport: { width: 1280, height: 700 } });
  for (const path of [
    '/',
    '/connectors/',
    '/connectors/linear/',
    '/connectors/hubspot/guides/link-account/private-app-access-token/',
  ]) {
    await page.goto(site.url + path);
    expect(await tabTo(page, 'llms.txt', { limit: 160 }), path).toBeGreaterThan(5);
  }
});

test('control: a focus that nothing marks, and one behind the header, are found', async () => {
  const { page } = await openVisit(browser);
  await page.goto(site.url + sandboxGuide);
  const hidden = async (rules: string) => {
    await page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [sheet];
    }, rules);
    return tabTo(page, 'none of that name', { limit: 12 }).then(String, (error: Error) => error.message);
  };
  expect(await hidden('* { outline: none !important }')).toContain('shows: expected');
  expect(await hidden('.site-header { position: fixed; inset: 0; height: 100% }')).toContain('shows: expected');
  expect(await hidden('')).toContain('within 12 stops');
});
