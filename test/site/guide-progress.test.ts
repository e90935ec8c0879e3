import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { accessibilityFaults } from './accessibility.ts';
import { tabTo } from './keyboard.ts';
import { openProgress, sandboxSteps, wake } from './progress-visit.ts';
import { createSandboxKey, sandboxGuide } from './sandbox-console.ts';
import { startSite } from './start-site.ts';
import { openVisit } from './visit.ts';

const [browser, site] = await Promise.all([openBrowser(), startSite({ brand: 'acme' })]);

/** All that the page's origin keeps in this browser, as text. */
async function keptIn(page: Page): Promise<string> {
  const state = await page.context().storageState({ indexedDB: true });
  const session = await page.evaluate(() => JSON.stringify(Object.entries(sessionStorage)));
  return JSON.stringify(state.origins) + session;
}

test('a ticked step counts, moves the bar, and is no longer what is left; the next one is named with a link to it', async () => {
  const { page, progress, box, complaints, close } = await openProgress(browser, site);
  expect(await progress.getByRole('status').innerText()).toBe('0 of 5 steps done');
  expect(await progress.locator('.progress-next').innerText()).toBe('Next: 1 Open the Sandbox console');
  await box('open-console').check();
  await page.getByLabel('Step 3, Choose its rights: Done').check();
  expect(await progress.getByRole('status').innerText()).toBe('2 of 5 steps done');
  expect(await progress.getByRole('progressbar').evaluate((bar: HTMLProgressElement) => bar.position)).toBe(0.4);
  await progress.getByText('What is left').click();
  expect(await progress.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringMatching(/^2\s+Name the key$/),
    expect.stringMatching(/^4\s+Create the key and copy it$/),
    expect.stringMatching(/^5\s+Come back and paste it$/),
    'Check and link',
  ]);
  await progress.locator('.progress-next a').click();
  expect(new URL(page.url()).hash).toBe('#name-key');
  await box('choose-rights').uncheck();
  expect(await progress.getByRole('status').innerText()).toBe('1 of 5 steps done');
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

test('what was ticked is ticked after a reload before the reader moves, and nothing moves for it', async () => {
  const { page, context, box, ticked, close } = await openProgress(browser, site);
  await box('name-key').check();
  await box('create-key').check();
  await context.addInitScript(() => {
    Object.assign(window, { shifts: [] });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) (window as unknown as { shifts: unknown[] }).shifts.push(entry.toJSON());
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.reload();
  await expect.poll(ticked).toEqual(['name-key', 'create-key']);
  await wake(page);
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => (window as unknown as { shifts: unknown[] }).shifts)).toEqual([]);
  expect(await ticked()).toEqual(['name-key', 'create-key']);
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
  expect(await page.locator('guide-progress:visible').getByRole('status').innerText()).toBe('1 of 5 steps done');
  expect(await page.getByLabel('Step 2, Name the key: Done').isChecked()).toBe(true);
  await close();
});

test('a step that changed since it was ticked is not done, says so, and is done when it is ticked again', async () => {
  const { page, progress, box, ticked, load, close } = await openProgress(browser, site);
  await box('name-key').check();
  await box('create-key').check();
  await page.evaluate(() => {
    const [key = ''] = Object.keys(localStorage);
    const kept = JSON.parse(localStorage.getItem(key) ?? '') as [string, string][];
    localStorage.setItem(key, JSON.stringify(kept.map(([id, digest]) => [id, id === 'name-key' ? 'before' : digest])));
  });
  for (const _reload of ['first', 'second']) {
    await load();
    expect(await ticked()).toEqual(['create-key']);
    expect(await progress.getByRole('status').innerText()).toBe('1 of 5 steps done');
    await page.getByLabel(/^Changed since you ticked it\. Step 2, Name the key: Done$/).waitFor();
    expect(await page.locator('.step-changed').count()).toBe(1);
    await box('open-console').check();
    await box('open-console').uncheck();
  }
  expect(await accessibilityFaults(page, 'main')).toEqual([]);
  await box('name-key').check();
  expect(await page.locator('.step-changed').count()).toBe(0);
  await load();
  expect(await ticked()).toEqual(['name-key', 'create-key']);
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
  await expect.poll(() => count.innerText()).toBe('0 of 4 steps done');
  await hide('name-key', true);
  await page.evaluate(() => {
    for (const number of document.querySelectorAll('[data-number-of="choose-rights"]')) number.textContent = '1';
    document.dispatchEvent(new CustomEvent('steps-changed', { detail: {} }));
  });
  expect(await count.innerText()).toBe('0 of 3 steps done');
  expect(await progress.locator('.progress-next').innerText()).toBe('Next: 1 Choose its rights');
  expect(await page.getByLabel('Step 1, Choose its rights: Done').count()).toBe(1);
  await hide('open-console', false);
  await expect.poll(() => count.innerText()).toBe('1 of 4 steps done');
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
  expect(await accessibilityFaults(page, 'main')).toEqual([]);
  await close();
});

test('two tabs of a guide follow each other', async () => {
  const { context, box, ticked, progress, close } = await openProgress(browser, site);
  const other = await context.newPage();
  await other.goto(site.url + sandboxGuide);
  await wake(other);
  await other.getByLabel('Step 4, Create the key and copy it: Done').check();
  await expect.poll(ticked).toEqual(['create-key']);
  await box('create-key').uncheck();
  await expect.poll(() => other.getByLabel('Step 4, Create the key and copy it: Done').isChecked()).toBe(false);
  await box('name-key').check();
  await progress.getByRole('button', { name: 'Start over' }).click();
  await expect.poll(() => other.getByLabel('Step 2, Name the key: Done').isChecked()).toBe(false);
  await close();
});

test('guides do not share their ticks', async () => {
  const { page, box, close } = await openProgress(browser, site);
  await box('create-key').check();
  await page.goto(`${site.url}/connectors/lusha/guides/link-account/api-key/`);
  await wake(page);
  expect(await page.locator('guide-progress:visible').getByRole('status').innerText()).toMatch(/^0 of \d+ steps done$/);
  await close();
});

test('a browser that lets nothing be kept ticks steps for as long as the page is open', async () => {
  const { context, page, complaints, close } = await openVisit(browser);
  await context.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('Not here.', 'SecurityError');
      },
    });
  });
  await page.goto(site.url + sandboxGuide);
  await wake(page);
  await page.getByLabel('Step 2, Name the key: Done').check();
  expect(await page.locator('guide-progress:visible').getByRole('status').innerText()).toBe('1 of 5 steps done');
  expect(complaints).toEqual([]);
  await close();
});

test('after linking, the browser keeps ids and digests of steps, and nothing of the key', async () => {
  const { page, box, close } = await openProgress(browser, site);
  await page.goto(`${site.url}/sandbox/`);
  const key = await createSandboxKey(page);
  await page.goto(site.url + sandboxGuide);
  await wake(page);
  await box('open-console').check();
  await page.getByLabel('API Key', { exact: true }).fill(key);
  await page.getByRole('button', { name: 'Check and link' }).click();
  await page.getByRole('heading', { name: 'Your Sandbox account is linked' }).waitFor();

  const kept = await keptIn(page);
  expect(kept).not.toContain(key.slice(4, 20));
  const entries = await page.evaluate(() => Object.entries(localStorage) as [string, string][]);
  const ticks = entries.filter(([name]) => name.startsWith('guide-ticks:'));
  expect(ticks.map(([name]) => name)).toEqual([`guide-ticks:${sandboxGuide}`]);
  for (const [id, digest] of JSON.parse(ticks[0]?.[1] ?? '') as [string, string][]) {
    expect(sandboxSteps).toContain(id);
    expect(digest).toMatch(/^[\w-]{8}$/);
  }

  // Control: a key in any of these places would be found.
  for (const plant of [
    (text: string) => localStorage.setItem('planted', text),
    (text: string) => sessionStorage.setItem('planted', text),
    (text: string) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('planted');
        opening.onupgradeneeded = () => opening.result.createObjectStore('kept').put(text, 'key');
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      }),
  ]) {
    await page.evaluate(plant, key);
    expect(await keptIn(page)).toContain(key.slice(4, 20));
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
      indexedDB.deleteDatabase('planted');
    });
  }
  await close();
});

test('without script, and in a guide of one step, nothing of it is offered', async () => {
  const silent = await openVisit(browser, { javaScriptEnabled: false });
  await silent.page.goto(site.url + sandboxGuide);
  const offered = silent.page.locator('guide-progress, .step-tick, .step-feedback');
  expect(await offered.count()).toBeGreaterThan(5);
  for (const part of await offered.all()) expect(await part.isVisible()).toBe(false);
  await silent.close();
});

test('progress has no fault in light or dark, wide or narrow', async () => {
  const { page, progress, box, close } = await openProgress(browser, site);
  await box('open-console').check();
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await progress.getByText('What is left').click();
    expect(await accessibilityFaults(page, 'main'), `${width} pixels`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
  await close();
});
