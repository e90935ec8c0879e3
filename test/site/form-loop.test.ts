import { afterEach, describe, expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { accessibilityFaults } from './accessibility.ts';
import { type FormVisit, type FormVisitOptions, openForm } from './form-visit.ts';
import { focusOf, tabTo } from './keyboard.ts';
import { foldedGuide, startLoopSite } from './loop-site.ts';

const [browser, site] = await Promise.all([openBrowser(), startLoopSite()]);

let visit: FormVisit;
const open = async (options: FormVisitOptions = {}) => {
  visit = await openForm(browser, site, { path: foldedGuide, ...options });
  const { page } = visit;
  const step = (id: string) => page.locator(`#${id}`);
  return {
    ...visit,
    step,
    token: page.getByLabel('Token', { exact: false }),
    scrolled: () => page.evaluate(() => scrollY),
  };
};
afterEach(() => visit.close());

describe('the step that yields a value', () => {
  test('leads to its field, by mouse and by keyboard, and leaves the address as it is', async () => {
    const { page, step, token } = await open();
    const link = step('far-away').getByRole('link', { name: 'Paste it here: Token' });
    await link.click();
    await expect.poll(() => token.evaluate((input) => input === document.activeElement)).toBe(true);
    await token.blur();
    await link.press('Enter');
    expect(await token.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(new URL(page.url()).hash).toBe('');
    expect(await step('find-site').getByRole('link', { name: 'Enter it here: Site' }).count()).toBe(1);
    expect(await accessibilityFaults(page, 'main')).toEqual([]);
  });

  test('leads there without script too', async () => {
    const { page, step } = await open({ javaScriptEnabled: false });
    await step('far-away').getByRole('link', { name: 'Paste it here: Token' }).click();
    expect(new URL(page.url()).hash).toBe('#credential:token');
    expect(await page.locator('[id="credential:token"]:focus').count()).toBe(1);
  });

  test('leads, while there is nothing to fill in, to what stands in the place of the form', async () => {
    const { page, step, reach } = await open({ session: 'none' });
    await reach('session-missing');
    await step('far-away').getByRole('link', { name: 'Paste it here: Token' }).click();
    // A press is held back until all scripts of the page have come.
    await expect.poll(async () => (await focusOf(page)).name).toContain('Open this guide from Acme Connect');
  });
});

describe('a field that has the focus', () => {
  test('marks its step in words, and no other, until the focus goes', async () => {
    const { page, step, token } = await open();
    await token.focus();
    expect(await page.locator('.step-marked').count()).toBe(1);
    const marked = step('far-away');
    expect(await marked.getByText('This step yields Token').isVisible()).toBe(true);
    expect(await marked.getByText('Paste it here: Token').isVisible()).toBe(false);
    expect(await accessibilityFaults(page, 'main')).toEqual([]);
    await page.getByRole('textbox', { name: 'Site' }).focus();
    expect(await step('find-site').getByText('This step yields Site').isVisible()).toBe(true);
    expect(await marked.getByText('This step yields Token').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Check and link', exact: true }).focus();
    expect(await page.locator('.step-marked').count()).toBe(0);
  });

  test('brings its step onto the screen at once, and keeps the focus', async () => {
    const { page, step, token, scrolled } = await open();
    const before = await page.evaluate(() => {
      const top = scrollY;
      document.getElementById('credential:token')?.focus();
      return { top, after: scrollY };
    });
    expect(before.top).toBe(0);
    // Readers who ask for less motion see no scrolling.
    expect(before.after).toBeGreaterThan(300);
    expect(await scrolled()).toBe(before.after);
    const box = await step('far-away').boundingBox();
    expect((box?.y ?? 0) >= 0 && (box?.y ?? 0) + (box?.height ?? 0) <= 900).toBe(true);
    expect(await token.evaluate((input) => input === document.activeElement)).toBe(true);
    expect((await focusOf(page)).hiddenBecause).toBe('');
  });

  test('unfolds its step', async () => {
    const { page, step } = await open();
    expect(await step('create-key').isVisible()).toBe(false);
    await page.getByLabel('API Key', { exact: true }).focus();
    expect(await step('create-key').getByText('This step yields API Key').isVisible()).toBe(true);
  });

  test('scrolls nothing while the reader types', async () => {
    const { page, token, scrolled } = await open();
    await token.focus();
    await page.mouse.wheel(0, -5000);
    await expect.poll(scrolled).toBe(0);
    await page.keyboard.type('abc');
    expect(await token.inputValue()).toBe('abc');
    expect(await scrolled()).toBe(0);
  });

  test('is not torn away where form and guide stand below each other', async () => {
    const { page, token, scrolled } = await open({ viewport: { width: 390, height: 800 } });
    await token.scrollIntoViewIfNeeded();
    const before = await scrolled();
    await token.click();
    await page.waitForTimeout(300);
    expect(await scrolled()).toBe(before);
    expect((await focusOf(page)).hiddenBecause).toBe('');
  });
});

test('a field that is filled plausibly tells its step, and the link tells that all is done', async () => {
  const { page, reach, button, token } = await open();
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    for (const name of ['field-filled', 'account-linked'])
      document.addEventListener(name, (event) =>
        told.push(`${name} ${(event as CustomEvent).detail.step ?? ''}`.trim()),
      );
  });
  const told = () => page.evaluate(() => (window as unknown as { told: string[] }).told);
  await page.getByRole('textbox', { name: 'Site' }).fill('north');
  await token.fill('https://lodge.example/keys');
  await page.getByLabel('API Key', { exact: true }).fill('accepted-canary');
  await button.focus();
  await expect.poll(told).toEqual(['field-filled find-site', 'field-filled create-key']);
  await button.click();
  await reach('linked');
  expect((await told()).at(-1)).toBe('account-linked');
  expect(JSON.stringify(await told())).not.toMatch(/canary|north/);
});

describe('a refusal opens the step that repairs it, and leads there:', () => {
  const check = async (act: string) => {
    const opened = await open();
    await opened.page.getByRole('textbox', { name: 'Site' }).fill('north');
    await opened.page.getByLabel('API Key', { exact: true }).fill(`${act}-canary`);
    // The focus in the field has unfolded its step already.
    await opened.page.locator('details').evaluateAll((folds) => {
      for (const fold of folds) (fold as HTMLDetailsElement).open = false;
    });
    return opened;
  };

  test.each([
    ['in a tab', 'plan', 'Ask for another plan'],
    ['in an accordion', 'refused', 'Create the key'],
    ['in an accordion that a right needs', 'rights', 'Tick the rights'],
  ])('%s', async (_place, act, title) => {
    const { page, button } = await check(act);
    const heading = page.getByRole('heading', { name: title });
    expect(await heading.isVisible()).toBe(false);
    await button.click();
    await heading.waitFor();
    expect(await focusOf(page)).toEqual({ name: expect.stringContaining(title), hiddenBecause: '' });
    expect(await page.getByText('Fix this').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect((await focusOf(page)).name).toBe('API Key');
    expect(await page.getByRole('textbox', { name: 'Site' }).inputValue()).toBe('north');
  });

  test('one that was hidden since is brought back', async () => {
    const { page, button, step } = await check('refused');
    await step('create-key').evaluate((element: HTMLElement) => {
      element.hidden = true;
    });
    await button.click();
    await page.getByText('Fix this').waitFor();
    expect(await focusOf(page)).toEqual({ name: expect.stringContaining('Create the key'), hiddenBecause: '' });
  });
});

describe('where guide and form stand below each other', () => {
  const phone = { viewport: { width: 390, height: 700 } };

  test('one line names the step that is read and leads to the form, and goes when it is there', async () => {
    const { page, form, step } = await open(phone);
    const dock = page.getByRole('link', { name: 'Go to the form' }).last();
    await step('far-away').evaluate((element) => element.scrollIntoView({ block: 'start' }));
    const line = page.locator('.connect-dock');
    await expect.poll(() => line.isVisible()).toBe(false);
    await step('find-site').evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await expect.poll(() => line.innerText()).toMatch(/^Step 1 · Find the site\s+Go to the form$/);
    expect(await accessibilityFaults(page, '.connect-dock')).toEqual([]);
    await dock.click();
    await expect.poll(() => line.isVisible()).toBe(false);
    await expect.poll(async () => (await form.boundingBox())?.y ?? 9999).toBeLessThan(700);
  });

  test('it hides nothing that has the focus', async () => {
    const { page } = await open(phone);
    await page.mouse.wheel(0, 400);
    await page.locator('.connect-dock').waitFor();
    expect(await tabTo(page, 'Paste it here: Token', { limit: 60 })).toBeGreaterThan(5);
  });

  test('without a session there is no way to a form that takes nothing', async () => {
    const { page, reach } = await open({ ...phone, session: 'none' });
    await reach('session-missing');
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(300);
    expect(await page.locator('.connect-dock').isVisible()).toBe(false);
  });
});

describe('a value that the provider must be told', () => {
  test('stands in its step, in the brand’s words, and can be copied', async () => {
    const { page, step } = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    const values = step('far-away').locator('.step-value');
    expect(await values.locator('dt').allInnerTexts()).toEqual(['Callback URL', 'Name', 'Allow list']);
    expect(await values.nth(1).locator('code').innerText()).toBe('Link to Acme Connect');
    expect(await values.first().innerText()).toContain('Exactly as it stands.');
    const callback = 'https://connect.acme.example/callback';
    expect(await values.first().locator('code').innerText()).toBe(callback);
    expect(await values.last().locator('code').innerText()).toMatch(/^203\.0\.113\.7\s+203\.0\.113\.8$/);
    await page.getByRole('button', { name: 'Copy Callback URL' }).click();
    await expect.poll(() => page.locator('.copy-status').innerText()).toBe('Copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(callback);
    await page.getByRole('button', { name: 'Copy Allow list' }).press('Enter');
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('203.0.113.7\n203.0.113.8');
  });

  test('is there without script, and no button that does nothing', async () => {
    const { page, step } = await open({ javaScriptEnabled: false });
    expect(await step('far-away').locator('.step-value code').first().innerText()).toContain('connect.acme.example');
    expect(await page.getByRole('button', { name: /^Copy/ }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Show API Key' }).count()).toBe(0);
  });
});
