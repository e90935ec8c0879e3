import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { openScopes, startScopesSite } from './scopes-site.ts';

const [browser, site] = await Promise.all([openBrowser(), startScopesSite()]);
const wide = { viewport: { width: 1440, height: 900 } };

const whole = [
  '1 Sign in',
  '2 Allow reading',
  '3 Allow writing',
  '9 A number of its own',
  '5 Allow the profile',
  '6 Name it',
  '1 Ask the owner',
  '1 Extra for writing',
  '2 Extra for the audit log',
  '1 Copy the token',
];

test('the guide shrinks to what the choice needs, and its steps are counted anew', async () => {
  const { steps, choose, picker, complaints, close } = await openScopes(browser, site.guide);
  expect(await steps()).toEqual(whole);
  await choose('Create Thing');
  expect(await steps()).toEqual([
    '1 Sign in',
    '2 Allow writing',
    '9 A number of its own',
    '4 Allow the profile',
    '5 Name it',
    '1 Extra for writing',
    '1 Copy the token',
  ]);
  expect(await picker.locator('.scope-picker-counts').innerText()).toMatch(/Steps shown: 7 of 10/);
  await choose('Read Audit Log');
  expect(await steps()).toContain('2 Extra for the audit log');
  await picker.getByRole('button', { name: 'Choose none' }).click();
  expect(await steps()).toEqual(whole);
  expect(complaints).toEqual([]);
  await close();
});

test('a section goes with its scopes, and one whose steps are all gone goes with them', async () => {
  const { page, choose, close } = await openScopes(browser, site.guide);
  await choose('List Things');
  const headings = await page.locator('.prose h2').filter({ visible: true }).allInnerTexts();
  expect(headings).toEqual(['Prepare', 'Finish']);
  expect(await page.getByText('Only owners can.').isVisible()).toBe(false);
  expect(await page.getByText('Text that goes with its steps.').isVisible()).toBe(false);
  await choose('Read Audit Log');
  expect(await page.getByText('Only owners can.').isVisible()).toBe(true);
  expect(await page.getByText('Text that goes with its steps.').isVisible()).toBe(true);
  await close();
});

test('the contents list follows, numbers included', async () => {
  const { page, choose, close } = await openScopes(browser, site.guide, wide);
  const contents = async () => {
    const entries = await page.locator('.contents').first().locator('a').filter({ visible: true }).allInnerTexts();
    return entries.map((entry) => entry.replace(/\s+/g, ' ').trim());
  };
  await choose('Create Thing');
  expect(await contents()).toEqual([
    'Prepare',
    '1 Sign in',
    '2 Allow writing',
    '9 A number of its own',
    '4 Allow the profile',
    '5 Name it',
    'Extras',
    '1 Extra for writing',
    'Finish',
    '1 Copy the token',
  ]);
  expect(await page.locator('.contents').first().getByRole('listitem').filter({ hasNotText: /\w/ }).count()).toBe(0);
  await close();
});

test('hidden parts are gone from the accessibility tree, and numbers in it are the new ones', async () => {
  const { page, choose, close } = await openScopes(browser, site.guide, wide);
  const before = await page.locator('main').ariaSnapshot();
  for (const name of ['Allow reading', 'Open the audit log', 'Ask the owner']) expect(before).toContain(name);
  await choose('Create Thing');
  const after = await page.locator('main').ariaSnapshot();
  for (const name of ['Allow reading', 'Open the audit log', 'Ask the owner']) expect(after).not.toContain(name);
  expect(after).toContain('heading "Step 2 Allow writing"');
  const link = page.locator('#name-it .deep-link');
  expect(await link.getAttribute('aria-label')).toBe('Link to step 5');
  await close();
});

test('steps that display scopes list those of the choice, each with copy, what it allows and what it enables', async () => {
  const options = { permissions: ['clipboard-read', 'clipboard-write'] };
  const { page, choose, close } = await openScopes(browser, site.guide, options);
  const listed = async (step: string) => {
    const items = await page.locator(`#${step} .scope`).filter({ visible: true }).allInnerTexts();
    return items.map((item) => item.replace(/\s+/g, ' '));
  };
  const reading = 'things:read Read things. Enables: List Things, Get Thing';
  const tags = 'tags.read Read tags. Enables: Get Thing';
  expect(await listed('allow-reading')).toEqual([reading, tags]);
  expect(await listed('sign-in')).toHaveLength(5);
  await choose('Get Thing');
  expect(await listed('allow-reading')).toEqual(['things:read Read things. Enables: Get Thing', tags]);
  expect(await listed('sign-in')).toEqual([
    'profile Always needed See who is signed in.',
    'things:read Read things. Enables: Get Thing',
    tags,
  ]);
  await page.locator('#allow-reading').getByRole('button', { name: 'Copy things:read' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('things:read');
  expect(await page.locator('.copy-status').textContent()).toBe('Copied');
  await close();
});

test('what is always needed shows whatever is chosen, its step included', async () => {
  const { page, picker, scopes, choose, close } = await openScopes(browser, site.guide);
  expect(await picker.getByRole('row', { name: 'Always needed' }).innerText()).toContain('profile');
  await choose('Read Audit Log');
  expect(await scopes()).toBe('profile audit/read');
  expect(await page.locator('#profile-step').isVisible()).toBe(true);
  expect(await page.locator('#profile-step .scope').innerText()).toContain('Always needed');
  await close();
});

test('a link into a hidden step shows that step in spite of the choice, until the next one', async () => {
  const { page, steps, choose, complaints, close } = await openScopes(browser, site.guide);
  await choose('Read Audit Log');
  await page.getByRole('link', { name: 'its own step' }).click();
  const step = page.locator('#extra-writing');
  expect(await step.evaluate((element) => element.getBoundingClientRect().top < innerHeight)).toBe(true);
  expect(await steps()).toContain('1 Extra for writing');
  expect(await steps()).toContain('2 Extra for the audit log');
  await choose('List Things');
  expect(await step.isVisible()).toBe(false);
  expect(complaints).toEqual([]);
  await close();
});

test('an address that names a hidden step shows it, at once and when it is entered later', async () => {
  const { page, steps, close } = await openScopes(browser, `${site.guide}?actions=list_things#ask-owner`);
  expect(await steps()).toContain('1 Ask the owner');
  expect(await page.locator('#extra-writing').isVisible()).toBe(false);
  await page.evaluate(() => location.assign('#extra-writing'));
  await page.locator('#extra-writing').waitFor();
  expect(await page.locator('#extra-writing').evaluate((step) => step.getBoundingClientRect().top < innerHeight)).toBe(
    true,
  );
  await close();
});

test('other parts of the page are told when steps change, and can ask for a hidden one', async () => {
  const { page, choose, steps, close } = await openScopes(browser, site.guide);
  await page.evaluate(() => {
    document.addEventListener('steps-changed', () => {
      document.documentElement.dataset['told'] = `${document.querySelectorAll('.step:not([hidden])').length}`;
    });
  });
  await choose('List Things');
  expect(await page.locator('html').getAttribute('data-told')).toBe('7');
  await page.evaluate(() => {
    document.querySelector('#allow-writing')?.dispatchEvent(new Event('beforematch', { bubbles: true }));
  });
  expect(await steps()).toContain('3 Allow writing');
  expect(await steps()).toContain('6 Name it');
  await close();
});
