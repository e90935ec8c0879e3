import { expect, test } from 'vitest';
import { accountSchema } from '../../src/contract/hub.ts';
import { openBrowser } from '../browser/open-browser.ts';
import { openForm, openSession } from './form-visit.ts';
import { openRehearsalProvider } from './rehearsal-provider.ts';
import { apiKey, startSite } from './start-site.ts';
import { openVisit } from './visit.ts';

const [browser, provider] = await Promise.all([openBrowser(), openRehearsalProvider()]);
const site = await startSite({
  env: { KEYWAY_API_KEYS: apiKey, KEYWAY_OUTBOUND_EXCEPTIONS: `https://sandbox.invalid=${provider.url}` },
});

const ada = { origin_owner_id: 'globex', origin_owner_name: 'Globex', origin_username: 'ada@globex.example' };
const bob = { origin_owner_id: 'initech', origin_owner_name: 'Initech', origin_username: 'bob@initech.example' };

async function tokenFor(session: object): Promise<string> {
  const answer = await fetch(`${site.url}/connect_sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${apiKey}:`)}` },
    body: JSON.stringify(session),
  });
  return ((await answer.json()) as { token: string }).token;
}

/** For whom the hub keeps an account, by owner; checked or not. */
async function keptFor(ownerId: string): Promise<number> {
  const answer = await fetch(`${site.url}/accounts`, { headers: { authorization: `Basic ${btoa(`${apiKey}:`)}` } });
  const accounts = accountSchema
    .pick({ origin_owner_id: true })
    .array()
    .parse(await answer.json());
  return accounts.filter(({ origin_owner_id: owner }) => owner === ownerId).length;
}

test('without a session the form says where to come from, and takes no key', async () => {
  const { page, field, reach } = await openForm(browser, site, { session: 'none' });
  await reach('session-missing');
  expect(await page.locator('connect-form').innerText()).toContain(
    'Open this guide from StackOne to link your account.',
  );
  expect(await field.isVisible()).toBe(false);
});

test('without a session and without script, the answer to the form says so', async () => {
  const { page, check } = await openForm(browser, site, { session: 'none', javaScriptEnabled: false });
  await check('accepted-canary');
  await page.waitForURL('**/hub/accounts');
  expect(await page.locator('connect-form').innerText()).toContain('Open this guide from StackOne');
  expect(await page.content()).not.toContain('accepted-canary');
});

test('a session for another provider says so', async () => {
  const { page, field, reach } = await openForm(browser, site, { session: { provider: 'lusha' } });
  await reach('session-other-connector');
  expect(await page.locator('connect-form').innerText()).toContain('To link Sandbox, start there again.');
  expect(await field.isVisible()).toBe(false);
});

// In real time: the hub's clock and the browser's, which would else forget its cookie or keep it for ever. What waits for
// it waits together.
test.concurrent('a session that ends while somebody types says so by itself, keeps what was typed, and goes on with a new one', async () => {
  const { page, context, form, field, button, reach } = await openForm(browser, site, {
    session: { ...ada, expires_in: 12 },
  });
  const ended = () => form.getAttribute('data-state').then((state) => state === 'session-expired');
  let typed = '';
  await field.focus();
  while (!(await ended())) {
    await page.keyboard.type('x');
    typed += 'x';
    await page.waitForTimeout(100);
  }
  await page.keyboard.type('-canary');
  const notice = form.getByRole('alert');
  expect(await notice.getByRole('heading').innerText()).toBe('Your time to link has run out');
  expect(await notice.innerText()).toContain('Open this guide from StackOne again, or start again here.');
  expect(await notice.innerText()).toContain('What you typed stays until then.');
  expect(await field.inputValue()).toBe(`${typed}-canary`);
  expect(await button.isVisible()).toBe(false);
  await field.fill('accepted-canary');

  // The reader gets a new session in another tab of the same browser, and comes back.
  const other = await context.newPage();
  await other.goto(await openSession(site, ada));
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await button.waitFor();
  expect(await field.inputValue()).toBe('accepted-canary');
  await button.click();
  await reach('linked');
  expect(await keptFor('globex')).toBe(1);
}, 90_000);

test.concurrent.each(['cookie', 'fragment'])(
  'the end of a session by %s that nobody waits for is told at the press',
  async (way) => {
    const token = await tokenFor({ ...ada, origin_owner_id: `late-${way}`, expires_in: 12 });
    const path = '/connectors/sandbox/guides/link-account/api-key/';
    const { page, field, reach } = await openForm(
      browser,
      site,
      way === 'cookie'
        ? { session: { ...ada, origin_owner_id: 'late-cookie', expires_in: 12 } }
        : { session: 'none', path: `${path}#session=${token}` },
    );
    await field.fill('accepted-canary');
    // A page that lay asleep meanwhile, as on a phone, asks nobody.
    await page.evaluate(() => {
      for (let timer = 0; timer < 1000; timer += 1) clearTimeout(timer);
    });
    await page.waitForTimeout(13_000);
    await field.press('Enter');
    await reach('session-expired');
    expect(await field.inputValue()).toBe('accepted-canary');
    expect(await keptFor(`late-${way}`)).toBe(0);
  },
);

test('a session that has linked its account says so in other tabs, keeps what was typed there, and goes on with a new one', async () => {
  const owner = { ...ada, origin_owner_id: 'spent' };
  const { page, context, form, check, reach } = await openForm(browser, site, { session: owner });
  await reach('ready');
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByLabel('API Key', { exact: true }).fill('accepted-first');
  await other.getByRole('button', { name: 'Check and link', exact: true }).click();
  await other.getByText('Linked for Globex, ada@globex.example.', { exact: true }).waitFor();

  await check('accepted-second');
  await reach('session-spent');
  expect(await form.innerText()).toContain('An account is linked already');
  expect(await form.innerText()).toContain('To link another, open this guide from StackOne again.');
  expect(await form.getByRole('link', { name: 'See your linked accounts' }).isVisible()).toBe(true);
  expect(await keptFor('spent')).toBe(1);

  await other.goto(await openSession(site, owner));
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await reach('editing');
  expect(await page.getByLabel('API Key', { exact: true }).inputValue()).toBe('accepted-second');
  await form.locator('button[data-busy]').click();
  await reach('linked');

  await page.reload();
  await page.mouse.move(5, 5);
  await reach('session-spent');
  await page.getByRole('link', { name: 'See your linked accounts' }).click();
  const actions = page.getByRole('button', { name: 'Check again: Sandbox' });
  await actions.click();
  expect(await page.getByRole('status').innerText()).toBe('The provider accepted the key.');
});

test('without script, the same key again is linked as before, and another is told that the session is spent', async () => {
  const { page, check } = await openForm(browser, site, {
    session: { ...ada, origin_owner_id: 'spent-without-script' },
    javaScriptEnabled: false,
  });
  const guide = page.url();
  for (const key of ['accepted-first', 'accepted-first']) {
    await page.goto(guide);
    await check(key);
    await page.getByRole('heading', { name: 'Your Sandbox account is linked' }).waitFor();
  }
  await page.goto(guide);
  await check('accepted-second');
  await page.getByRole('heading', { name: 'An account is linked already' }).waitFor();
  expect(await page.content()).not.toContain('accepted-second');
  expect(await keptFor('spent-without-script')).toBe(1);
});

test('a key is never linked for another owner whose link was opened in a second tab', async () => {
  const { page, context, form, field, check, button, reach } = await openForm(browser, site, {
    session: { ...ada, origin_owner_id: 'two-tabs-1' },
  });
  await reach('ready');
  const owner = form.locator('.connect-owner').filter({ visible: true });
  expect(await owner.innerText()).toBe('For Globex, ada@globex.example');

  // The link of another owner asks before it takes the place of the session.
  const other = await context.newPage();
  await other.goto(await openSession(site, { ...bob, origin_owner_id: 'two-tabs-2' }));
  expect(await other.locator('main').innerText()).toContain('Initech, bob@initech.example');
  expect(await other.getByRole('link', { name: 'Stay with Globex, ada@globex.example' }).isVisible()).toBe(true);
  const settings = await other.request.get(`${site.url}/hub/settings`);
  expect(await settings.text()).toContain('Globex');
  await other.getByRole('button', { name: 'Go on for Initech, bob@initech.example' }).click();
  await other.waitForURL('**/connectors/');

  await check('accepted-canary');
  await reach('session-changed');
  const notice = form.getByRole('alert');
  await notice.getByRole('button', { name: 'Go on for Initech, bob@initech.example' }).waitFor();
  expect(await notice.innerText()).toContain('This page was opened for Globex, ada@globex.example.');
  expect(await notice.innerText()).toContain('Nothing was linked. What you typed is still here.');
  expect(await field.inputValue()).toBe('accepted-canary');
  expect(await button.isVisible()).toBe(false);
  expect([await keptFor('two-tabs-1'), await keptFor('two-tabs-2')]).toEqual([0, 0]);

  await notice.getByRole('button', { name: 'Go on for Initech' }).click();
  await reach('editing');
  expect(await owner.innerText()).toBe('For Initech, bob@initech.example');
  expect(await field.inputValue()).toBe('accepted-canary');
  await button.click();
  await reach('linked');
  expect(await form.locator('.connect-linked').innerText()).toContain('Linked for Initech, bob@initech.example.');
  expect([await keptFor('two-tabs-1'), await keptFor('two-tabs-2')]).toEqual([0, 1]);

  await page.goto(`${site.url}/linked-accounts/`);
  expect(await page.locator('main').innerText()).toContain('For Initech, bob@initech.example');
});

test('without script the page says for whom, and a session that was replaced meanwhile links nothing', async () => {
  const { page, context, form, check } = await openForm(browser, site, {
    session: { ...ada, origin_owner_id: 'no-script-1' },
    javaScriptEnabled: false,
  });
  expect(await form.innerText()).toContain('For Globex, ada@globex.example');
  expect(await form.innerText()).toContain('It is linked for Globex, ada@globex.example.');
  const other = await context.newPage();
  await other.goto(await openSession(site, { ...bob, origin_owner_id: 'no-script-2' }));
  await other.getByRole('button', { name: 'Go on for Initech' }).click();
  await other.waitForURL('**/connectors/');
  await check('accepted-canary');
  await page.waitForURL('**/hub/accounts');
  expect(await form.getByRole('alert').innerText()).toContain('is for Initech, bob@initech.example');
  expect(await page.content()).not.toContain('accepted-canary');
  expect([await keptFor('no-script-1'), await keptFor('no-script-2')]).toEqual([0, 0]);
  await check('accepted-canary');
  await page.getByText('Linked for Initech, bob@initech.example.', { exact: true }).waitFor();
  expect([await keptFor('no-script-1'), await keptFor('no-script-2')]).toEqual([0, 1]);
});

test('an address that brings another owner’s session asks before it counts', async () => {
  const token = await tokenFor({ ...bob, origin_owner_id: 'brought', origin_owner_name: 'Mallory' });
  const { form, reach, check } = await openForm(browser, site, {
    session: { ...ada, origin_owner_id: 'own' },
    path: `/connectors/sandbox/guides/link-account/api-key/#session=${token}`,
  });
  await reach('session-changed');
  expect(await form.getByRole('alert').innerText()).toContain('For whom do you want to link?');
  await form.getByRole('button', { name: 'Stay with Globex, ada@globex.example' }).click();
  await check('accepted-canary');
  await reach('linked');
  expect([await keptFor('own'), await keptFor('brought')]).toEqual([1, 0]);
});

test('a link whose time is over, or that nobody made, is told in words', async () => {
  const { page } = await openVisit(browser);
  const answer = await page.goto(`${site.url}/connect/${'x'.repeat(43)}`);
  expect(answer?.status()).toBe(404);
  expect(await page.locator('body').innerText()).toContain('This link is not known here.');
});

test('a form that loses the connection keeps what was typed, and goes on when it is back', async () => {
  const { page, context, field, button, reach, check } = await openForm(browser, site);
  await field.fill('accepted-canary');
  // Else it would be said after the word that is waited for below.
  await page.locator('.connect-note').getByText('does not look').waitFor();
  await context.setOffline(true);
  await reach('offline');
  expect(await page.locator('connect-form [role=status]').innerText()).toContain('The connection is gone.');
  expect(await field.inputValue()).toBe('accepted-canary');
  await context.setOffline(false);
  await reach('editing');
  expect(await page.locator('connect-form [role=status]').innerText()).toBe('The connection is back.');

  await page.route('**/hub/accounts', (route) => route.abort('connectionreset'));
  await button.click();
  await reach('offline');
  expect(await field.inputValue()).toBe('accepted-canary');
  await page.unroute('**/hub/accounts');
  await check('accepted-canary');
  await reach('linked');
});

test('a token in the fragment opens the form, and is gone from the address', async () => {
  const token = await tokenFor({ origin_owner_id: 'by-token', origin_owner_name: 'By token' });
  const { page, check, reach } = await openForm(browser, site, {
    session: 'none',
    path: `/connectors/sandbox/guides/link-account/api-key/#session=${token}`,
  });
  expect(page.url()).not.toContain(token);
  await check('accepted-canary');
  await reach('linked');
  await page.reload();
  await reach('session-missing');
});
