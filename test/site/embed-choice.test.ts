import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { faultsInEveryLook } from './accessibility.ts';
import { startEmbedSite } from './embed-site.ts';
import { openVisit, type Visit } from './visit.ts';

const crate = '/connectors/crate/guides/link-account/token';
const other = '/guides/many';

const pageWith = (body: string) => `<!doctype html>
<html lang="en"><title>App</title>${body}
<script type="module" src="{{site}}/embed.js"></script><h1>App</h1></html>`;
const files = {
  '/whole': pageWith(`<keyway-guide src="${crate}"></keyway-guide>`),
  '/chosen': pageWith(`<keyway-guide src="${crate}" actions="create_thing, gone_since"></keyway-guide>`),
  '/two': pageWith(`<keyway-guide src="${crate}"></keyway-guide>`.repeat(2)),
  '/early': pageWith('<keyway-guide></keyway-guide><script type="module" src="/early.js"></script>'),
  '/early.js': `Object.assign(document.querySelector('keyway-guide'), { actions: ['list_things'], src: '${crate}' });`,
};
const [browser, { site, product }] = await Promise.all([openBrowser(), startEmbedSite({ files, of: 'scopes' })]);

const shrunk = [
  '1 Sign in',
  '2 Allow writing',
  '9 A number of its own',
  '4 Allow the profile',
  '5 Name it',
  '1 Extra for writing',
  '1 Copy the token',
];

interface Told {
  choices: string[][];
  /** How often a script asked the browser for another entry in the history. */
  moves: number;
}

async function open(path: string, options: BrowserContextOptions = {}): Promise<Visit & { told(): Promise<Told> }> {
  const visit = await openVisit(browser, options);
  await visit.context.addInitScript(() => {
    const told: Told = { choices: [], moves: 0 };
    Object.assign(globalThis, { told });
    document.addEventListener('choice', (event) => told.choices.push((event as CustomEvent).detail.actions));
    for (const name of ['pushState', 'replaceState'] as const) {
      const original = history[name].bind(history);
      history[name] = (...args) => {
        told.moves += 1;
        original(...args);
      };
    }
  });
  const { page } = visit;
  await page.goto(`${product.url}${path}`);
  const isReady = (all: number) =>
    document.querySelectorAll('keyway-guide[state="ready"]').length === all ? true : undefined;
  await page.waitForFunction(isReady, path === '/two' ? 2 : 1);
  return { ...visit, told: () => page.evaluate(() => (globalThis as unknown as { told: Told }).told) };
}

const guideOf = (page: Page, at = 0) => page.locator('keyway-guide').nth(at);

async function stepsOf(page: Page, at = 0): Promise<string[]> {
  const titles = await guideOf(page, at).locator('.step-title').filter({ visible: true }).allTextContents();
  return titles.map((title) => title.replace(/^Step /, ''));
}

const boxOf = (page: Page, action: string, at = 0) =>
  guideOf(page, at).getByRole('checkbox', { name: action, exact: true });

test('the choice of actions comes from the page: the guide shrinks, is counted anew, and hidden parts leave the accessibility tree', async () => {
  const { page, told, complaints, close } = await open('/chosen');
  expect(await stepsOf(page)).toEqual(shrunk);
  expect(await guideOf(page).locator('.scope-picker-scopes').textContent()).toBe('profile things:write');
  expect(await guideOf(page).locator('.scope-picker-counts').innerText()).toMatch(/Steps shown: 7 of 10/);
  const tree = await guideOf(page).ariaSnapshot();
  for (const name of ['Allow reading', 'Open the audit log', 'Ask the owner']) expect(tree).not.toContain(name);
  expect(tree).toContain('heading "Step 2 Allow writing"');
  expect(tree).toContain('checkbox "Create Thing" [checked]');
  // What the page itself said is no news to it.
  expect(await told()).toEqual({ choices: [], moves: 0 });
  expect(complaints.filter(isUnexpected)).toEqual([]);
  await close();

  // Control: without a choice all of it is there.
  const whole = await open('/whole');
  const all = await guideOf(whole.page).ariaSnapshot();
  for (const name of ['Allow reading', 'Open the audit log', 'Ask the owner']) expect(all).toContain(name);
  await whole.close();
});

test('the choice of actions is the reader’s: the page is told, and its address and history stay as they are', async () => {
  const { page, told, complaints, close } = await open('/whole');
  const entries = await page.evaluate(() => history.length);
  await boxOf(page, 'Create Thing').check();
  expect(await stepsOf(page)).toEqual(shrunk);
  await boxOf(page, 'Read Audit Log').check();
  expect(await told()).toEqual({ choices: [['create_thing'], ['create_thing', 'read_audit']], moves: 0 });
  expect(await guideOf(page).evaluate((guide) => (guide as unknown as { actions: string[] }).actions)).toEqual([
    'create_thing',
    'read_audit',
  ]);
  await guideOf(page).getByRole('button', { name: 'Choose none' }).click();
  expect((await told()).choices.at(-1)).toEqual([]);
  expect(page.url()).toBe(`${product.url}/whole`);
  expect(await page.evaluate(() => history.length)).toBe(entries);
  expect(complaints.filter(isUnexpected)).toEqual([]);

  // Control: on the site's own page the same choice is a move.
  await page.goto(`${site.url}${crate}/`);
  await page.mouse.move(10, 10);
  await page.waitForFunction(() => customElements.get('scope-picker') !== undefined);
  await page.getByRole('checkbox', { name: 'Create Thing', exact: true }).check();
  expect(page.url()).toBe(`${site.url}${crate}/?actions=create_thing`);
  expect((await told()).moves).toBe(1);
  await close();
});

test('the choice of actions can be changed by the page at any time, as an attribute, as ids or as none', async () => {
  const { page, told, close } = await open('/whole');
  const guide = guideOf(page);
  const set = (actions: unknown) =>
    guide.evaluate((element, value) => Object.assign(element, { actions: value }), actions);
  await boxOf(page, 'Read Audit Log').check();
  await guide.evaluate((element) => element.setAttribute('actions', 'create_thing'));
  expect(await stepsOf(page)).toEqual(shrunk);
  expect(await boxOf(page, 'Read Audit Log').isChecked()).toBe(false);
  await set(['list_things', 'nothing_like_it']);
  expect(await stepsOf(page)).toContain('2 Allow reading');
  await guide.evaluate((element) => element.removeAttribute('actions'));
  expect(await stepsOf(page)).toHaveLength(10);
  await set('create_thing,read_audit');
  expect(await stepsOf(page)).toContain('1 Ask the owner');
  await set(undefined);
  expect(await stepsOf(page)).toHaveLength(10);
  expect((await told()).choices).toEqual([['read_audit']]);
  await close();
});

test('the choice of actions is each element’s own, and stays when the element is moved or shows another guide for a while', async () => {
  const { page, told, close } = await open('/two');
  await boxOf(page, 'Create Thing', 0).check();
  await boxOf(page, 'List Things', 1).check();
  expect(await stepsOf(page, 0)).toEqual(shrunk);
  expect(await stepsOf(page, 1)).not.toContain('2 Allow writing');
  expect((await told()).choices).toEqual([['create_thing'], ['list_things']]);
  const show = (path: string) => guideOf(page, 0).evaluate((element, src) => element.setAttribute('src', src), path);
  await show(other);
  await boxOf(page, 'Action number 42', 0).waitFor();
  await show(crate);
  await guideOf(page, 0).locator('#sign-in').waitFor();
  await guideOf(page, 0).evaluate((element) => document.body.append(element));
  await page.locator('keyway-guide[state="ready"]').nth(1).waitFor();
  expect(await stepsOf(page, 1)).toEqual(shrunk);
  // Listeners of what was shown before would answer a second time.
  await boxOf(page, 'Create Thing', 1).uncheck();
  expect((await told()).choices).toEqual([['create_thing'], ['list_things'], []]);
  await close();
});

test('the choice of actions counts too when the page said it before the script was there', async () => {
  const { page, close } = await open('/early');
  await page.locator('keyway-guide #sign-in').waitFor();
  expect(await boxOf(page, 'List Things').isChecked()).toBe(true);
  expect(await stepsOf(page)).not.toContain('2 Allow writing');
  await close();
});

test('the choice of actions goes with the link to the site’s own page, and links into hidden steps bring these back', async () => {
  const { page, close } = await open('/chosen', { permissions: ['clipboard-read', 'clipboard-write'] });
  await guideOf(page).getByText('Send this to your admin').click();
  await guideOf(page).getByRole('button', { name: 'Copy link' }).click();
  const link = `${site.url}${crate}/?actions=create_thing`;
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  const mail = guideOf(page).getByRole('link', { name: 'Write an email' });
  expect(await mail.getAttribute('href')).toContain(encodeURIComponent(link));
  expect(await mail.getAttribute('target')).toBeNull();
  await guideOf(page).evaluate((element) => element.setAttribute('actions', 'read_audit'));
  expect(await guideOf(page).locator('#extra-writing').isVisible()).toBe(false);
  await guideOf(page).getByRole('link', { name: 'its own step' }).click();
  expect(await guideOf(page).locator('#extra-writing').isVisible()).toBe(true);
  expect(await stepsOf(page)).toContain('2 Extra for the audit log');
  expect(page.url()).toBe(`${product.url}/chosen`);
  await close();
});

test('the choice of actions can be hidden by the page as one part', async () => {
  const { page, close } = await open('/chosen');
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('keyway-guide::part(picker) { display: none }');
    document.adoptedStyleSheets = [sheet];
  });
  const visible = guideOf(page).locator('.panel, .scope-selector, scope-picker').filter({ visible: true });
  expect(await visible.count()).toBe(0);
  expect(await stepsOf(page)).toEqual(shrunk);
  await close();
});

test('an embedded guide with a choice has no fault for assistive tools, on desktops and phones', async () => {
  const { page, close } = await open('/chosen');
  expect(await faultsInEveryLook(page, 'keyway-guide')).toEqual([]);
  await close();
});

/** No page here comes with a session, and the browser tells of each answer that says so. */
function isUnexpected(complaint: string): boolean {
  return !complaint.includes('401 (Unauthorized)');
}
