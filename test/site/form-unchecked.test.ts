import { afterEach, describe, expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { type FormVisit, type FormVisitOptions, openForm } from './form-visit.ts';
import { focusOf, tabTo } from './keyboard.ts';
import { openRehearsalProvider } from './rehearsal-provider.ts';
import { apiKey, startSite } from './start-site.ts';

const [browser, provider] = await Promise.all([openBrowser(), openRehearsalProvider()]);
const env = { KEYWAY_API_KEYS: apiKey, KEYWAY_OUTBOUND_EXCEPTIONS: `https://sandbox.invalid=${provider.url}` };
const [site, strict] = await Promise.all([
  startSite({ env }),
  startSite({ env: { ...env, KEYWAY_LINK_UNCHECKED: 'never' } }),
]);

let visit: FormVisit;
const open = async (options: FormVisitOptions = {}, on = site) => {
  visit = await openForm(browser, on, options);
  return visit;
};
afterEach(() => visit.close());

describe('a key that could not be checked', () => {
  test('can be linked anyway, without being typed again, and is told apart from one that was accepted', async () => {
    const { page, form, field, anyway, check, reach } = await open();
    await check('fails-canary');
    await reach('could-not-check');
    expect(await field.inputValue()).toBe('fails-canary');
    expect(await tabTo(page, 'Link anyway')).toBeLessThanOrEqual(6);
    await page.keyboard.press('Enter');
    await reach('linked');
    expect((await focusOf(page)).name).toContain('Your Sandbox account is linked, but not checked');
    expect(await form.innerText()).toContain('was not checked, so the first use will show whether it works.');
    expect(await anyway.isVisible()).toBe(false);
    expect(provider.keys.filter((key) => key === 'fails-canary')).toHaveLength(1);
  });

  test('and was linked, can be checked again later', async () => {
    const { page, check, anyway, reach } = await open();
    await check('fails-later');
    await anyway.click();
    await reach('linked');
    await page.getByRole('link', { name: 'See your linked accounts' }).click();
    const account = page.getByRole('listitem').filter({ hasText: 'Sandbox' });
    expect(await account.innerText()).toContain('never');
    await account.getByRole('button', { name: 'Check again: Sandbox' }).click();
    await expect.poll(() => provider.keys.filter((key) => key === 'fails-later').length).toBe(2);
  });

  test('can be linked anyway without script, by a button that comes with the answer', async () => {
    const { page, form, field, anyway, check } = await open({ javaScriptEnabled: false });
    expect(await anyway.isVisible()).toBe(false);
    await check('fails-canary');
    await page.waitForURL('**/hub/accounts');
    expect(await form.innerText()).toContain('Could not check');
    expect(await page.content()).not.toContain('fails-canary');
    await field.fill('fails-canary');
    await anyway.click();
    await page.getByRole('heading', { name: 'is linked, but not checked' }).waitFor();
    expect(await page.content()).not.toContain('fails-canary');
  });

  test.each([true, false])('is not linked where the operator does not allow it (script: %s)', async (hasScript) => {
    const { page, form, anyway, check } = await open({ javaScriptEnabled: hasScript }, strict);
    await check('fails-canary');
    await form.getByRole('heading', { name: 'Could not check' }).waitFor();
    expect(await anyway.isVisible()).toBe(false);
    expect(await page.content()).not.toContain('is linked, but not checked</');
  });
});

test('a refusal offers no way around it', async () => {
  const { anyway, check, reach } = await open();
  await check('refused-canary');
  await reach('rejected');
  expect(await anyway.isVisible()).toBe(false);
});

test('a time to wait is counted down each second, told once, and ends with a word', async () => {
  const { page, form, said, check, reach } = await open();
  await page.clock.install();
  await said.evaluate((place) => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver(() => place.textContent && heard.push(place.textContent)).observe(place, { childList: true });
  });
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  const countdown = form.locator('.connect-countdown');
  await check('busy-canary');
  await reach('could-not-check');
  const alert = await page.getByRole('alert').innerText();
  expect(alert).toContain('Wait 17 seconds before the next try.');
  const left = async () => Number((await countdown.innerText()).replace('You can try again in 0:', ''));
  const first = await left();
  expect(first).toBeGreaterThan(14);
  await page.clock.runFor(5000);
  expect(first - (await left())).toBeGreaterThanOrEqual(5);
  expect(first - (await left())).toBeLessThanOrEqual(7);
  // What is read out when it changes stays as it is meanwhile.
  expect(await page.getByRole('alert').innerText()).toBe(alert);
  expect(await heard()).toEqual(['Checking with Sandbox.']);
  await page.clock.runFor(15_000);
  expect(await countdown.isVisible()).toBe(false);
  expect(await form.getByText('You can try again now.').first().isVisible()).toBe(true);
  expect(await heard()).toEqual(['Checking with Sandbox.', 'You can try again now.']);
});
