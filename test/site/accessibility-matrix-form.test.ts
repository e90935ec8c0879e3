import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { faultsInEveryLook } from './accessibility.ts';
import { finalStates, formStates } from './form-states.ts';
import { type FormVisit, openForm, openSession } from './form-visit.ts';
import { openRehearsalProvider } from './rehearsal-provider.ts';
import { sandboxGuide } from './sandbox-console.ts';
import { apiKey, type StartedSite, startSite } from './start-site.ts';

const [browser, provider] = await Promise.all([openBrowser(), openRehearsalProvider()]);
const env = { KEYWAY_API_KEYS: apiKey, KEYWAY_OUTBOUND_EXCEPTIONS: `https://sandbox.invalid=${provider.url}` };
const [vendor, partner] = await Promise.all([startSite({ env }), startSite({ brand: 'acme', env })]);
const sites = { vendor, partner };

/** A refusal changes the guide too; all other states stay within the form. */
function placeOf(state: string): string {
  return ['ready', 'rejected', 'rights-missing'].includes(state) ? 'main' : 'connect-form';
}

/** What becomes of sessions, each as it does for readers: with a session of that kind, and its own clock. */
const sessionStates: Record<string, { at: string; enter(site: StartedSite): Promise<FormVisit> }> = {
  'without a session': { at: 'session-missing', enter: (site) => openForm(browser, site, { session: 'none' }) },
  "with another provider's session": {
    at: 'session-other-connector',
    enter: (site) => openForm(browser, site, { session: { provider: 'lusha' } }),
  },
  'with a session that has linked its account': {
    at: 'session-spent',
    async enter(site) {
      const visit = await openForm(browser, site);
      await visit.check('accepted-canary');
      await visit.reach('linked');
      await visit.page.reload();
      await visit.page.mouse.move(5, 5);
      return visit;
    },
  },
  'when another session took the place of its own': {
    at: 'session-changed',
    async enter(site) {
      const visit = await openForm(browser, site);
      await visit.reach('ready');
      const other = await visit.context.newPage();
      await other.goto(await openSession(site, {}));
      await other.getByRole('button', { name: /^Go on/ }).click();
      await other.waitForURL('**/connectors/');
      await visit.check('accepted-canary');
      await visit.form.getByRole('button', { name: /^Go on/ }).waitFor();
      return visit;
    },
  },
  'when its address brought another session': {
    at: 'session-changed',
    async enter(site) {
      const link = await openSession(site, {});
      return openForm(browser, site, { path: `${sandboxGuide}#session=${link.split('/').at(-1)}` });
    },
  },
};

describe.each(['vendor', 'partner'] as const)('the form of the %s has no fault in any look while it is', (name) => {
  // Its time passes while the others are looked at.
  let late: FormVisit;
  beforeAll(async () => {
    late = await openForm(browser, sites[name], { session: { expires_in: 10 } });
  });

  // One page for all of them, since that is what a reader has: nothing of a state may be left behind in the next.
  let visit: FormVisit | undefined;
  afterAll(async () => {
    await visit?.close();
    await late.close();
  });

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

  test.each(Object.entries(sessionStates))('%s', async (_state, { at, enter }) => {
    const own = await enter(sites[name]);
    await own.reach(at);
    expect(await faultsInEveryLook(own.page, 'connect-form')).toEqual([]);
    await own.close();
  });

  test('past the time of its session', async () => {
    await late.page.locator('connect-form[data-state="session-expired"]').waitFor({ timeout: 40_000 });
    expect(await faultsInEveryLook(late.page, 'connect-form')).toEqual([]);
  });

  test('asking for whom, before a link takes the place of another session', async () => {
    const { page, close } = await openForm(browser, sites[name], { path: '/' });
    await page.goto(await openSession(sites[name], {}));
    await page.locator('form.session-question').waitFor();
    expect(await faultsInEveryLook(page)).toEqual([]);
    await close();
  });
});
