import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { openForm } from './form-visit.ts';
import { openRehearsalProvider } from './rehearsal-provider.ts';
import { apiKey, startSite } from './start-site.ts';
import { openVisit } from './visit.ts';

const [browser, provider] = await Promise.all([openBrowser(), openRehearsalProvider()]);
const site = await startSite({
  env: { KEYWAY_API_KEYS: apiKey, KEYWAY_OUTBOUND_EXCEPTIONS: `https://sandbox.invalid=${provider.url}` },
});

/** Lets every session of the server run out. */
function endSessions(): void {
  const database = new DatabaseSync(join(site.dataFolder, 'hub.sqlite'));
  database.exec('PRAGMA busy_timeout = 5000; UPDATE sessions SET expires_at = 1');
  database.close();
}

test('without a session the form says where to come from, and takes no key', async () => {
  const { page, field, reach } = await openForm(browser, site, { session: 'none' });
  await reach('session-missing');
  expect(await page.locator('connect-form').innerText()).toContain(
    'Open this guide from StackOne to link your account.',
  );
  expect(await field.isVisible()).toBe(false);
});

test('without a session and without script, the answer to the form says so', async () => {
  const { page, check } = await openForm(browser, site, { session: 'none', javaScriptEnabled: false });
  await check('accepted-canary');
  await page.waitForURL('**/hub/accounts');
  expect(await page.locator('connect-form').innerText()).toContain('Open this guide from StackOne');
  expect(await page.content()).not.toContain('accepted-canary');
});

test('a session for another provider says so', async () => {
  const { page, field, reach } = await openForm(browser, site, { session: { provider: 'lusha' } });
  await reach('session-other-connector');
  expect(await page.locator('connect-form').innerText()).toContain('To link Sandbox, start there again.');
  expect(await field.isVisible()).toBe(false);
});

test('a session that runs out keeps what was typed, and the form goes on with a new one', async () => {
  const { page, context, field, check, button, reach } = await openForm(browser, site);
  await field.fill('accepted-early');
  endSessions();
  await check('accepted-canary');
  await reach('session-expired');
  expect(await page.getByRole('heading', { name: 'Your time to link has run out' }).isVisible()).toBe(true);
  expect(await field.inputValue()).toBe('accepted-canary');
  expect(await button.isVisible()).toBe(false);

  // The reader gets a new session in another tab of the same browser, and comes back.
  const other = await openForm(browser, site);
  await context.addCookies(await other.context.cookies());
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await button.waitFor();
  await button.click();
  await reach('linked');
});

test('a link whose time is over, or that nobody made, is told in words', async () => {
  const { page } = await openVisit(browser);
  const answer = await page.goto(`${site.url}/connect/${'x'.repeat(43)}`);
  expect(answer?.status()).toBe(404);
  expect(await page.locator('body').innerText()).toContain('This link is not known here.');
});

test('a form that loses the connection keeps what was typed, and goes on when it is back', async () => {
  const { page, context, field, button, reach, check } = await openForm(browser, site);
  await field.fill('accepted-canary');
  // Else it would be said after the word that is waited for below.
  await page.locator('.connect-note').getByText('does not look').waitFor();
  await context.setOffline(true);
  await reach('offline');
  expect(await page.locator('connect-form [role=status]').innerText()).toContain('The connection is gone.');
  expect(await field.inputValue()).toBe('accepted-canary');
  await context.setOffline(false);
  await reach('editing');
  expect(await page.locator('connect-form [role=status]').innerText()).toBe('The connection is back.');

  await page.route('**/hub/accounts', (route) => route.abort('connectionreset'));
  await button.click();
  await reach('offline');
  expect(await field.inputValue()).toBe('accepted-canary');
  await page.unroute('**/hub/accounts');
  await check('accepted-canary');
  await reach('linked');
});

test('a token in the fragment opens the form, and is gone from the address', async () => {
  const answer = await fetch(`${site.url}/connect_sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${apiKey}:`)}` },
    body: JSON.stringify({ origin_owner_id: 'by-token', origin_owner_name: 'By token' }),
  });
  const { token } = (await answer.json()) as { token: string };
  const { page, check, reach } = await openForm(browser, site, {
    session: 'none',
    path: `/connectors/sandbox/guides/link-account/api-key/#session=${token}`,
  });
  expect(page.url()).not.toContain(token);
  await check('accepted-canary');
  await reach('linked');
  await page.reload();
  await reach('session-missing');
});
