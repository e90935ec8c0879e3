import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { createSandboxKey, sandboxGuide } from './sandbox-console.ts';
import { startSite } from './start-site.ts';
import { openVisit } from './visit.ts';

const [browser, site] = await Promise.all([openBrowser(), startSite()]);

test('with JavaScript off, a reader makes a key, links it, checks it again and unlinks it', async () => {
  const { context, page, requested } = await openVisit(browser, { javaScriptEnabled: false });
  await page.goto(site.url + sandboxGuide);
  const opening = context.waitForEvent('page');
  await page.locator('.prose').getByRole('link', { name: 'Sandbox console' }).click();
  const provider = await opening;
  const key = await createSandboxKey(provider);
  await provider.close();

  const field = page.getByLabel('API Key', { exact: true });
  expect(await page.getByRole('button', { name: 'Show API Key' }).count()).toBe(0);
  await field.fill(` "${key}" `);
  await page.getByRole('button', { name: 'Check and link', exact: true }).click();
  await page.getByRole('heading', { name: 'Your Sandbox account is linked' }).waitFor();
  expect(new URL(page.url()).search).toBe('');

  await page.getByRole('link', { name: 'See your linked accounts' }).click();
  expect(await page.locator('main').innerText()).toContain(key.slice(-4));
  await page.getByRole('button', { name: 'Check again: Sandbox' }).click();
  expect(await page.getByRole('status').innerText()).toBe('The provider accepted the key.');
  await page.locator('summary').filter({ hasText: 'Unlink' }).click();
  await page.getByRole('button', { name: 'Unlink now: Sandbox' }).click();
  expect(await page.locator('main').innerText()).toContain('Nothing is linked yet');
  expect(requested.filter((address) => !address.startsWith(`${site.url}/`))).toEqual([]);
});

test('a refusal comes back as the same guide, says why, leads to the step and holds no secret', async () => {
  const { page } = await openVisit(browser, { javaScriptEnabled: false });
  await page.goto(site.url + sandboxGuide);
  await page.getByLabel('API Key', { exact: true }).fill('sbx_that-nobody-made');
  await page.getByRole('button', { name: 'Check and link', exact: true }).click();

  const notice = page.getByRole('alert');
  expect(await notice.getByRole('heading').innerText()).toBe('Sandbox did not accept this API Key');
  expect(await notice.innerText()).toContain('Secrets are never written into a page, so enter the API Key again.');
  expect(await page.title()).toMatch(/^Error: Connect Sandbox/);
  expect(await page.getByLabel('API Key', { exact: true }).getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByRole('button', { name: 'Check again' }).isVisible()).toBe(true);
  expect(await page.content()).not.toContain('nobody-made');
  await notice.getByRole('link', { name: /^Show step 4/ }).click();
  expect(new URL(page.url()).hash).toBe('#create-key');
});

test('an empty form comes back and says what is missing', async () => {
  const { page } = await openVisit(browser, { javaScriptEnabled: false });
  await page.goto(site.url + sandboxGuide);
  // Browsers stop an empty required field by themselves; some do not.
  await page.getByLabel('API Key', { exact: true }).evaluate((input) => input.removeAttribute('required'));
  await page.getByRole('button', { name: 'Check and link', exact: true }).click();
  expect(await page.getByRole('alert').innerText()).toContain('There is a problem');
  expect(await page.locator('.connect-note').getByText('Enter API Key as Sandbox shows it.').isVisible()).toBe(true);
});

test('values that are no secret stand in the form again', async () => {
  const { page } = await openVisit(browser, { javaScriptEnabled: false });
  await page.goto(`${site.url}/connectors/datadog/guides/link-account/api-key/`);
  await page.getByRole('combobox', { name: 'Site' }).selectOption('datadoghq.eu');
  await page.getByLabel('API Key', { exact: true }).fill('of-the-first-field');
  await page.getByLabel('Application Key', { exact: true }).evaluate((input) => input.removeAttribute('required'));
  await page.getByRole('button', { name: 'Check and link', exact: true }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('combobox', { name: 'Site' }).inputValue()).toBe('datadoghq.eu');
  expect(await page.getByLabel('API Key', { exact: true }).inputValue()).toBe('');
  expect(await page.content()).not.toContain('of-the-first-field');
});
