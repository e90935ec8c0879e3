import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { openForm } from './form-visit.ts';
import { openRehearsalProvider } from './rehearsal-provider.ts';
import { apiKey, startSite } from './start-site.ts';

const [browser, provider] = await Promise.all([openBrowser(), openRehearsalProvider()]);
const site = await startSite({
  env: { KEYWAY_API_KEYS: apiKey, KEYWAY_OUTBOUND_EXCEPTIONS: `https://sandbox.invalid=${provider.url}` },
});

test.concurrent('while a check runs the button says so, takes no second press and keeps its width', async () => {
  const { page, button, field, check, reach } = await openForm(browser, site);
  const idle = await button.boundingBox();
  await check('slow-canary');
  await reach('checking');
  expect(await button.innerText()).toBe('Checking with Sandbox…');
  expect(await button.getAttribute('aria-disabled')).toBe('true');
  expect((await button.boundingBox())?.width).toBe(idle?.width);
  expect(await page.locator('connect-form [role=status]').innerText()).toBe('Checking with Sandbox.');
  await button.click({ force: true });
  await field.press('Enter');
  await reach('linked');
  expect(provider.keys.filter((key) => key === 'slow-canary')).toHaveLength(1);
});

test.concurrent('after five seconds it says that it still waits, and a provider that stays silent is an outage', async () => {
  const { page, check, reach } = await openForm(browser, site);
  await check('hangs-canary');
  await reach('checking');
  expect(await page.getByText('Still waiting for Sandbox.').first().isVisible()).toBe(false);
  await page.locator('.connect-foot').getByText('Still waiting for Sandbox.').waitFor();
  expect(await page.locator('connect-form [role=status]').innerText()).toBe('Still waiting for Sandbox.');
  await reach('could-not-check');
  expect(await page.getByRole('alert').innerText()).toContain('No answer came from Sandbox in time.');
});

test.concurrent('a hub that stays silent is given up after twenty seconds', async () => {
  const { page, check, reach } = await openForm(browser, site);
  await page.route('**/hub/accounts', () => {});
  // What the page's clock says of the twenty seconds is the browser's own; here they pass in one.
  await page.evaluate(() => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = (ms) => timeout(ms === 20_000 ? 1000 : ms);
  });
  await check('accepted-canary');
  await reach('could-not-check');
  expect(await page.getByRole('alert').innerText()).toContain('it may be fine');
});
