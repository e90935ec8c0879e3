import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { sandboxGuide } from './sandbox-console.ts';
import { startSite } from './start-site.ts';
import { openVisit } from './visit.ts';

const [browser, site] = await Promise.all([openBrowser(), startSite()]);

test('by mouse, a reader makes a key at the provider, links it, checks it again and unlinks it', async () => {
  const { context, page, complaints, requested } = await openVisit(browser, {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.goto(site.url + sandboxGuide);

  const opening = context.waitForEvent('page');
  await page.locator('.prose').getByRole('link', { name: 'Sandbox console' }).click();
  const provider = await opening;
  await provider.getByLabel('Name').fill('My first rehearsal');
  await provider.getByRole('button', { name: 'Create key' }).click();
  await provider.getByRole('button', { name: 'Copy' }).click();
  await provider.getByText('Copied.').waitFor();
  const key = await provider.getByRole('textbox', { name: 'Your new key' }).inputValue();
  await provider.close();

  const field = page.getByLabel('API Key', { exact: true });
  await field.click();
  await page.keyboard.press('ControlOrMeta+V');
  expect(await field.inputValue()).toBe(key);
  await page.getByRole('button', { name: 'Check and link', exact: true }).click();
  await page.getByRole('heading', { name: 'Your Sandbox account is linked' }).waitFor();
  expect(await field.inputValue()).toBe('');

  await page.getByRole('link', { name: 'See your linked accounts' }).click();
  const account = page.getByRole('listitem').filter({ hasText: 'Sandbox' });
  expect(await account.innerText()).toMatch(new RegExp(`Active[^]*Key ends in\\s+${key.slice(-4)}[^]*Last checked`));
  await account.getByRole('button', { name: 'Check again: Sandbox' }).click();
  expect(await page.getByRole('status').innerText()).toBe('The provider accepted the key.');

  await page.locator('summary').filter({ hasText: 'Unlink' }).click();
  await account.getByRole('button', { name: 'Unlink now: Sandbox' }).click();
  expect(await page.getByRole('status').innerText()).toContain('unlinked');
  expect(await page.locator('main').innerText()).toContain('Nothing is linked yet');

  expect(complaints).toEqual([]);
  expect(requested.filter((address) => !address.startsWith(`${site.url}/`))).toEqual([]);
});

test('a key that is revoked at the provider is told apart from one that never was', async () => {
  const { page } = await openVisit(browser);
  await page.goto(`${site.url}/sandbox/`);
  await page.getByLabel('Name').fill('Short-lived');
  await page.getByRole('button', { name: 'Create key' }).click();
  const key = await page.getByRole('textbox', { name: 'Your new key' }).inputValue();
  await page.goto(`${site.url}/sandbox/`);
  await page.getByRole('button', { name: 'Revoke Short-lived' }).click();

  const headings = [];
  for (const typed of [key, `${key}0`]) {
    await page.goto(site.url + sandboxGuide);
    await page.getByLabel('API Key', { exact: true }).fill(typed);
    await page.getByRole('button', { name: 'Check and link', exact: true }).click();
    headings.push(await page.getByRole('alert').getByRole('heading').innerText());
  }
  expect(headings).toEqual(['This API Key was revoked', 'Sandbox did not accept this API Key']);
});
