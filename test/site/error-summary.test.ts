import { afterEach, describe, expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { accessibilityFaults } from './accessibility.ts';
import { type FormVisit, openForm } from './form-visit.ts';
import { focusOf } from './keyboard.ts';
import { openRehearsalProvider } from './rehearsal-provider.ts';
import { apiKey, startSite } from './start-site.ts';

/** What the design system of the British government asks of an error summary, held against the form. */
const [browser, provider] = await Promise.all([openBrowser(), openRehearsalProvider()]);
const site = await startSite({
  env: { KEYWAY_API_KEYS: apiKey, KEYWAY_OUTBOUND_EXCEPTIONS: `https://sandbox.invalid=${provider.url}` },
});
const threeFields = '/connectors/datadog/guides/link-account/api-key/';

let visit: FormVisit;
afterEach(() => visit.close());

describe('a form without its values', () => {
  const submit = async (path = threeFields) => {
    visit = await openForm(browser, site, { path });
    await visit.button.click();
    return { ...visit, summary: visit.page.getByRole('alert') };
  };

  test('gets a summary that has the focus once, above the fields, under a heading', async () => {
    const { page, summary, field } = await submit();
    expect(await summary.count()).toBe(1);
    expect(await summary.getByRole('heading').innerText()).toBe('There is a problem');
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    expect((await focusOf(page)).hiddenBecause).toBe('');
    const bottom = await summary.evaluate((element) => element.getBoundingClientRect().bottom);
    expect((await field.boundingBox())?.y).toBeGreaterThan(bottom);
    expect(await accessibilityFaults(page, 'connect-form')).toEqual([]);
  });

  test('says so at the beginning of the page’s title, and no longer once all is filled in', async () => {
    const { page } = await submit();
    expect(await page.title()).toMatch(/^Error: Connect Datadog/);
    await page.getByRole('combobox', { name: 'Site' }).selectOption('datadoghq.eu');
    await page.getByLabel('API Key', { exact: true }).fill('a');
    expect(await page.title()).toMatch(/^Error: /);
    await page.getByLabel('Application Key', { exact: true }).fill('b');
    expect(await page.title()).toMatch(/^Connect Datadog/);
  });

  test('is told of every fault, in the order of the fields, in the same words as beside each field', async () => {
    const { page, summary } = await submit();
    const links = await summary.getByRole('link').allInnerTexts();
    expect(links).toEqual([
      'Choose Site.',
      'Enter API Key as Datadog shows it.',
      'Enter Application Key as Datadog shows it.',
    ]);
    expect(await page.locator('.connect-note [data-tone=danger]:visible').allInnerTexts()).toEqual(links);
  });

  test('has each fault lead to its field, which names the fault', async () => {
    const { page, summary } = await submit();
    for (const name of ['Site', 'API Key', 'Application Key']) {
      const link = summary.getByRole('link', { name: new RegExp(`(?:Choose|Enter) ${name}[. ]`) });
      await link.press('Enter');
      expect(await focusOf(page)).toEqual({ name, hiddenBecause: '' });
      const described = await page.evaluate(() => {
        const ids = document.activeElement?.getAttribute('aria-describedby')?.split(' ') ?? [];
        return ids.map((id) => document.getElementById(id)?.innerText).join(' ');
      });
      expect(described).toContain(`${name}`);
      expect(await page.evaluate(() => document.activeElement?.ariaInvalid)).toBe('true');
    }
    expect(new URL(page.url()).hash).toBe('');
  });

  test('forgets the fault of a field that is edited, and of that one alone', async () => {
    const { page, summary } = await submit();
    const key = page.getByLabel('API Key', { exact: true });
    await key.fill('x');
    expect(await key.getAttribute('aria-invalid')).toBeNull();
    expect(await page.getByRole('combobox', { name: 'Site' }).getAttribute('aria-invalid')).toBe('true');
    expect(await summary.getByRole('link').count()).toBe(2);
  });

  test('gets the focus back in the summary at the next try', async () => {
    const { summary, button } = await submit();
    await button.click();
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

test('a refusal that a field can mend has one message, in the summary and beside the field', async () => {
  visit = await openForm(browser, site);
  const { page, field, note, check } = visit;
  await check('refused-canary');
  const summary = page.getByRole('alert');
  const message = 'Enter API Key again: this value was not accepted.';
  await summary.getByRole('link', { name: message }).press('Enter');
  expect((await focusOf(page)).name).toBe('API Key');
  expect(await note.innerText()).toContain(message);
  await field.fill('another');
  expect(await note.getByText(message).isVisible()).toBe(false);
});

test('a refusal that no step mends leads to the summary', async () => {
  visit = await openForm(browser, site);
  const { page, check } = visit;
  const verdict = { kind: 'rejected', code: 'plan-lacks-api', field: 'apiKey' };
  await page.route('**/hub/accounts', (route) =>
    route.fulfill({ status: 422, json: { code: 'not-accepted', verdict } }),
  );
  await check('refused-canary');
  await page.getByRole('alert').waitFor();
  expect((await focusOf(page)).name).toContain('Your Sandbox plan does not include API access');
  expect(await page.getByRole('alert').getByRole('link').count()).toBe(0);
  expect(await page.getByText('Fix this').count()).toBe(0);
});
