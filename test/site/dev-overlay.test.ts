/** What a page in development does for its writer: it takes over what is saved, marks faults, and shows itself as others see it. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { copyContent, edit } from './rehearsal-content.ts';
import { startSite } from './start-site.ts';
import { openVisit } from './visit.ts';

const content = copyContent();
const site = await startSite({ command: 'dev', brand: 'stackone', env: { KEYWAY_CONTENT: content } });
const guide = join(content, 'connectors/lusha/guides/link-account/api-key.mdx');
const connector = join(content, 'connectors/lusha/connector.yaml');
const address = `${site.url}/connectors/lusha/guides/link-account/api-key/`;
const soon = { timeout: 20_000, interval: 20 };

/** A page that tells by `stays` whether it is still the one that was loaded. */
async function openPage(): Promise<{ page: Page; stays: () => Promise<boolean> }> {
  const { page } = await openVisit(await openBrowser());
  await page.goto(address);
  await page.locator('keyway-faults #view').waitFor({ state: 'attached', timeout: 20_000 });
  await page.evaluate(() => Object.assign(window, { loaded: 'before' }));
  return { page, stays: () => page.evaluate(() => (window as { loaded?: string }).loaded === 'before') };
}

const textOf = (page: Page) => page.locator('article').innerText();

test('a text that is saved shows in place, and what was typed stays', async () => {
  const { page, stays } = await openPage();
  const field = page.locator('connect-form [data-control]').first();
  await field.fill('half-a-key');
  edit(guide, (text) => text.replace('You need the', 'You will need the'));
  await expect.poll(() => textOf(page), soon).toContain('You will need the');
  edit(guide, (text) => text.replace(/^title: .*$/m, 'title: A title of today'));
  await expect.poll(() => page.locator('h1').innerText(), soon).toContain('A title of today');
  expect(await page.title()).toContain('A title of today');
  edit(guide, (text) => text.replace('\n<Steps', '\nOne more paragraph.\n\n<Steps').replace(/$/, '\nThe end.\n'));
  await expect.poll(() => textOf(page), soon).toContain('The end.');
  expect([await stays(), await field.inputValue()]).toEqual([true, 'half-a-key']);
});

test('the last of many saves is what stays', async () => {
  const { page, stays } = await openPage();
  for (let save = 1; save <= 40; save += 1) {
    edit(guide, (text) => text.replace(/You (?:will )?need(?: \d+)? the/, `You need ${save} the`));
    await new Promise((resolve) => setTimeout(resolve, 20 + ((save * 37) % 120)));
  }
  await expect.poll(() => textOf(page), soon).toContain('You need 40 the');
  expect(await stays()).toBe(true);
});

test('control: what scripts have to bring to life loads the page again', async () => {
  const { page, stays } = await openPage();
  edit(guide, (text) => `${text}\n\`\`\`sh\necho "Here is code."\n\`\`\`\n`);
  await expect.poll(() => textOf(page), soon).toContain('Here is code.');
  expect(await stays()).toBe(false);
});

test('a fault is marked where it stands, and the mark leads to its entry', async () => {
  const { page } = await openPage();
  edit(guide, (text) => `${text}\nThe last words lead [nowhere](./not-there).\n`);
  const mark = page.locator('keyway-fault-marks button[title*="not-there"]');
  await mark.waitFor({ timeout: 20_000 });
  const place = await page.locator('article p', { hasText: 'The last words lead' }).boundingBox();
  const box = await mark.boundingBox();
  expect(box && place && Math.abs(box.y - place.y)).toBeLessThan(4);
  expect(box && place && box.x + box.width).toBeLessThanOrEqual(place?.x ?? 0);
  await mark.click();
  expect(await page.locator('keyway-faults li:focus').innerText()).toContain('not-there');
  edit(guide, (text) => text.replace('[nowhere](./not-there)', 'home'));
  await expect.poll(() => mark.count(), soon).toBe(0);
});

test('the place of a form says why there is none', async () => {
  const { page } = await openPage();
  edit(connector, (text) => text.replace('label: API Key', 'lable: API Key'));
  const place = page.locator('keyway-form-faults');
  await place.getByText('lable').first().waitFor({ timeout: 20_000 });
  expect(await page.locator('connect-form').count()).toBe(0);
  edit(connector, (text) => text.replace('lable: API Key', 'label: API Key'));
  await page.locator('connect-form').waitFor({ timeout: 20_000 });
  await expect.poll(() => place.count(), soon).toBe(0);
});

test('the form is seen after any answer, and nothing is sent', async () => {
  const { page } = await openPage();
  const sent: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
  const look = async (name: string, state: string) => {
    await page.locator('keyway-faults #view summary').click();
    await page.locator('keyway-faults #view').getByLabel('Form').selectOption(name);
    await page.locator(`connect-form[data-state="${state}"]`).waitFor({ timeout: 20_000 });
  };
  await look('Key refused', 'rejected');
  // The step that repairs it says so.
  expect(await page.locator('article .connect-step-told').innerText()).not.toBe('');
  await look('Provider is busy', 'could-not-check');
  await look('Linked', 'linked');
  await look('as it is', 'ready');
  expect(sent.filter((url) => url.includes('/hub/accounts'))).toEqual([]);
});

test('a page is seen in another language and in another brand', async () => {
  const { page } = await openPage();
  const choose = async (label: string, value: string) => {
    await page.locator('keyway-faults #view summary').click();
    await page.locator('keyway-faults #view').getByLabel(label).selectOption(value);
  };
  await choose('Language', 'de');
  await expect.poll(() => page.locator('html').getAttribute('lang'), soon).toBe('de');
  await page.locator('keyway-faults #view').waitFor({ state: 'attached', timeout: 20_000 });
  await choose('Language', '');
  await expect.poll(() => page.locator('html').getAttribute('lang'), soon).toBe('en');
  await page.locator('keyway-faults #view').waitFor({ state: 'attached', timeout: 20_000 });
  await choose('Brand', 'acme');
  await expect.poll(() => page.getByRole('banner').innerText(), soon).toContain('Acme');
  expect(await page.content()).not.toMatch(/stackone/i);
});
