import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { openProgress } from './progress-visit.ts';
import { sandboxGuide } from './sandbox-console.ts';
import { apiKey, startSite } from './start-site.ts';

const [browser, site] = await Promise.all([openBrowser(), startSite({ env: { KEYWAY_API_KEYS: apiKey } })]);

const counts = async () => {
  const answer = await fetch(`${site.url}/feedback`, { headers: { authorization: `Basic ${btoa(`${apiKey}:`)}` } });
  return answer.json();
};

const openButton = (page: Page) =>
  page.locator('#name-key').getByRole('button', { name: 'This screen looks different' });

test('a reader says how a screen differs; page, step and choice reach the hub, without cookie or session', async () => {
  const { page, complaints, close } = await openProgress(browser, site);
  await openButton(page).click();
  const form = page.getByRole('group', { name: 'What is different at the provider?' });
  expect(await form.getByRole('radio').count()).toBe(3);
  const asking = page.waitForRequest('**/hub/feedback');
  await form.getByLabel('It is somewhere else').check();
  await page.getByRole('button', { name: 'Send' }).click();
  const asked = await asking;
  expect(asked.postDataJSON()).toEqual({ page: sandboxGuide, step: 'name-key', choice: 'moved' });
  expect((await asked.allHeaders())['cookie']).toBeUndefined();
  const thanks = page.locator('#name-key').getByRole('status').filter({ hasText: 'Thank you.' });
  await thanks.waitFor();
  expect(await thanks.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await openButton(page).count()).toBe(0);

  const today = new Date().toISOString().slice(0, 10);
  expect(await counts()).toEqual([
    { page: sandboxGuide, step: 'name-key', choice: 'moved', count: 1, first_day: today, last_day: today },
  ]);
  // The form asks for a session, which this reader has not.
  expect(complaints.filter((complaint) => !complaint.includes('401'))).toEqual([]);
  await close();
});

test('nothing is sent without a choice, and the form folds away again', async () => {
  const { page, requested, close } = await openProgress(browser, site);
  await openButton(page).click();
  expect(await openButton(page).getAttribute('aria-expanded')).toBe('true');
  await page.getByRole('button', { name: 'Send' }).click();
  await openButton(page).click();
  expect(await openButton(page).getAttribute('aria-expanded')).toBe('false');
  expect(await page.getByRole('radio').count()).toBe(0);
  expect(requested.filter((address) => address.endsWith('/hub/feedback'))).toEqual([]);
  await close();
});

test.each([
  ['has no such address', 404, 'Not found'],
  ['answers everything with a page', 200, '<!doctype html>'],
  ['takes no more for now', 429, '{}'],
  ['can not be reached', 0, ''],
])(
  'on a host that %s, the form says calmly that it could not be sent, and can try again',
  async (_host, status, body) => {
    const { page, close } = await openProgress(browser, site);
    await page.route('**/hub/feedback', (route) => (status === 0 ? route.abort() : route.fulfill({ status, body })));
    await openButton(page).click();
    await page.getByLabel('It is not there').check();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('This could not be sent. The guide works as before.').waitFor();
    expect(await page.getByLabel('It is not there').isChecked()).toBe(true);
    await page.unroute('**/hub/feedback');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Thank you.').waitFor();
    await close();
  },
);

test('a button that is pressed before its script has come opens the form once it has', async () => {
  const { page, close } = await openProgress(browser, site);
  await page.route('**/*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  await page.goto(site.url + sandboxGuide);
  await openButton(page).click();
  await page.getByRole('group', { name: 'What is different at the provider?' }).waitFor();
  expect(await openButton(page).getAttribute('aria-expanded')).toBe('true');
  await close();
});
