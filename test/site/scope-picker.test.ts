import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { focusOf, tabTo } from './keyboard.ts';
import { openScopes, startScopesSite } from './scopes-site.ts';
import { openVisit } from './visit.ts';

const [browser, site] = await Promise.all([openBrowser(), startScopesSite()]);
const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };

test('the picker is a table of the connector’s actions, each with its scopes and what they allow', async () => {
  const { picker, complaints, close } = await openScopes(browser, site.guide);
  expect(await picker.getByRole('columnheader').allInnerTexts()).toEqual(['Action', 'Scopes']);
  expect(await picker.getByRole('rowheader').allInnerTexts()).toEqual([
    'Always needed',
    'List Things',
    'Get Thing',
    'Create Thing',
    'Read Audit Log',
  ]);
  const row = picker.getByRole('row', { name: 'Get Thing' });
  expect(await row.getByRole('listitem').allInnerTexts()).toEqual([
    'things:read\n\nRead things.',
    'tags.read\n\nRead tags.',
  ]);
  expect(await picker.getByRole('checkbox').count()).toBe(4);
  expect(complaints).toEqual([]);
  await close();
});

test('a search finds actions by their names, their scopes and what these allow, and says how many', async () => {
  const { page, picker, close } = await openScopes(browser, site.manyActions);
  const found = async (words: string) => {
    await picker.getByRole('searchbox', { name: 'Search actions and scopes' }).fill(words);
    return picker.getByRole('checkbox').count();
  };
  expect(await found('')).toBe(60);
  expect(await found(' NUMBER 42 ')).toBe(1);
  expect(await page.locator('.scope-picker-matches').textContent()).toBe('1 of 60 actions match.');
  expect(await found('area4:write')).toBe(4);
  expect(await found('no such thing')).toBe(0);
  expect(await picker.getByText('No action and no scope is called that.').isVisible()).toBe(true);
  expect(await found('')).toBe(60);
  expect(await page.locator('.scope-picker-matches').textContent()).toBe('');
  await close();
});

test('all and none tick what the search left, and keep the rest', async () => {
  const { picker, scopes, close } = await openScopes(browser, site.guide);
  const counts = picker.locator('.scope-picker-counts');
  await picker.getByRole('button', { name: 'Choose all' }).click();
  expect(await counts.innerText()).toContain('Actions chosen: 4 of 4');
  await picker.getByRole('searchbox').fill('things:read');
  await picker.getByRole('button', { name: 'Choose none' }).click();
  expect(await counts.innerText()).toContain('Actions chosen: 2 of 4');
  expect(await scopes()).toBe('profile things:write audit/read');
  await picker.getByRole('searchbox').fill('');
  await picker.getByRole('button', { name: 'Choose none' }).click();
  expect(await counts.innerText()).toContain('Actions chosen: 0 of 4');
  await close();
});

test('the scopes of the choice are listed once each, those that are always needed first, and follow it', async () => {
  const { scopes, choose, close } = await openScopes(browser, site.guide);
  expect(await scopes()).toBe('profile things:read tags.read things:write audit/read');
  await choose('Get Thing');
  expect(await scopes()).toBe('profile things:read tags.read');
  await choose('List Things');
  expect(await scopes()).toBe('profile things:read tags.read');
  await choose('Create Thing');
  expect(await scopes()).toBe('profile things:read tags.read things:write');
  await close();
});

test.each([
  ['Space', 'profile things:write audit/read'],
  ['Comma', 'profile,things:write,audit/read'],
  ['New line', 'profile\nthings:write\naudit/read'],
])('scopes are copied with the separator %s, as they are printed, and the page says so', async (separator, text) => {
  const { page, picker, scopes, choose, complaints, close } = await openScopes(browser, site.guide, clipboard);
  await choose('Create Thing');
  await choose('Read Audit Log');
  await picker.getByLabel('Separator').selectOption(separator);
  expect(await scopes()).toBe(text);
  await picker.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect.poll(() => page.locator('.copy-status').textContent()).toBe('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  await expect.poll(() => page.locator('.copy-status').textContent()).toBe('');
  expect(complaints).toEqual([]);
  await close();
});

test('where the clipboard is refused, the page says that nothing was copied', async () => {
  const { page, picker, close } = await openScopes(browser, site.guide);
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
  });
  await picker.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect.poll(() => page.locator('.copy-status').textContent()).toBe('Could not copy');
  await close();
});

test('everything can be done by keyboard, and the focus never hides behind the head of the table', async () => {
  const { page, scopes, steps, close } = await openScopes(browser, site.guide, clipboard);
  await tabTo(page, 'Search actions and scopes', { limit: 60 });
  await page.keyboard.type('audit');
  await tabTo(page, 'Read Audit Log', { limit: 3 });
  await page.keyboard.press('Space');
  expect(await steps()).toContain('1 Ask the owner');
  await tabTo(page, 'Search actions and scopes', { key: 'Shift+Tab', limit: 3 });
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Backspace');
  await tabTo(page, 'Choose none');
  for (const action of ['List Things', 'Get Thing', 'Create Thing', 'Read Audit Log'])
    await tabTo(page, action, { limit: 1 });
  for (const action of ['Create Thing', 'Get Thing', 'List Things']) {
    await tabTo(page, action, { key: 'Shift+Tab', limit: 1 });
  }
  await page.keyboard.press('Space');
  await tabTo(page, /^Separator/);
  await page.keyboard.press('ArrowDown');
  expect(await scopes()).toBe('profile,things:read,audit/read');
  await tabTo(page, 'Copy', { limit: 1 });
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('profile,things:read,audit/read');
  await tabTo(page, 'Send this to your admin', { limit: 1 });
  await page.keyboard.press('Enter');
  await tabTo(page, 'Link with your choice', { limit: 1 });
  await tabTo(page, 'Copy link', { limit: 1 });
  expect((await focusOf(page)).hiddenBecause).toBe('');
  await close();
});

test('a box that is ticked before the picker’s script is there counts as soon as it is', async () => {
  const { page, close } = await openVisit(browser);
  await page.goto(site.guide);
  await page.locator('[value="list_things"]').evaluate((box: HTMLInputElement) => box.click());
  expect(await page.evaluate(() => customElements.get('scope-picker') === undefined)).toBe(true);
  await page.mouse.move(30, 30);
  const scopes = page.locator('.scope-picker-scopes');
  await expect.poll(() => scopes.innerText()).toBe('profile things:read');
  expect(await page.locator('.scope-picker-choice:checked').count()).toBe(1);
  expect(page.url()).toBe(`${site.guide}?actions=list_things`);
  await close();
});

test('a guide with scoped parts and no picker of its own gets one before the first of them', async () => {
  const { page, picker, steps, choose, close } = await openScopes(browser, site.unpicked);
  const order = await page
    .locator('.prose > *')
    .evaluateAll((parts) => parts.map((part) => part.className || part.tagName));
  expect(order.slice(0, 4)).toEqual(['heading', 'P', 'panel', 'SECTION']);
  expect(await picker.getByRole('rowheader', { name: 'Always needed' }).count()).toBe(0);
  expect(await page.getByText('Choose the actions you need').isVisible()).toBe(true);
  await choose('List Things');
  expect(await steps()).toEqual([]);
  await close();
});
