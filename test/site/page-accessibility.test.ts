import { describe, expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { accessibilityFaults } from './accessibility.ts';
import { createSandboxKey, sandboxGuide } from './sandbox-console.ts';
import { apiKey, startSite } from './start-site.ts';
import { openVisit } from './visit.ts';

const browser = await openBrowser();
const [vendor, partner, closed] = await Promise.all([
  startSite(),
  startSite({ brand: 'acme' }),
  startSite({ env: { KEYWAY_API_KEYS: apiKey } }),
]);

/** One page of each kind. */
const kinds = {
  front: '/',
  overview: '/connectors/',
  connector: '/connectors/linear/',
  'guide with a form': sandboxGuide,
  'guide with several fields': '/connectors/datadog/guides/link-account/api-key/',
  'guide with scopes': '/connectors/hubspot/guides/link-account/private-app-access-token/',
  'guide without a form': '/connectors/linear/guides/connector-profile/oauth-2-0/',
  'guide of a method that cannot be linked here': '/connectors/linear/guides/link-account/oauth-2-0/',
  article: '/guides/accounts-section/',
  'page that is not there': '/nowhere/',
  'empty list of linked accounts': '/linked-accounts/',
  'console of the sandbox': '/sandbox/',
};

const sites = { vendor, partner };
const widths = [1280, 320];

describe.each(['vendor', 'partner'] as const)('on the site of the %s', (name) => {
  test.each(Object.entries(kinds))('the %s has no fault in light or dark, wide or narrow', async (_kind, path) => {
    const { page, close } = await openVisit(browser);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(sites[name].url + path);
      expect(await accessibilityFaults(page), `${width} pixels`).toEqual([]);
      // WCAG 1.4.10: nothing but tables and code may need scrolling in two directions.
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${width} pixels`).toBeLessThanOrEqual(0);
    }
    await close();
  });
});

test('the list of linked accounts has no fault when it is filled, after a check, and when unlinking is unfolded', async () => {
  const { page, close } = await openVisit(browser);
  await page.goto(`${vendor.url}/sandbox/`);
  const key = await createSandboxKey(page);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.goto(vendor.url + sandboxGuide);
  await page.getByLabel('API Key', { exact: true }).fill(key);
  await page.getByRole('button', { name: 'Check and link' }).click();
  await page.getByRole('link', { name: 'See your linked accounts' }).click();
  await page.getByText('Active').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Check again: Sandbox' }).click();
  await page.getByText('The provider accepted the key.').waitFor();
  await page.locator('summary').filter({ hasText: 'Unlink' }).click();
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.goto(`${vendor.url}/sandbox/`);
  await page.getByRole('button', { name: 'Revoke' }).click();
  await page.goto(`${vendor.url}/linked-accounts/`);
  await page.getByRole('button', { name: 'Check again: Sandbox' }).click();
  await page.getByText('Needs attention').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await close();
});

test('the list of linked accounts has no fault without a session', async () => {
  const { page, close } = await openVisit(browser);
  await page.goto(`${closed.url}/linked-accounts/`);
  expect(await page.locator('main').innerText()).toContain('come here from StackOne');
  expect(await accessibilityFaults(page)).toEqual([]);
  await close();
});

test('a refusal without script has no fault', async () => {
  const { page, close } = await openVisit(browser, { javaScriptEnabled: false });
  await page.goto(partner.url + sandboxGuide);
  await page.getByLabel('API Key', { exact: true }).fill('nobody-made-this');
  await page.getByRole('button', { name: 'Check and link' }).click();
  await page.getByRole('alert').waitFor();
  const body = await page.content();
  await close();

  // The rules themselves are a script: they look at the same answer where scripts run, but not the page's own.
  const again = await openVisit(browser);
  await again.page.route('**/*.js', (route) => route.abort());
  await again.page.route(`**${sandboxGuide}`, (route) => route.fulfill({ body, contentType: 'text/html' }));
  await again.page.goto(partner.url + sandboxGuide);
  expect(await again.page.getByRole('alert').innerText()).toContain('Sandbox did not accept this API Key');
  expect(await accessibilityFaults(again.page)).toEqual([]);
  await again.close();
});

test('control: planted faults are found, those of one colour scheme too', async () => {
  const { page, close } = await openVisit(browser);
  await page.goto(`${vendor.url}/guides/safe-keys/`);
  await page.evaluate(() => {
    document.querySelector('main')?.append(document.createElement('button'));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('@media (prefers-color-scheme: dark) { .prose p { color: #222 } }');
    document.adoptedStyleSheets = [sheet];
  });
  const rules = (await accessibilityFaults(page)).map((fault) => fault.split(':')[0]);
  expect(new Set(rules)).toEqual(new Set(['light button-name', 'dark button-name', 'dark color-contrast']));
  await close();
});
