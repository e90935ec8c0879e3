import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { startScopesSite } from './scopes-site.ts';
import { startSlowFront } from './slow-front.ts';
import { openVisit } from './visit.ts';

const [browser, site] = await Promise.all([openBrowser(), startScopesSite()]);
const front = await startSlowFront(site.url, { pieces: 60, pauseMs: 50 });
const shared = `${site.guide.replace(site.url, front.url)}?actions=create_thing`;
const wide = { viewport: { width: 1440, height: 4000 } };

interface Paints {
  /** What had a box in some frame and is hidden in the end. */
  flashed: string[];
  /** Numbers and lists of scopes that were another in some frame than in the end. */
  changed: string[];
  /** How many different heights the guide had, frame by frame: it did arrive in pieces. */
  heights: number;
  /** When the first content was painted, and when the page had arrived, in ms. */
  firstPaint: number;
  arrived: number;
}

interface Watched {
  seen: Set<Element>;
  heights: Set<number>;
  texts: Map<Element, Set<string>>;
}

/** Notes before every paint what the page lays out. A callback of an animation frame comes last before its paint. */
async function watchPaints(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const [seen, heights, texts] = [new Set<Element>(), new Set<number>(), new Map<Element, Set<string>>()];
    const look = () => {
      for (const part of document.querySelectorAll('[data-part], [data-scope], [data-for-action], .contents a')) {
        if (part.getClientRects().length > 0) seen.add(part);
      }
      for (const place of document.querySelectorAll('[data-number-of], .step-number, .scope-picker-scopes')) {
        if (/\d|:/.test(place.textContent)) texts.set(place, new Set(texts.get(place)).add(place.textContent));
      }
      heights.add(document.querySelector('.prose')?.clientHeight ?? 0);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    Object.assign(window, { watched: { seen, heights, texts } });
  });
}

async function paintsOf(page: Page): Promise<Paints> {
  return page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const { seen, heights, texts } = (window as unknown as { watched: Watched }).watched;
    const changed = [...texts].filter(([place, had]) => had.size > 1 && place.getClientRects().length > 0);
    const gone = [...seen].filter((part) => part.getClientRects().length === 0);
    const navigation = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming;
    return {
      flashed: gone.map((part) => part.textContent.trim().slice(0, 60)),
      changed: changed.map(([, had]) => [...had].join(' → ')),
      heights: heights.size,
      firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      arrived: navigation.responseEnd,
    };
  });
}

test('a shared link never paints what its choice hides, however slowly the page arrives', async () => {
  const { page, close } = await openVisit(browser, wide);
  await watchPaints(page);
  await page.goto(shared);
  const paints = await paintsOf(page);
  expect(paints.firstPaint).toBeLessThan(paints.arrived - 200);
  expect(paints.heights).toBeGreaterThan(2);
  expect(paints.flashed).toEqual([]);
  expect(paints.changed).toEqual([]);
  expect(await page.locator('.prose .step').filter({ visible: true }).count()).toBe(7);
  await close();
});

test('this test would see it: a page that is reduced once it has arrived has painted hidden parts', async () => {
  const { page, close } = await openVisit(browser, wide);
  await watchPaints(page);
  // Without the address's choice the script in the head waits for the picker, which comes too late.
  await page.goto(shared.replace(/\?.*/, ''));
  await page.evaluate(() => {
    const detail = { actions: ['create_thing'], parts: [] };
    document.dispatchEvent(new CustomEvent('actions-chosen', { detail }));
  });
  const { flashed, changed } = await paintsOf(page);
  expect(flashed.join('\n')).toContain('Allow reading');
  expect(flashed.join('\n')).toContain('Open the audit log');
  expect(changed).toContain('Step 3 → Step 2');
  await close();
});

test('nothing moves when the picker’s script arrives', async () => {
  const { page, close } = await openVisit(browser, wide);
  await page.goto(`${site.guide}?actions=create_thing`);
  await page.evaluate(() => {
    const shown = [...document.querySelectorAll('body *')].filter((element) => element.checkVisibility());
    Object.assign(window, {
      places: new Map(shown.map((element) => [element, element.getBoundingClientRect().toJSON()])),
    });
  });
  await page.mouse.move(10, 10);
  await page.waitForFunction(() => customElements.get('scope-picker') !== undefined);
  expect(await page.locator('.scope-picker-link').inputValue()).toContain('?actions=create_thing');
  const moved = await page.evaluate(() => {
    const { places } = window as unknown as { places: Map<Element, DOMRect> };
    return [...places].flatMap(([element, was]) => {
      const is = element.getBoundingClientRect();
      const isSame = (['x', 'y', 'width', 'height'] as const).every((side) => is[side] === was[side]);
      return isSame || !element.isConnected ? [] : [`${element.tagName}.${element.className} ${was.y} → ${is.y}`];
    });
  });
  expect(moved).toEqual([]);
  await close();
});
