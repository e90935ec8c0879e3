/** Values that cannot be sent: each is told at its field before anything is, with and without script. */
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { type FormVisit, openForm } from './form-visit.ts';
import { openRehearsalProvider } from './rehearsal-provider.ts';
import { apiKey, startSite } from './start-site.ts';

const [browser, provider] = await Promise.all([openBrowser(), openRehearsalProvider()]);
const site = await startSite({
  env: { KEYWAY_API_KEYS: apiKey, KEYWAY_OUTBOUND_EXCEPTIONS: `https://sandbox.invalid=${provider.url}` },
});

const cyrillic = 'sbx_\u0430bc';
const cyrillicTold =
  'This holds a Cyrillic letter \u0430 (U+0430), character 5, which cannot be sent to Sandbox. Copy the value again as plain text, or type that character by hand.';
const tooLongTold = 'This is longer than 16,384 characters, which no credential is. Enter only API Key.';

/** What the form says of the key, above its fields and at the field. Nothing may have been said of an outage. */
async function told({ form, field, anyway }: FormVisit): Promise<string[]> {
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await anyway.isVisible()).toBe(false);
  expect(await form.innerText()).not.toContain('Could not check');
  const shown = (within: string) => form.locator(within).filter({ visible: true }).allInnerTexts();
  return [...(await shown('[role=alert] li a')), ...(await shown('.connect-note > [data-tone=danger]'))];
}

/** Puts a text into a field as a paste does; Chromium takes half a minute to type a million characters. */
async function enter(field: Locator, text: string): Promise<void> {
  await field.evaluate((input: HTMLInputElement, entered) => {
    input.value = entered;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
}

describe('with script', () => {
  test('a character that no header can carry is told while somebody types, and keeps the key from being sent', async () => {
    const visit = await openForm(browser, site);
    const { field, form, button, said, reach, requested } = visit;
    await field.pressSequentially(cyrillic);
    await form.locator('.connect-note').getByText(cyrillicTold).waitFor();
    await expect.poll(() => said.first().textContent()).toBe(cyrillicTold);
    await button.click();
    await reach('incomplete');
    expect(await told(visit)).toEqual([cyrillicTold, cyrillicTold]);
    expect(await field.inputValue()).toBe(cyrillic);
    expect(requested.filter((address) => address.endsWith('/hub/accounts'))).toEqual([]);
    await field.fill('accepted-canary');
    await button.click();
    await reach('linked');
    expect(provider.keys).not.toContain(cyrillic);
    await visit.close();
  });

  test.each([16_385, 70_000, 2_000_000])('a key of %i characters is told as too long', async (length) => {
    const visit = await openForm(browser, site);
    const { field, button, reach, requested } = visit;
    await enter(field, 'x'.repeat(length));
    await button.click();
    await reach('incomplete');
    expect(await told(visit)).toEqual([tooLongTold, tooLongTold]);
    expect(requested.filter((address) => address.endsWith('/hub/accounts'))).toEqual([]);
    await visit.close();
  });

  test('a colon in a user name of HTTP Basic is told, and one in its password is not', async () => {
    const visit = await openForm(browser, site, { path: '/connectors/jira/guides/link-account/api-token/' });
    const { page, form, button, reach, close } = visit;
    const controls = form.locator('[data-control]');
    for (const [index, value] of ['acme', 'jane@example.com:secret', 'a:b'].entries())
      await controls.nth(index).fill(value);
    await button.click();
    await reach('incomplete');
    const invalid = form.locator('[aria-invalid=true]');
    expect(await invalid.evaluateAll((all) => all.map((control) => control.id))).toEqual(['credential:email']);
    await page
      .getByText('This holds a colon, where a user name ends : (U+003A), character 17, which cannot be sent to Jira.')
      .first()
      .waitFor();
    await close();
  });
});

describe('without script', () => {
  test.each([
    ['a Cyrillic letter', cyrillic, cyrillicTold],
    ['more characters than any key has', 'x'.repeat(20_000), tooLongTold],
    ['more bytes than bodies had before', 'x'.repeat(70_000), tooLongTold],
    ['more bytes than are read', 'x'.repeat(3_000_000), tooLongTold],
  ])('%s: the answer is the page, with the fault at its field', async (_what, key, words) => {
    const visit = await openForm(browser, site, { javaScriptEnabled: false });
    const { page, field, button, form, close } = visit;
    await enter(field, key);
    await button.click();
    await page.waitForURL('**/hub/accounts');
    expect(await told(visit)).toEqual([words, words]);
    expect(await form.getByRole('alert').innerText()).toContain('Secrets are never written into a page');
    expect(await page.content()).not.toContain(key.slice(0, 40));
    expect(provider.keys).not.toContain(key);
    await close();
  });
});

/** The text of fields that is smaller than Safari on phones bears without zooming in, in pixels. */
async function smallText({ form }: FormVisit): Promise<number[]> {
  const sizes = await form
    .locator('[data-control]')
    .evaluateAll((all) => all.map((control) => Number.parseFloat(getComputedStyle(control).fontSize)));
  expect(sizes.length).toBeGreaterThan(0);
  return sizes.filter((size) => size < 16);
}

describe('no field is so small that a phone zooms in on it:', () => {
  test.each([
    ['narrow, with a finger', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
    ['narrow', { viewport: { width: 390, height: 844 } }],
    ['wide, with a finger', { viewport: { width: 1024, height: 768 }, hasTouch: true, isMobile: true }],
  ])('%s', async (_what, options) => {
    for (const provider of ['sandbox', 'datadog']) {
      const path = `/connectors/${provider}/guides/link-account/api-key/`;
      const visit = await openForm(browser, site, { ...options, path });
      expect(await smallText(visit)).toEqual([]);
      await visit.close();
    }
  });

  test('control: smaller text is found', async () => {
    const visit = await openForm(browser, site);
    await visit.field.evaluate((input) => input.style.setProperty('font-size', '15px'));
    expect(await smallText(visit)).toEqual([15]);
    await visit.close();
  });
});
