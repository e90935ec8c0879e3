import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { openScopes, startScopesSite } from './scopes-site.ts';
import { keepPointerStill, openVisit } from './visit.ts';

const [browser, site] = await Promise.all([openBrowser(), startScopesSite()]);

test('without JavaScript everything is there, with the scopes printed, and nothing that would not work', async () => {
  const { page, picker, scopes, steps, close } = await openScopes(browser, `${site.guide}?actions=create_thing`, {
    javaScriptEnabled: false,
  });
  expect(await steps()).toHaveLength(10);
  expect(await scopes()).toBe('profile things:read tags.read things:write audit/read');
  expect(await picker.getByRole('row').count()).toBe(6);
  expect(await picker.getByText(/Your browser runs no scripts/).isVisible()).toBe(true);
  for (const role of ['button', 'checkbox', 'searchbox', 'combobox', 'link', 'group'] as const) {
    expect(await page.locator('.panel').getByRole(role).count(), role).toBe(role === 'group' ? 1 : 0);
  }
  expect(await page.locator('.prose').getByRole('button').count()).toBe(0);
  expect(await page.locator('#allow-reading .scope').allInnerTexts()).toHaveLength(2);
  expect(await page.locator('.scope-picker-table').evaluate((box) => box.scrollHeight - box.clientHeight)).toBe(0);
  await close();
});

test.each(['guide', 'manyActions'] as const)('nothing scrolls sideways at 320 px (%s)', async (address) => {
  const { page, picker, close } = await openScopes(browser, site[address], { viewport: { width: 320, height: 700 } });
  await picker.getByText('Send this to your admin').click();
  const wider = await page.evaluate(() => {
    const boxes = ['.scope-picker-table', '.scope-picker-scopes', '.prose', ':root'];
    return boxes.filter((box) => {
      const element = document.querySelector(box);
      return element && element.scrollWidth > element.clientWidth;
    });
  });
  expect(wider).toEqual([]);
  await close();
});

test('a long table scrolls by itself under a head that stays, and every control can be hit', async () => {
  const { page, picker, close } = await openScopes(browser, site.manyActions);
  const table = page.locator('.scope-picker-table');
  expect(await table.evaluate((box) => box.clientHeight)).toBeLessThan(450);
  await picker.getByRole('checkbox').last().scrollIntoViewIfNeeded();
  const [head, box] = await Promise.all([picker.getByRole('columnheader').first().boundingBox(), table.boundingBox()]);
  expect(Math.abs((head?.y ?? 0) - (box?.y ?? 0))).toBeLessThan(3);
  const small = await page
    .locator('.panel')
    .locator('button, a, summary, label:has(input), select')
    .evaluateAll((controls) =>
      controls.flatMap((control) => {
        const { width, height } = control.getBoundingClientRect();
        return width > 0 && (width < 24 || height < 24) ? [`${control.textContent} ${width}×${height}`] : [];
      }),
    );
  expect(small).toEqual([]);
  await close();
});

test('the script in the head has at most 1.5 KB, the picker’s at most 2 KB, and the latter waits for a move', async () => {
  const { page, requested, close } = await openVisit(browser);
  await keepPointerStill(page);
  await page.goto(site.guide);
  const scripts = () => requested.filter((url) => /\.js$/.test(url));
  const sizeOf = async (url: string | undefined) =>
    gzipSync(Buffer.from(await (await fetch(url ?? '')).arrayBuffer()), { level: 9 }).length;
  const named = (part: string) => scripts().find((url) => url.includes(part));
  expect(named('scope-controls')).toBeUndefined();
  expect(await sizeOf(named('scope-choice'))).toBeLessThanOrEqual(1536);
  await page.mouse.move(10, 10);
  await expect.poll(() => named('scope-controls')).toBeDefined();
  expect(await sizeOf(named('scope-controls'))).toBeLessThanOrEqual(2048);

  requested.length = 0;
  await page.goto(site.url);
  expect(scripts().filter((url) => /scope/i.test(url))).toEqual([]);
  expect(requested.filter((url) => /scopes.*css/.test(url))).toEqual([]);
  await close();
});
