import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { tabTo } from './keyboard.ts';
import { openProgress, sandboxSteps } from './progress-visit.ts';
import { sandboxGuide } from './sandbox-console.ts';
import { startSite } from './start-site.ts';
import { openVisit, wake } from './visit.ts';

const [browser, site] = await Promise.all([openBrowser(), startSite({ brand: 'acme' })]);

test('a ticked step counts, moves the bar, and is no longer what is left; the next one is named with a link to it', async () => {
  const { page, progress, box, complaints, close } = await openProgress(browser, site);
  expect(await progress.getByRole('status').innerText()).toBe('0 of 8 steps done');
  expect(await progress.locator('.progress-next').innerText()).toBe('Next: 1 Open the Sandbox console');
  await box('open-console').check();
  await page.getByLabel('Step 3, Choose its rights: Done').check();
  expect(await progress.getByRole('status').innerText()).toBe('2 of 8 steps done');
  expect(await progress.getByRole('progressbar').evaluate((bar: HTMLProgressElement) => bar.position)).toBe(0.25);
  await progress.getByText('What is left').click();
  expect(await progress.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringMatching(/^2\s+Name the key$/),
    expect.stringMatching(/^4\s+Create the key and copy it$/),
    expect.stringMatching(/^5\s+Come back and paste it$/),
    expect.stringMatching(/^1\s+Open the form$/),
    expect.stringMatching(/^2\s+Fill in the form$/),
    expect.stringMatching(/^3\s+Link the account$/),
    'Check and link',
  ]);
  await progress.locator('.progress-next a').click();
  expect(new URL(page.url()).hash).toBe('#name-key');
  await box('choose-rights').uncheck();
  expect(await progress.getByRole('status').innerText()).toBe('1 of 8 steps done');
  expect(complaints).toEqual([]);
  await close();
});

test('a done step shows a tick in place of its number, and in the list of contents', async () => {
  const { page, box, close } = await openProgress(browser, site);
  const looks = () =>
    page.evaluate(() =>
      ['#name-key .step-number', '.guide-side .contents a[href="#name-key"] .contents-number'].map((selector) => {
        const number = document.querySelector(selector);
        if (!number) throw new Error(`There is no ${selector}.`);
        return [getComputedStyle(number).color === 'rgba(0, 0, 0, 0)', getComputedStyle(number, '::after').opacity];
      }),
    );
  expect(await looks()).toEqual(Array(2).fill([false, '0']));
  await box('name-key').check();
  expect(await looks()).toEqual(Array(2).fill([true, '1']));
  await close();
});

test('a box that is ticked before the script has come stays ticked and counts', async () => {
  const { page, close } = await openVisit(browser);
  await page.route('**/*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.goto(site.url + sandboxGuide);
  await page.getByLabel('Step 2, Name the key: Done').check();
  await wake(page);
  expect(await page.locator('guide-progress:visible').getByRole('status').innerText()).toBe('1 of 8 steps done');
  expect(await page.getByLabel('Step 2, Name the key: Done').isChecked()).toBe(true);
  await close();
});

test('all ticks can be taken away at once, and brought back until another step is ticked', async () => {
  const { page, progress, box, ticked, load, close } = await openProgress(browser, site);
  expect(await progress.getByRole('button', { name: 'Start over' }).isVisible()).toBe(false);
  await box('name-key').check();
  await box('create-key').check();
  await progress.getByRole('button', { name: 'Start over' }).click();
  expect(await ticked()).toEqual([]);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await progress.getByRole('button', { name: 'Undo' }).click();
  expect(await ticked()).toEqual(['name-key', 'create-key']);
  await load();
  expect(await ticked()).toEqual(['name-key', 'create-key']);

  await progress.getByRole('button', { name: 'Start over' }).click();
  await box('open-console').check();
  expect(await progress.getByRole('button').allInnerTexts()).toEqual(['Start over']);
  await close();
});

test('by keyboard, a step is ticked, and all ticks are taken away and brought back without losing the focus', async () => {
  const { page, ticked, close } = await openProgress(browser, site);
  await page.locator('#name-key .step-title').focus();
  await tabTo(page, 'Step 2, Name the key: Done', { limit: 3 });
  await page.keyboard.press('Space');
  expect(await ticked()).toEqual(['name-key']);
  await page.locator('guide-progress:visible .progress-next a').focus();
  await tabTo(page, 'Start over', { limit: 2 });
  await page.keyboard.press('Enter');
  expect(await ticked()).toEqual([]);
  await page.keyboard.press('Enter');
  expect(await ticked()).toEqual(['name-key']);
  await close();
});

test('hidden steps count for nothing, whether the picker or a tab hides them', async () => {
  const { page, progress, box, close } = await openProgress(browser, site);
  await box('open-console').check();
  const count = progress.getByRole('status');
  const hide = (id: string, isHidden: boolean) =>
    page.evaluate(
      ([step, hidden]) => {
        const item = document.getElementById(String(step));
        if (item) item.hidden = hidden === true;
      },
      [id, isHidden] as const,
    );
  await hide('open-console', true);
  await expect.poll(() => count.innerText()).toBe('0 of 7 steps done');
  await hide('name-key', true);
  await page.evaluate(() => {
    for (const number of document.querySelectorAll('[data-number-of="choose-rights"]')) number.textContent = '1';
    document.dispatchEvent(new CustomEvent('steps-changed', { detail: {} }));
  });
  expect(await count.innerText()).toBe('0 of 6 steps done');
  expect(await progress.locator('.progress-next').innerText()).toBe('Next: 1 Choose its rights');
  expect(await page.getByLabel('Step 1, Choose its rights: Done').count()).toBe(1);
  await hide('open-console', false);
  await expect.poll(() => count.innerText()).toBe('1 of 7 steps done');
  await close();
});

test('a filled field ticks its step; a linked account ticks what is left, and then there is nothing left', async () => {
  const { page, progress, ticked, close } = await openProgress(browser, site);
  await page.evaluate(() =>
    document.dispatchEvent(new CustomEvent('field-filled', { detail: { step: 'create-key' } })),
  );
  expect(await ticked()).toEqual(['create-key']);
  for (const step of sandboxSteps) await page.locator(`#${step} .step-tick input`).check();
  expect(await progress.locator('.progress-next').innerText()).toBe('Next: Check and link');
  await page.evaluate(() => document.dispatchEvent(new CustomEvent('account-linked', { detail: {} })));
  expect(await ticked()).toEqual(sandboxSteps);
  await progress.getByText('All done').waitFor();
  expect(
    await progress
      .locator('.progress-next, .progress-left')
      .evaluateAll((parts) => parts.filter((part) => part.checkVisibility()).length),
  ).toBe(0);
  await close();
});

test('without script nothing of it is offered', async () => {
  const silent = await openVisit(browser, { javaScriptEnabled: false });
  await silent.page.goto(site.url + sandboxGuide);
  const offered = silent.page.locator('guide-progress, .step-tick, .step-feedback');
  expect(await offered.count()).toBeGreaterThan(5);
  for (const part of await offered.all()) expect(await part.isVisible()).toBe(false);
  await silent.close();
});
