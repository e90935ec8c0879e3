/** A submit whose answer was lost on the way, pressed again by its reader. */
import type { Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { accountSchema, idempotencyHeader } from '../../src/contract/hub.ts';
import { openBrowser } from '../browser/open-browser.ts';
import { openForm } from './form-visit.ts';
import { openRehearsalProvider } from './rehearsal-provider.ts';
import { apiKey, startSite } from './start-site.ts';

const [browser, provider] = await Promise.all([openBrowser(), openRehearsalProvider()]);
const site = await startSite({
  env: { KEYWAY_API_KEYS: apiKey, KEYWAY_OUTBOUND_EXCEPTIONS: `https://sandbox.invalid=${provider.url}` },
});

async function accountsOf(owner: string): Promise<number> {
  const answer = await fetch(`${site.url}/accounts?origin_owner_id=${owner}`, {
    headers: { authorization: `Basic ${btoa(`${apiKey}:`)}` },
  });
  return accountSchema.array().parse(await answer.json()).length;
}

/** Presses the button, loses the answer to that, and presses it again. Whose accounts there are, and the keys that were sent. */
async function pressTwice(owner: string, header: (headers: Record<string, string>) => Record<string, string>) {
  const { page, button, check, reach } = await openForm(browser, site, {
    session: { origin_owner_id: owner, origin_owner_name: owner, multiple: true },
  });
  const keys: (string | undefined)[] = [];
  await page.route('**/hub/accounts', async (route: Route) => {
    const sent = await route.request().allHeaders();
    keys.push(sent[idempotencyHeader]);
    const headers = header(sent);
    if (keys.length > 1) return route.continue({ headers });
    await route.fetch({ headers });
    return route.abort('connectionreset');
  });
  await check('accepted-canary');
  await reach('offline');
  await reach('editing');
  await button.click();
  await reach('linked');
  return { keys, accounts: await accountsOf(owner) };
}

test('makes one account, though its owner may have several', async () => {
  const { keys, accounts } = await pressTwice('kept', (headers) => headers);
  expect(accounts).toBe(1);
  expect(keys[0]).toMatch(/^[\d-]+$/);
  expect(keys[1]).toBe(keys[0]);
});

test('control: without its key it makes two', async () => {
  const { accounts } = await pressTwice('lost', ({ [idempotencyHeader]: _, ...headers }) => headers);
  expect(accounts).toBe(2);
});

test('the next credential has a key of its own', async () => {
  const { page, check, reach } = await openForm(browser, site);
  const keys: (string | undefined)[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/hub/accounts')) keys.push(request.headers()[idempotencyHeader]);
  });
  const typed = ['refused-canary', 'refused-canary', 'refused-other', 'fails-canary', 'fails-canary'];
  for (const [index, key] of typed.entries()) {
    await check(key);
    await expect.poll(() => keys.length).toBe(index + 1);
    await reach(key.startsWith('fails') ? 'could-not-check' : 'rejected');
  }
  const [first, second, other, failed, again] = keys;
  expect(new Set([first, second, other, failed]).size).toBe(4);
  expect(again).toBe(failed);
});
