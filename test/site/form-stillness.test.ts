import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { openForm } from './form-visit.ts';
import { sandboxGuide } from './sandbox-console.ts';
import { apiKey, startSite } from './start-site.ts';
import { openVisit, wake } from './visit.ts';

/** Nothing on a page moves when its scripts wake. */
const [browser, site] = await Promise.all([openBrowser(), startSite({ env: { KEYWAY_API_KEYS: apiKey } })]);

/** The sum of all layout shifts since the page began, those right after a press included. */
function shifts(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 400);
      }),
  );
}

/** With the typeface at hand: that it takes the place of another is no matter of scripts. */
async function lookAgain(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.reload();
  await page.evaluate(() => document.fonts.ready);
  await wake(page);
}

const sizes = [
  { width: 1280, height: 900 },
  { width: 390, height: 800 },
];

test.each(
  sizes.flatMap((viewport) => [
    [viewport.width, 'with', viewport] as const,
    [viewport.width, 'without', viewport] as const,
  ]),
)('at a width of %i, %s a session', async (_width, kind, viewport) => {
  const visit = await openForm(browser, site, { viewport, ...(kind === 'without' ? { session: 'none' } : {}) });
  await lookAgain(visit.page);
  await visit.reach(kind === 'with' ? 'ready' : 'session-missing');
  await visit.page.waitForTimeout(500);
  expect(await shifts(visit.page)).toBe(0);
  await visit.close();
});

test('hardly, where the form is all that the reader looks at, and gives way to a word of two lines', async () => {
  const { page, close } = await openVisit(browser, { viewport: { width: 390, height: 800 } });
  await page.goto(`${site.url}${sandboxGuide}#page:connect`);
  await lookAgain(page);
  await page.locator('connect-form[data-state=session-missing]').waitFor();
  await page.waitForTimeout(500);
  expect(await shifts(page)).toBeLessThan(0.1);
  await close();
});

test('control: something that moves is found', async () => {
  const visit = await openForm(browser, site);
  await visit.page.evaluate(() => {
    const wedge = document.createElement('div');
    wedge.style.height = '200px';
    document.querySelector('main')?.prepend(wedge);
  });
  expect(await shifts(visit.page)).toBeGreaterThan(0.01);
  await visit.close();
});
