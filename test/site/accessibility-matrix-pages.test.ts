import { describe, expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { faultsInEveryLook } from './accessibility.ts';
import { createSandboxKey, sandboxGuide } from './sandbox-console.ts';
import { apiKey, startSite } from './start-site.ts';
import { startSwitchesSite } from './switches-site.ts';
import { openVisit } from './visit.ts';

const browser = await openBrowser();
const [vendor, partner, closed, switches] = await Promise.all([
  startSite(),
  startSite({ brand: 'acme' }),
  startSite({ env: { KEYWAY_API_KEYS: apiKey } }),
  startSwitchesSite(),
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

/** In light, dark and forced colors, on a desktop and at 320 pixels. */
describe.each(['vendor', 'partner'] as const)('on the site of the %s, without a fault in any look, is the', (name) => {
  test.each(Object.entries(kinds))('%s', async (_kind, path) => {
    const { page, close } = await openVisit(browser);
    await page.goto(sites[name].url + path);
    expect(await faultsInEveryLook(page)).toEqual([]);
    await close();
  });
});

test('the list of linked accounts has no fault when it is filled, after a check, and when unlinking is unfolded', async () => {
  const { page, close } = await openVisit(browser);
  await page.goto(`${vendor.url}/sandbox/`);
  const key = await createSandboxKey(page);
  expect(await faultsInEveryLook(page)).toEqual([]);
  await page.goto(vendor.url + sandboxGuide);
  await page.getByLabel('API Key', { exact: true }).fill(key);
  await page.getByRole('button', { name: 'Check and link', exact: true }).click();
  await page.getByRole('link', { name: 'See your linked accounts' }).click();
  await page.getByText('Active').waitFor();
  expect(await faultsInEveryLook(page)).toEqual([]);
  await page.getByRole('button', { name: 'Check again: Sandbox' }).click();
  await page.getByText('The provider accepted the key.').waitFor();
  await page.locator('summary').filter({ hasText: 'Unlink' }).click();
  expect(await faultsInEveryLook(page)).toEqual([]);

  await page.goto(`${vendor.url}/sandbox/`);
  await page.getByRole('button', { name: 'Revoke' }).click();
  await page.goto(`${vendor.url}/linked-accounts/`);
  await page.getByRole('button', { name: 'Check again: Sandbox' }).click();
  await page.getByText('Needs attention').waitFor();
  expect(await faultsInEveryLook(page)).toEqual([]);
  await close();
});

test('the list of linked accounts has no fault without a session', async () => {
  const { page, close } = await openVisit(browser);
  await page.goto(`${closed.url}/linked-accounts/`);
  expect(await page.locator('main').innerText()).toContain('come here from StackOne');
  expect(await faultsInEveryLook(page)).toEqual([]);
  await close();
});

test('a guide of every block has no fault, folded, unfolded, and while a picture is shown in its full size', async () => {
  const { page, close } = await openVisit(browser);
  await page.goto(switches.guide);
  await page.mouse.move(10, 10);
  await page.locator('.code-copy').first().waitFor();
  expect(await faultsInEveryLook(page)).toEqual([]);
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    document.querySelector<HTMLElement>('.code-fold')?.click();
  });
  expect(await faultsInEveryLook(page)).toEqual([]);
  await page.locator('.zoom-button').first().click();
  expect(await page.getByRole('dialog').isVisible()).toBe(true);
  expect(await faultsInEveryLook(page)).toEqual([]);
  await close();
});

test('a refusal without script has no fault', async () => {
  const { page, close } = await openVisit(browser, { javaScriptEnabled: false });
  await page.goto(partner.url + sandboxGuide);
  await page.getByLabel('API Key', { exact: true }).fill('nobody-made-this');
  await page.getByRole('button', { name: 'Check and link', exact: true }).click();
  await page.getByRole('alert').waitFor();
  const body = await page.content();
  await close();

  // The rules themselves are a script: they look at the same answer where scripts run, but not the page's own.
  const again = await openVisit(browser);
  await again.page.route('**/*.js', (route) => route.abort());
  await again.page.route(`**${sandboxGuide}`, (route) => route.fulfill({ body, contentType: 'text/html' }));
  await again.page.goto(partner.url + sandboxGuide);
  expect(await again.page.getByRole('alert').innerText()).toContain('Sandbox did not accept this API Key');
  expect(await faultsInEveryLook(again.page)).toEqual([]);
  await again.close();
});

test('control: planted faults are found, those of one scheme or one size alone too', async () => {
  const { page, close } = await openVisit(browser);
  await page.goto(`${vendor.url}/guides/safe-keys/`);
  await page.evaluate(() => {
    const main = document.querySelector('main');
    const planted = Array.from({ length: 3 }, () => document.createElement('button'));
    for (const button of planted.slice(1)) button.ariaLabel = 'Planted';
    main?.append(...planted);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      [aria-label=Planted] { width: 8px; height: 8px; padding: 0 }
      @media (width > 400px) { [aria-label=Planted] { display: none } }
      @media (width < 400px) { h1 { min-width: 340px } }
      @media (prefers-color-scheme: dark) { .prose p { color: #222 } }
      h1 { forced-color-adjust: none }
    `);
    document.adoptedStyleSheets = [sheet];
  });
  const faults = (await faultsInEveryLook(page)).map((fault) => fault.replace(/(?::|, \d+ px:| <).*/s, ''));
  expect([...new Set(faults)].sort()).toEqual([
    '1280 px, dark color-contrast',
    '1280 px, light button-name',
    '320 px, dark color-contrast',
    '320 px, light button-name',
    '320 px, light target-size',
    '320 px, scrolls sideways',
    'forced colors do not reach',
  ]);
  await close();
});
