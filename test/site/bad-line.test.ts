/** What is typed on a bad line: it is linked and told, or it is still in its field with a reason. */
import type { Page, Route } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { accountSchema } from '../../src/contract/hub.ts';
import { openBrowser } from '../browser/open-browser.ts';
import { accessibilityFaults } from './accessibility.ts';
import { openSession } from './form-visit.ts';
import { openRehearsalProvider } from './rehearsal-provider.ts';
import { sandboxGuide } from './sandbox-console.ts';
import { apiKey, startSite } from './start-site.ts';
import { keepPointerStill, openVisit } from './visit.ts';

const [browser, provider] = await Promise.all([openBrowser(), openRehearsalProvider()]);
const site = await startSite({
  env: { KEYWAY_API_KEYS: apiKey, KEYWAY_OUTBOUND_EXCEPTIONS: `https://sandbox.invalid=${provider.url}` },
});

const key = 'accepted-canary';
const authorization = `Basic ${btoa(`${apiKey}:`)}`;

/** Scripts that a page cannot be shown without, since it waits for them; with them comes what holds the form back. */
const isEarly = (address: string) => /\/(?:early-theme|hold-form)\b/.test(address);

interface Line {
  page: Page;
  press(): Promise<void>;
  /** What the page says, or holds, of the key that was typed. */
  fate(): Promise<'linked' | 'in the field' | 'lost'>;
  says(text: string): Promise<void>;
  kept(): Promise<number>;
  setOffline(isOffline: boolean): Promise<void>;
}

let owners = 0;

/** A guide as a reader first sees it, who has not moved yet. `late`: what becomes of the scripts that it is not shown without. */
async function openLine({
  late = (route) => route.continue(),
  session = 'cookie',
}: {
  late?: (route: Route) => unknown;
  session?: 'cookie' | 'fragment';
} = {}): Promise<Line> {
  owners += 1;
  const owner = { origin_owner_id: `line-${owners}`, origin_owner_name: `Line ${owners}` };
  const { page, context } = await openVisit(browser);
  await keepPointerStill(page);
  let fragment = '';
  if (session === 'cookie') await page.goto(await openSession(site, owner));
  else {
    const headers = { 'content-type': 'application/json', authorization };
    const answer = await fetch(`${site.url}/connect_sessions`, {
      method: 'POST',
      headers,
      body: JSON.stringify(owner),
    });
    fragment = `#session=${((await answer.json()) as { token: string }).token}`;
  }
  await page.route(/\.js(?:\?|$)/, (route) => (isEarly(route.request().url()) ? route.continue() : late(route)));
  await page.goto(site.url + sandboxGuide + fragment, { waitUntil: 'commit' });
  const field = page.getByLabel('API Key', { exact: true });
  await field.waitFor();
  return {
    page,
    async press() {
      // By the keyboard, as whoever pastes a key does; after a first press the key is there already.
      if ((await field.inputValue()) === '') await field.fill(key);
      await field.press('Enter', { noWaitAfter: true });
    },
    async fate() {
      if (await page.getByRole('heading', { name: 'Your Sandbox account is linked' }).isVisible()) return 'linked';
      // All that is there at this moment: a page that goes meanwhile would be waited for.
      const typed = await field.evaluateAll((fields) => fields.map((input) => (input as HTMLInputElement).value));
      return typed.includes(key) ? 'in the field' : 'lost';
    },
    says: (text) => page.locator('connect-form').getByText(text).filter({ visible: true }).first().waitFor(),
    async kept() {
      const answer = await fetch(`${site.url}/accounts?origin_owner_id=${owner.origin_owner_id}`, {
        headers: { authorization },
      });
      return accountSchema.array().parse(await answer.json()).length;
    },
    setOffline: (isOffline) => context.setOffline(isOffline),
  };
}

const loading = 'This page is still loading.';
const nothingSent = 'A part of this page did not load, so nothing was sent. What you typed is still here.';
const linked = 'Your Sandbox account is linked';

describe('a press before the scripts have come', () => {
  test.each(['cookie', 'fragment'] as const)('waits for them, with a session by %s', async (session) => {
    const scripts = Promise.withResolvers<void>();
    const late = async (route: Route) => {
      await scripts.promise;
      await route.continue();
    };
    const { page, press, says, fate, kept } = await openLine({ late, session });
    await press();
    await says(loading);
    // Only such a session waits for as long as this takes: the other's form is sent without script after a while.
    if (session === 'fragment') expect(await accessibilityFaults(page, 'connect-form')).toEqual([]);
    await press();
    expect(await fate()).toBe('in the field');
    scripts.resolve();
    await says(linked);
    expect([await fate(), await kept(), new URL(page.url()).pathname]).toEqual(['linked', 1, sandboxGuide]);
  });

  test('goes on without them when they never come', async () => {
    const { page, press, says, kept } = await openLine({ late: () => {} });
    await press();
    await says(loading);
    await says(linked);
    expect([await kept(), new URL(page.url()).pathname]).toEqual([1, '/hub/accounts']);
  });

  test('goes on without them when they fail', async () => {
    const { press, says, kept } = await openLine({ late: (route) => route.abort('connectionreset') });
    await press();
    await says(linked);
    expect(await kept()).toBe(1);
  });

  test('keeps the key when they fail and only they could send it, and links once they come', async () => {
    let isBroken = true;
    const { page, press, says, fate, kept } = await openLine({
      late: (route) =>
        isBroken && route.request().url().includes('connect-form') ? route.abort('connectionreset') : route.continue(),
      session: 'fragment',
    });
    await press();
    await says(nothingSent);
    expect(await accessibilityFaults(page, 'connect-form')).toEqual([]);
    expect([await fate(), await kept()]).toEqual(['in the field', 0]);
    isBroken = false;
    await press();
    await says(linked);
    expect(await kept()).toBe(1);
  });
});

describe('a connection that drops before the first move', () => {
  test('keeps the key, as often as it is tried, and links it once when it is back', async () => {
    const { page, press, says, fate, kept, setOffline } = await openLine();
    await page.waitForLoadState('load');
    await setOffline(true);
    await press();
    await says(nothingSent);
    expect(await fate()).toBe('in the field');
    await press();
    await says(nothingSent);
    expect(await fate()).toBe('in the field');
    await setOffline(false);
    await press();
    await says(linked);
    expect(await kept()).toBe(1);
  });

  test('control: without what holds the form back, the key is gone with the page', async () => {
    const { page, press, fate, kept, setOffline } = await openLine();
    await page.waitForLoadState('load');
    // As a page was before: nothing but the browser answers to the press.
    await page.evaluate(() => addEventListener('submit', (event) => event.stopImmediatePropagation(), true));
    await page.evaluate(() => document.querySelector('form[data-await]')?.removeAttribute('data-await'));
    await setOffline(true);
    await press();
    await expect.poll(fate).toBe('lost');
    expect(await kept()).toBe(0);
  });
});

describe('a form whose scripts are there', () => {
  test('offline, keeps the key and links it when the connection is back', async () => {
    const { page, press, says, fate, kept, setOffline } = await openLine();
    await page.mouse.move(5, 5);
    await page.locator('connect-form[data-state]').waitFor();
    await page.locator('form[data-await]').waitFor({ state: 'detached' });
    await setOffline(true);
    await press();
    await says('No connection to');
    expect(await fate()).toBe('in the field');
    await setOffline(false);
    await page.locator('connect-form[data-state=editing]').waitFor();
    await press();
    await says(linked);
    expect(await kept()).toBe(1);
  });

  test.each([
    ['links no other when it is pressed again', 'press'],
    ['says so by itself', 'wait'],
  ])('whose answer was lost on its way tells that the account is linked, and %s', async (_what, how) => {
    const { page, press, says, kept } = await openLine();
    await page.route('**/hub/accounts', async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    if (how === 'press') await page.route('**/hub/settings', (route) => route.abort('connectionreset'));
    await press();
    await page.locator('connect-form[data-state=offline]').waitFor();
    expect(await kept()).toBe(1);
    await page.unroute('**/hub/accounts');
    if (how === 'press') {
      await press();
      await says(linked);
    } else await says('An account is linked already');
    expect(await kept()).toBe(1);
  });
});
