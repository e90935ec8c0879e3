/** Light, dark, or as the system is: the reader's choice among the three. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { sandboxGuide } from './sandbox-console.ts';
import { startSite } from './start-site.ts';
import { openVisit, wake } from './visit.ts';

const [browser, site] = await Promise.all([openBrowser(), startSite()]);

/** What a page looks like: its ground, the logo that shows, and the color that the browser's frame is given. */
const look = (page: Page) =>
  page.evaluate(() => {
    const logo = [...document.querySelectorAll<HTMLImageElement>('.logo')].filter((image) => image.checkVisibility());
    const frame = [...document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')].filter(
      ({ media }) => matchMedia(media).matches,
    );
    return {
      ground: /oklch\(0\.[0-2]/.test(getComputedStyle(document.documentElement).backgroundColor) ? 'dark' : 'light',
      scheme: getComputedStyle(document.documentElement).colorScheme,
      logo: logo.map(({ src }) => new URL(src).pathname).join(),
      frame: frame.map(({ content }) => content).join(),
    };
  });

const choose = async (page: Page, name: 'Light' | 'Dark' | 'As the system') => {
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('radio', { name }).check();
  await page.keyboard.press('Escape');
};

const light = { ground: 'light', scheme: 'light', logo: '/brand/logo-light.svg', frame: '#fdfdfe' };
const dark = { ground: 'dark', scheme: 'dark', logo: '/brand/logo-dark.svg', frame: '#111316' };

test('a choice shows at once, in colors, logo and frame, against the system, and on the next page', async () => {
  const { page, complaints, close } = await openVisit(browser, { colorScheme: 'light' });
  await page.goto(site.url);
  expect(await look(page)).toMatchObject({ ...light, scheme: 'light dark' });
  await choose(page, 'Dark');
  await expect.poll(() => look(page)).toMatchObject(dark);
  await page.goto(site.url + sandboxGuide);
  expect(await look(page)).toMatchObject(dark);
  await page.mouse.move(9, 9);
  await expect.poll(() => page.locator('.theme-choices input:checked').inputValue()).toBe('dark');
  await page.emulateMedia({ colorScheme: 'dark' });
  await choose(page, 'Light');
  expect(await look(page)).toMatchObject(light);
  await choose(page, 'As the system');
  expect(await look(page)).toMatchObject({ ...dark, scheme: 'light dark' });
  expect(await page.evaluate(() => localStorage.length), 'as the system is nothing to keep').toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test.each(['light', 'dark'] as const)(
  'the first paint is right for a choice against a system that is %s',
  async (system) => {
    const kept = system === 'light' ? 'dark' : 'light';
    const { page, context, close } = await openVisit(browser, { colorScheme: system });
    await context.addInitScript((theme) => localStorage.setItem('theme', theme), kept);
    // Modules run after the first paint could have been; without them, only what stands in the head has run.
    await page.route('**/*.js', (route) =>
      route.request().url().includes('early-theme') ? route.continue() : route.abort(),
    );
    await page.goto(site.url + sandboxGuide);
    expect(await look(page)).toMatchObject(kept === 'dark' ? dark : light);
    const isEarly = await page.evaluate(() => {
      const script = document.querySelector<HTMLScriptElement>('head script[src*=early-theme]');
      const sheet = document.querySelector('link[rel=stylesheet]');
      const comesFirst = script && sheet && script.compareDocumentPosition(sheet) & Node.DOCUMENT_POSITION_FOLLOWING;
      return { blocks: script?.type === '' && !script.async && !script.defer, comesFirst: Boolean(comesFirst) };
    });
    expect(isEarly).toEqual({ blocks: true, comesFirst: true });
    await close();
  },
);

test('a choice in one page shows in the others that are open', async () => {
  const { page, context, close } = await openVisit(browser);
  await page.goto(site.url);
  const other = await context.newPage();
  await other.goto(`${site.url}/connectors/`);
  await wake(other);
  await choose(page, 'Dark');
  await expect.poll(() => look(other)).toMatchObject(dark);
  expect(await other.locator('.theme-choices input:checked').inputValue()).toBe('dark');
  await close();
});

test('where the browser keeps nothing, the choice lasts as long as the page', async () => {
  const { page, context, complaints, close } = await openVisit(browser);
  await context.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
  await page.goto(site.url);
  await choose(page, 'Dark');
  await expect.poll(() => look(page)).toMatchObject(dark);
  expect(complaints).toEqual([]);
  await close();
});

test('it is reached and worked by keyboard alone', async () => {
  const { page, close } = await openVisit(browser);
  await page.goto(site.url);
  await page.getByRole('button', { name: 'Theme' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => look(page)).toMatchObject(dark);
  await page.keyboard.press('Escape');
  expect(await page.locator('.theme-choices').isVisible()).toBe(false);
  await close();
});

test('without script there is no button for it', async () => {
  const plain = await openVisit(browser, { javaScriptEnabled: false });
  await plain.page.goto(site.url);
  expect(await plain.page.getByRole('button', { name: 'Theme' }).count()).toBe(0);
  await plain.close();
});
