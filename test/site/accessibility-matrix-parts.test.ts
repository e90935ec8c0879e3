import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { accessibilityFaults, faultsInEveryLook } from './accessibility.ts';
import { sandboxGuide } from './sandbox-console.ts';
import { startSite } from './start-site.ts';
import { openVisit, type Visit, wake } from './visit.ts';

const browser = await openBrowser();
const [vendor, partner] = await Promise.all([startSite(), startSite({ brand: 'acme' })]);
const sites = { vendor, partner };
const hubspotGuide = '/connectors/hubspot/guides/link-account/private-app-access-token/';

interface PartState {
  /** What of the page is looked at. */
  within: string;
  enter(page: Page): Promise<unknown>;
}

const picker = (page: Page) => page.locator('scope-picker');
const firstStep = (page: Page) => page.locator('.step').first();

/** States of the parts around a guide, one after the other on one page. */
const guideStates: Record<string, PartState> = {
  'the picker, with one action chosen': {
    // The guide shrinks with it.
    within: 'main',
    enter: (page) => picker(page).getByRole('checkbox').first().check(),
  },
  'the picker, with the link for the admin, copied': {
    within: 'scope-picker',
    enter: async (page) => {
      await picker(page).getByText('Send this to your admin').click();
      await picker(page).getByRole('button', { name: 'Copy', exact: true }).click();
    },
  },
  'the picker, with a search that one action fits': {
    within: 'scope-picker',
    enter: async (page) => {
      const label = await picker(page).locator('tbody label').first().innerText();
      await picker(page).getByRole('searchbox').fill(label.trim());
    },
  },
  'the picker, with a search that nothing fits': {
    within: 'scope-picker',
    enter: (page) => picker(page).getByRole('searchbox').fill('nothing is called that'),
  },
  'the picker, with everything chosen': {
    within: 'main',
    enter: async (page) => {
      await picker(page).getByRole('searchbox').fill('');
      await picker(page).getByRole('button', { name: 'Choose all' }).click();
    },
  },
  'the picker, with nothing chosen': {
    within: 'scope-picker',
    enter: (page) => picker(page).getByRole('button', { name: 'Choose none' }).click(),
  },
  'the form about a step, open': {
    within: '.step',
    enter: (page) => firstStep(page).getByRole('button', { name: 'This screen looks different' }).click(),
  },
  'the form about a step, sent': {
    within: '.step',
    enter: async (page) => {
      await firstStep(page).getByRole('radio').first().check();
      await firstStep(page).getByRole('button', { name: 'Send' }).click();
      await firstStep(page).getByText('Thank you.').waitFor();
    },
  },
  'progress, with some steps done and the list of the others unfolded': {
    within: 'main',
    enter: async (page) => {
      await page.locator('.step-tick input').first().check();
      await page.locator('guide-progress:visible summary').click();
    },
  },
  'progress, with everything done': {
    within: 'main',
    enter: async (page) => {
      for (const box of await page.locator('.step-tick input').filter({ visible: true }).all()) await box.check();
    },
  },
  'progress, begun anew': {
    within: 'guide-progress',
    enter: (page) => page.locator('guide-progress:visible .progress-reset').click(),
  },
  'the choice of a theme': {
    within: 'html',
    enter: (page) => page.getByRole('button', { name: 'Theme' }).click(),
  },
  'the search, empty': {
    within: 'html',
    enter: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Search', exact: true }).click();
      await page.getByRole('dialog', { name: 'Search' }).waitFor();
    },
  },
  'the search, with results': {
    within: 'site-search',
    enter: async (page) => {
      await page.getByRole('combobox', { name: 'What are you looking for?' }).fill('key');
      await page.locator('site-search [role=option]').first().waitFor();
    },
  },
  'the search, without results': {
    within: 'site-search',
    enter: async (page) => {
      await page.getByRole('combobox', { name: 'What are you looking for?' }).fill('xyzzyxyzzy');
      await page.getByText('Nothing fits.').waitFor();
    },
  },
};

describe.each(['vendor', 'partner'] as const)('on a guide of the %s there is no fault in any look in', (name) => {
  let visit: Visit | undefined;
  afterAll(() => visit?.close());

  test.each(Object.entries(guideStates))('%s', async (_state, { within, enter }) => {
    if (!visit) {
      visit = await openVisit(browser);
      await visit.page.goto(sites[name].url + hubspotGuide);
      await wake(visit.page);
    }
    await enter(visit.page);
    expect(await faultsInEveryLook(visit.page, within)).toEqual([]);
  });
});

test('the menu that a phone has in its header is without a fault, open and closed', async () => {
  const { page, close } = await openVisit(browser, { viewport: { width: 320, height: 640 } });
  await page.goto(partner.url + sandboxGuide);
  expect(await accessibilityFaults(page, '.site-header')).toEqual([]);
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('navigation', { name: 'Site' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await close();
});

test('the overview is without a fault when a name and a category filter it, and when nothing is left', async () => {
  const { page, close } = await openVisit(browser);
  await page.goto(`${vendor.url}/connectors/`);
  await wake(page);
  const field = page.getByRole('searchbox', { name: 'Filter by name' });
  await field.fill('lu');
  await expect.poll(() => page.getByRole('main').getByRole('link', { name: 'Lusha' }).isVisible()).toBe(true);
  expect(await faultsInEveryLook(page)).toEqual([]);
  await field.fill('xyzzyxyzzy');
  await page.getByText('No provider fits.').waitFor();
  expect(await faultsInEveryLook(page)).toEqual([]);
  await close();
});
