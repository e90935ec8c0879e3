import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { openProgress } from './progress-visit.ts';
import { sandboxGuide } from './sandbox-console.ts';
import { startSite } from './start-site.ts';
import { startSwitchesSite } from './switches-site.ts';
import { openVisit } from './visit.ts';

const [browser, site, switches] = await Promise.all([openBrowser(), startSite(), startSwitchesSite()]);

test('on paper there is the guide, with where it stands, and nothing to press or to go to', async () => {
  const { page, close } = await openProgress(browser, site);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  expect(await page.locator('.guide-description').isVisible()).toBe(true);
  expect(await page.locator('.callout').first().isVisible()).toBe(true);
  expect(
    await page
      .getByText(/^This guide: https:\/\/[^/]+\/connectors\/sandbox\/guides\/link-account\/api-key\/$/)
      .isVisible(),
  ).toBe(true);
  const controls = page.locator('nav, footer, form, button, select, guide-progress, .step-feedback, .skip-link');
  expect(await controls.count()).toBeGreaterThan(8);
  expect(await controls.filter({ visible: true }).count()).toBe(0);
  await page.emulateMedia({ media: 'screen' });
  expect(await controls.filter({ visible: true }).count()).toBeGreaterThan(4);
  expect(await page.locator('.print-only').isVisible()).toBe(false);
  await close();
});

test('each step has an empty box and its number, whatever was ticked, with script and without', async () => {
  const { page, box, close } = await openProgress(browser, site);
  await box('name-key').check();
  const looks = () =>
    page.evaluate(() => {
      const step = document.getElementById('name-key');
      const [input, number] = ['input', '.step-number'].map((part) => step?.querySelector(`.step-head ${part}`));
      if (!input || !number) throw new Error('The step has no box.');
      return [
        input.checkVisibility(),
        getComputedStyle(input).appearance,
        getComputedStyle(input).backgroundColor,
        getComputedStyle(number).color === getComputedStyle(document.body).color,
        getComputedStyle(number, '::after').display,
      ];
    });
  await page.emulateMedia({ media: 'print' });
  const empty = [true, 'none', 'rgba(0, 0, 0, 0)', true, 'none'];
  await expect.poll(looks).toEqual(empty);
  await close();

  const silent = await openVisit(browser, { javaScriptEnabled: false });
  await silent.page.goto(site.url + sandboxGuide);
  await silent.page.emulateMedia({ media: 'print' });
  expect(await silent.page.locator('#name-key .step-tick input').isVisible()).toBe(true);
  await silent.close();
});

test('links of the guide say where they lead, except those within the sheet', async () => {
  const { page, close } = await openVisit(browser);
  await page.goto(`${site.url}/connectors/lusha/guides/link-account/api-key/`);
  await page.emulateMedia({ media: 'print' });
  const addresses = await page
    .locator('.prose a:visible')
    .evaluateAll((links) =>
      links.map((link) => [link.getAttribute('href'), getComputedStyle(link, '::after').content]),
    );
  expect(addresses.length).toBeGreaterThan(3);
  for (const [href, after] of addresses) {
    expect(after).toBe(href?.startsWith('#') ? 'none' : `" (${href})"`);
  }
  await close();
});

test('what is folded on the screen, and the tabs behind the first, stand on the paper', async () => {
  const { page, close } = await openVisit(browser);
  await page.goto(switches.guide);
  await page.emulateMedia({ media: 'print' });
  const hidden = await page
    .locator('.tab, .accordion-body, .prose details > *')
    .evaluateAll((parts) =>
      parts.filter((part) => !part.checkVisibility({ contentVisibilityAuto: true })).map(({ className }) => className),
    );
  expect(hidden).toEqual([]);
  await close();
});

test('a dark screen prints on white, and no page ends within the head of a step', async () => {
  const { page, close } = await openVisit(browser, { colorScheme: 'dark' });
  await page.goto(site.url + sandboxGuide);
  await page.emulateMedia({ media: 'print' });
  const looks = await page.evaluate(() => {
    const styles = (selector: string) => [...document.querySelectorAll(selector)].map((part) => getComputedStyle(part));
    return {
      scheme: getComputedStyle(document.documentElement).colorScheme,
      heads: [
        ...new Set(
          styles('.step-head, .prose .heading').map(({ breakInside, breakAfter }) => `${breakInside} ${breakAfter}`),
        ),
      ],
      callouts: [...new Set(styles('.callout').map(({ breakInside }) => breakInside))],
    };
  });
  expect(looks).toEqual({ scheme: 'light', heads: ['avoid avoid'], callouts: ['avoid'] });
  const pdf = await page.pdf({ format: 'A4' });
  const pages = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length;
  expect(pages).toBeGreaterThan(0);
  expect(pages).toBeLessThanOrEqual(4);
  await close();
});
