import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { openScopes, startScopesSite } from './scopes-site.ts';
import { openVisit } from './visit.ts';

const [browser, site] = await Promise.all([openBrowser(), startScopesSite()]);

test('each choice stands in the address, and back and forward restore it', async () => {
  const { page, picker, steps, choose, scopes, complaints, close } = await openScopes(browser, site.guide);
  const all = await steps();
  await choose('Create Thing');
  const created = await steps();
  expect(page.url()).toBe(`${site.guide}?actions=create_thing`);
  await choose('List Things');
  expect(page.url()).toBe(`${site.guide}?actions=list_things,create_thing`);
  const both = await steps();

  await page.goBack();
  expect(await steps()).toEqual(created);
  expect(await picker.getByRole('checkbox', { checked: true }).count()).toBe(1);
  expect(await scopes()).toBe('profile things:write');
  await page.goBack();
  expect(await steps()).toEqual(all);
  expect(page.url()).toBe(site.guide);
  await page.goForward();
  await page.goForward();
  expect(await steps()).toEqual(both);
  await page.reload();
  expect(await steps()).toEqual(both);
  expect(await picker.getByRole('checkbox', { checked: true }).count()).toBe(2);
  expect(complaints).toEqual([]);
  await close();
});

test('the choice survives going to another page and back', async () => {
  const { page, steps, choose, close } = await openScopes(browser, site.guide);
  await choose('Create Thing');
  const created = await steps();
  await page.goto(site.url);
  await page.goBack();
  expect(await steps()).toEqual(created);
  await close();
});

test('a shared link shows the reduced guide before any move, boxes, counts and scopes included', async () => {
  const { page, close } = await openVisit(browser);
  await page.goto(`${site.guide}?actions=create_thing,gone_since`);
  const state = await page.evaluate(() => ({
    isAwake: customElements.get('scope-picker') !== undefined,
    ticked: [...document.querySelectorAll<HTMLInputElement>('.scope-picker-choice:checked')].map(({ value }) => value),
    counts: document.querySelector('.scope-picker-counts')?.textContent,
    scopes: document.querySelector('.scope-picker-scopes')?.textContent,
    numbers: [...document.querySelectorAll('.contents [data-number-of="name-it"]')].map((place) => place.textContent),
  }));
  expect(state).toEqual({
    isAwake: false,
    ticked: ['create_thing'],
    counts: 'Actions chosen: 1 of 4 Steps shown: 7 of 10',
    scopes: 'profile things:write',
    numbers: expect.arrayContaining(['5']),
  });
  await close();
});

test.each(['?actions=', '?actions=gone_since', '?actions=__proto__,toString', '?actions=%E4%', '?other=create_thing'])(
  'an address with %s shows the whole guide',
  async (search) => {
    const { steps, picker, complaints, close } = await openScopes(browser, site.guide + search);
    expect(await steps()).toHaveLength(10);
    expect(await picker.getByRole('checkbox', { checked: true }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  },
);

test('an action whose id holds commas and spaces can be chosen and shared', async () => {
  const { page, scopes, choose, close } = await openScopes(browser, site.manyActions);
  await choose('Action number 1');
  await page.goto(page.url().replaceAll(',', '%2C'));
  expect(await scopes()).toBe('area1:read');
  expect(await page.locator('.scope-picker-choice:checked').count()).toBe(1);
  await close();
});

test('"Send this to your admin" gives a link with the choice and nothing else, to copy and by email', async () => {
  const options = { permissions: ['clipboard-read', 'clipboard-write'] };
  const { page, picker, choose, complaints, close } = await openScopes(
    browser,
    `${site.guide}?private=hush#sign-in`,
    options,
  );
  await picker.getByText('Send this to your admin').click();
  const field = picker.getByLabel('Link with your choice');
  expect(await field.inputValue()).toBe(site.guide);
  await choose('Read Audit Log');
  await choose('List Things');
  const link = `${site.guide}?actions=list_things,read_audit`;
  expect(await field.inputValue()).toBe(link);
  await picker.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(link);

  const mail = new URL((await picker.getByRole('link', { name: 'Write an email' }).getAttribute('href')) ?? '');
  expect(mail.protocol).toBe('mailto:');
  expect(mail.searchParams.get('subject')).toBe('Please link Crate');
  expect(mail.searchParams.get('body')).toContain(`\n${link}\n`);
  expect(mail.searchParams.get('body')).toContain('We need: List Things, Read Audit Log');
  expect(decodeURIComponent(mail.href)).not.toContain('hush');
  // The reader's own address keeps what it had.
  expect(page.url()).toContain('private=hush');
  expect(complaints).toEqual([]);

  const admin = await openScopes(browser, link);
  expect(await admin.steps()).toContain('1 Ask the owner');
  expect(await admin.scopes()).toBe('profile things:read audit/read');
  await admin.close();
  await close();
});

test('where the device can share, a button gives it the link', async () => {
  const { page, picker, close } = await openScopes(browser, site.guide);
  expect(await picker.getByRole('button', { name: 'Share' }).count()).toBe(0);
  await page.addInitScript(() => {
    navigator.share = async ({ url } = {}) => {
      document.documentElement.dataset['shared'] = url ?? '';
    };
  });
  await page.goto(`${site.guide}?actions=list_things`);
  await page.mouse.move(20, 20);
  await picker.getByText('Send this to your admin').click();
  await picker.getByRole('button', { name: 'Share' }).click();
  expect(await page.locator('html').getAttribute('data-shared')).toBe(`${site.guide}?actions=list_things`);
  await close();
});
