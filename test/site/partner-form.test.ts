import { afterEach, expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { type FormVisit, openForm } from './form-visit.ts';
import { focusOf } from './keyboard.ts';
import { openRehearsalProvider } from './rehearsal-provider.ts';
import { apiKey, startSite } from './start-site.ts';

const [browser, provider] = await Promise.all([openBrowser(), openRehearsalProvider()]);
const site = await startSite({
  brand: 'acme',
  env: { KEYWAY_API_KEYS: apiKey, KEYWAY_OUTBOUND_EXCEPTIONS: `https://sandbox.invalid=${provider.url}` },
});

let visit: FormVisit;
afterEach(() => visit.close());

test.each([
  ['accepted', 'linked', 'Acme Connect uses it from now on.'],
  ['refused', 'rejected', 'Sandbox did not accept this API Key'],
  ['rights', 'rights-missing', 'has too few rights'],
  ['fails', 'could-not-check', 'Sandbox has a fault at the moment.'],
])('a check that is %s speaks in the partner’s words', async (act, state, words) => {
  visit = await openForm(browser, site);
  const { page, form, check, reach } = visit;
  expect(await form.innerText()).toContain('Sent encrypted to Acme Connect.');
  await check(`${act}-canary`);
  await reach(state);
  expect(await form.innerText()).toContain(words);
  expect(await page.content()).not.toMatch(/stack ?one/i);
});

test('without a session the form names the partner', async () => {
  visit = await openForm(browser, site, { session: 'none' });
  await visit.reach('session-missing');
  expect(await visit.form.innerText()).toContain('Open this guide from Acme Connect');
});

test('the step that repairs a refusal is there in the partner’s guide too', async () => {
  visit = await openForm(browser, site);
  const { page, check } = visit;
  await check('rights-canary');
  await page.getByText('Fix this').waitFor();
  expect((await focusOf(page)).name).toContain('Choose its rights');
});
