import { afterEach, describe, expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { type FormVisit, openForm } from './form-visit.ts';
import { focusOf } from './keyboard.ts';
import { copyContentWithEveryRejection } from './rehearsal-content.ts';
import { openRehearsalProvider } from './rehearsal-provider.ts';
import { apiKey, startSite } from './start-site.ts';

const [browser, provider] = await Promise.all([openBrowser(), openRehearsalProvider()]);
const site = await startSite({
  env: {
    KEYWAY_API_KEYS: apiKey,
    KEYWAY_CONTENT: copyContentWithEveryRejection(),
    KEYWAY_OUTBOUND_EXCEPTIONS: `https://sandbox.invalid=${provider.url}`,
  },
});

let visit: FormVisit;
const open = async () => {
  visit = await openForm(browser, site);
  return visit;
};
afterEach(() => visit.close());

describe('a key that the provider refuses is told why, in the step that mends it:', () => {
  test.each([
    ['refused', 'Sandbox did not accept this API Key', 'Create the key and copy it'],
    ['expired', 'This API Key has expired', 'Create the key and copy it'],
    ['revoked', 'This API Key was revoked', 'Create the key and copy it'],
    ['plan', 'Your Sandbox plan does not include API access', 'Choose its rights'],
    ['address', 'Sandbox lets in only addresses from its allow list', 'Open the Sandbox console'],
    ['rights', 'This API Key works, but has too few rights', 'Choose its rights'],
  ])('%s: %s', async (act, heading, step) => {
    const { page, field, button, check, reach, complaints } = await open();
    await check(`${act}-canary`);
    const notice = page.getByRole('alert');
    await notice.waitFor();
    expect(await notice.getByRole('heading').allInnerTexts()).toEqual([heading]);
    expect(await focusOf(page)).toEqual({ name: expect.stringContaining(step), hiddenBecause: '' });
    const told = await page.evaluate(() => {
      const id = document.activeElement?.getAttribute('aria-describedby') ?? '';
      return document.getElementById(id)?.innerText ?? '';
    });
    expect(told).toContain('Fix this');
    expect(told).toContain(heading);
    expect(told).toContain(await notice.locator('p:visible').last().innerText());
    expect(await page.title()).toMatch(/^Error: Connect Sandbox/);
    expect(await field.inputValue()).toBe(`${act}-canary`);
    expect(await button.innerText()).toBe('Check again');
    const doubtsValue = ['refused', 'expired', 'revoked'].includes(act);
    expect(await field.getAttribute('aria-invalid')).toBe(doubtsValue ? 'true' : null);

    await page.getByRole('button', { name: 'Back to the field' }).click();
    expect((await focusOf(page)).name).toBe('API Key');
    await notice.getByRole('link', { name: /^Show step/ }).press('Enter');
    expect((await focusOf(page)).name).toContain(step);
    expect(await page.getByText('Fix this').count()).toBe(1);

    await field.fill('accepted-canary');
    expect(await field.getAttribute('aria-invalid')).toBeNull();
    await button.click();
    await reach('linked');
    expect(await page.title()).toMatch(/^Connect Sandbox/);
    expect(await page.getByText('Fix this').count()).toBe(0);
    expect(await page.locator('[aria-describedby="connect:repair"]').count()).toBe(0);
    // The answer to a refusal is a 4xx, which browsers note by themselves.
    expect(complaints.filter((text) => !/the server responded with a status of 4/.test(text))).toEqual([]);
  });
});

test('Escape leads back from the step to the field', async () => {
  const { page, check } = await open();
  await check('refused-canary');
  await page.getByText('Fix this').waitFor();
  await page.keyboard.press('Escape');
  expect((await focusOf(page)).name).toBe('API Key');
});

test('the step checks again, and tells what came of it', async () => {
  const { page, field, check, reach } = await open();
  await check('refused-canary');
  const again = page.locator('.prose').getByRole('button', { name: 'Check again' });
  await again.click();
  await expect.poll(() => provider.keys.filter((key) => key === 'refused-canary').length).toBeGreaterThan(1);
  await reach('rejected');
  await expect.poll(async () => (await focusOf(page)).name).toContain('Create the key and copy it');
  expect(await page.getByText('Fix this').count()).toBe(1);
  await field.evaluate((input: HTMLInputElement) => {
    input.value = 'accepted-canary';
  });
  await again.press('Enter');
  await reach('linked');
  expect((await focusOf(page)).name).toContain('is linked');
  expect(await page.getByText('Fix this').count()).toBe(0);
});

test('a right that is missing is named with what it allows, and the step where it is ticked', async () => {
  const { page, check, form } = await open();
  await check('rights-canary');
  const notice = page.getByRole('alert');
  await notice.waitFor();
  const right = notice.getByRole('listitem').filter({ hasText: 'contacts:read' });
  expect(await right.innerText()).toMatch(
    /contacts:read\s+Read the pretend contacts\.\s+Show step 3: Choose its rights/,
  );
  expect(await notice.innerText()).not.toContain('deals:read');
  expect(await right.locator('[data-number-of="choose-rights"]').innerText()).toBe('3');
  expect(await form.locator('.connect-hint [data-number-of="create-key"]').innerText()).toBe('4');
  await right.getByRole('link').press('Enter');
  expect((await focusOf(page)).name).toContain('Choose its rights');
});

describe('an outage is never blamed on the key:', () => {
  test.each([
    ['fails', 'Sandbox has a fault at the moment.'],
    ['resets', 'Sandbox could not be reached.'],
    ['odd', 'An answer came that does not say whether it worked.'],
    ['busy', 'Sandbox takes no more requests for now.'],
  ])('%s: %s', async (act, words) => {
    const { page, field, button, anyway, check } = await open();
    await check(`${act}-canary`);
    const notice = page.getByRole('alert');
    await notice.waitFor();
    expect(await notice.getByRole('heading').allInnerTexts()).toEqual(['Could not check']);
    const text = await notice.innerText();
    expect(text).toContain(words);
    expect(text).toContain('it may be fine');
    expect(text.includes('Wait 17 seconds')).toBe(act === 'busy');
    expect(await anyway.isVisible()).toBe(true);
    expect((await focusOf(page)).name).toContain('Could not check');
    expect(await field.inputValue()).toBe(`${act}-canary`);
    expect(await field.getAttribute('aria-invalid')).toBeNull();
    expect(await button.innerText()).toBe('Check again');
    expect(await page.title()).not.toContain('Error');
  });
});

test('more checks than the hub allows are refused with the time to wait', async () => {
  const { page, field, button, check } = await open();
  await check('refused-0');
  for (let count = 1; count <= 10; count += 1) {
    const answered = page.waitForResponse('**/hub/accounts');
    await field.fill(`refused-${count}`);
    await button.click();
    await answered;
  }
  const notice = page.getByRole('alert').filter({ hasText: 'Could not check' });
  await notice.waitFor();
  expect(await notice.innerText()).toContain('too many checks');
  expect(await notice.innerText()).toMatch(/Wait \d+ (?:seconds|minutes)/);
});
