import { afterAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { faultsInEveryLook } from './accessibility.ts';
import { finalStates, formStates } from './form-states.ts';
import { type FormVisit, openForm } from './form-visit.ts';
import { apiKey, startSite } from './start-site.ts';

const browser = await openBrowser();
const env = { KEYWAY_API_KEYS: apiKey };
const [vendor, partner] = await Promise.all([startSite({ env }), startSite({ brand: 'acme', env })]);
const sites = { vendor, partner };

/** A refusal changes the guide too; all other states stay within the form. */
function placeOf(state: string): string {
  return ['ready', 'rejected', 'rights-missing'].includes(state) ? 'main' : 'connect-form';
}

describe.each(['vendor', 'partner'] as const)('the form of the %s has no fault in any look while it is', (name) => {
  // One page for all of them, since that is what a reader has: nothing of a state may be left behind in the next.
  let visit: FormVisit | undefined;
  afterAll(() => visit?.close());

  test.each(Object.entries(formStates))('%s', async (_state, { at, enter }) => {
    visit ??= await openForm(browser, sites[name]);
    await enter(visit);
    expect(await visit.form.getAttribute('data-state')).toBe(at);
    expect(await faultsInEveryLook(visit.page, placeOf(at))).toEqual([]);
    expect(await visit.form.getAttribute('data-state')).toBe(at);
  });

  test.each(Object.entries(finalStates))('%s', async (_state, { at, enter }) => {
    visit ??= await openForm(browser, sites[name]);
    await visit.page.reload();
    await enter(visit);
    expect(await visit.form.getAttribute('data-state')).toBe(at);
    expect(await faultsInEveryLook(visit.page, 'connect-form')).toEqual([]);
  });

  test.each([
    ['without a session', { status: 401, code: 'session-missing' }, 'session-missing'],
    ['past its time', { status: 401, code: 'session-expired' }, 'session-expired'],
    ["with another provider's session", { status: 403, code: 'session-other-connector' }, 'session-other-connector'],
  ])('%s', async (_state, { status, code }, at) => {
    visit ??= await openForm(browser, sites[name]);
    const { page, reach } = visit;
    await page.route('**/hub/settings', (route) => route.fulfill({ status, json: { statusCode: status, code } }));
    await page.reload();
    await page.mouse.move(5, 5);
    await reach(at);
    expect(await faultsInEveryLook(page, 'connect-form')).toEqual([]);
    await page.unroute('**/hub/settings');
  });
});
