import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { accessibilityFaults } from './accessibility.ts';
import { openProgress, sandboxSteps } from './progress-visit.ts';
import { createSandboxKey, sandboxGuide } from './sandbox-console.ts';
import { startSite } from './start-site.ts';
import { openVisit, wake } from './visit.ts';

const [browser, site] = await Promise.all([openBrowser(), startSite({ brand: 'acme' })]);

/** All that the page's origin keeps in this browser, as text. */
async function keptIn(page: Page): Promise<string> {
  const state = await page.context().storageState({ indexedDB: true });
  const session = await page.evaluate(() => JSON.stringify(Object.entries(sessionStorage)));
  return JSON.stringify(state.origins) + session;
}

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
    expect(await progress.getByRole('status').innerText()).toBe('1 of 8 steps done');
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
  expect(await page.locator('guide-progress:visible').getByRole('status').innerText()).toBe('1 of 8 steps done');
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
  await page.getByRole('button', { name: 'Check and link', exact: true }).click();
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
