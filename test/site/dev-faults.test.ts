/** Files that come, go and break while two people write in one folder: what is wrong with one page is wrong with no other. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { copyContent, edit } from './rehearsal-content.ts';
import { startSite } from './start-site.ts';
import { openVisit } from './visit.ts';

const content = copyContent();
const picture = join(content, 'guides/shown.png');
const guide = join(content, 'guides/shown.mdx');
await sharp({ create: { width: 900, height: 300, channels: 3, background: '#0f6b5c' } })
  .png()
  .toFile(picture);
writeFileSync(
  guide,
  '---\ntitle: Shown\ndescription: With a picture.\n---\n\nHello there.\n\n![A wall](./shown.png)\n',
);

const start = (brand: 'stackone' | 'acme') => startSite({ command: 'dev', brand, env: { KEYWAY_CONTENT: content } });
const [site, other] = await Promise.all([start('stackone'), start('acme')]);

const others = [
  '/',
  '/connectors/',
  '/guides/safe-keys/',
  '/connectors/lusha/guides/link-account/api-key/',
  '/llms.txt',
];

/** The answers of both servers that are not as they should be, of all pages but the one that is written at. */
async function failures(): Promise<string[]> {
  const asked = [site, other].flatMap(({ url }) => others.map((path) => url + path));
  const answers = await Promise.all(asked.map((address) => fetch(address)));
  return answers.flatMap(({ status, url }) => (status === 200 ? [] : [`${status} ${url}`]));
}

const shown = (path = '/guides/shown/') => fetch(site.url + path).then((answer) => answer.text());
const pictureIn = (html: string) => /<img[^>]* src="([^"]*shown[^"]*)"/.exec(html)?.[1] ?? '';
const soon = { timeout: 20_000, interval: 100 };

test('two servers of one folder answer side by side', async () => {
  expect(await failures()).toEqual([]);
  const address = pictureIn(await shown());
  const answer = await fetch(site.url + address);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp']);
});

test('a picture that is deleted is gone, and every page is there', async () => {
  const address = pictureIn(await shown());
  rmSync(picture);
  expect(await failures()).toEqual([]);
  await expect.poll(() => fetch(site.url + address).then(({ status }) => status), soon).toBe(404);
  await expect.poll(() => shown(), soon).not.toContain('.webp');
  expect(await shown()).toContain('Hello there.');
  expect(await failures()).toEqual([]);
  await expect.poll(() => site.printed(), soon).toMatch(/guides\/shown\.mdx:\d+:\d+/);
});

test('a picture that is none takes no page along', async () => {
  writeFileSync(picture, 'This is no picture.');
  await expect.poll(() => shown(), soon).toContain('shown.png');
  expect(await failures()).toEqual([]);
  rmSync(picture);
});

test('a guide that is renamed and written at stands at its new place only', async () => {
  const renamed = join(content, 'guides/renamed.mdx');
  renameSync(guide, renamed);
  edit(renamed, (text) => text.replace('Hello there.', 'Hello from the new place.'));
  expect(await failures()).toEqual([]);
  await expect.poll(() => shown('/guides/renamed/'), soon).toContain('Hello from the new place.');
  await expect.poll(() => fetch(`${site.url}/guides/shown/`).then(({ status }) => status), soon).toBe(404);
  expect(await failures()).toEqual([]);
});

test('a logo that is deleted takes no page along', async () => {
  rmSync(join(content, 'brands/stackone/logo-light.svg'));
  await expect.poll(() => fetch(`${site.url}/brand/logo-light.svg`).then(({ status }) => status), soon).toBe(404);
  expect(await failures()).toEqual([]);
  expect((await fetch(`${site.url}/brand.css`)).status).toBe(200);
});

test('a brand file with a fault leaves the site as it was, and says so', async () => {
  const file = join(content, 'brands/stackone/brand.yaml');
  edit(file, (text) => text.replace(/^names:$/m, 'name:'));
  await expect.poll(() => site.printed(), soon).toMatch(/brands\/stackone\/brand\.yaml:\d+:\d+/);
  expect(await failures()).toEqual([]);
  edit(file, (text) => text.replace(/^name:$/m, 'names:'));
  edit(file, (text) => text.replace(/footer: .*/, 'footer: It is mended.'));
  await expect.poll(() => shown('/connectors/'), soon).toContain('It is mended.');
});

test('what is wrong with a page is told on the page, and goes when it is mended', async () => {
  const { page, context } = await openVisit(await openBrowser());
  const lusha = 'connectors/lusha/guides/link-account/api-key.mdx';
  await page.goto(`${site.url}/connectors/lusha/guides/link-account/api-key/`);
  const summary = page.locator('keyway-faults #faults summary');
  const file = join(content, lusha);
  edit(file, (text) => `${text}\n<Warnign>Mind the gap.</Warnign>\n`);
  await page.locator('keyway-faults').getByText('Warnign').first().waitFor({ timeout: 20_000 });
  expect(await summary.innerText()).toMatch(/^\d+ faults? on this page/);
  expect(await page.locator('keyway-faults li').first().innerText()).toMatch(/api-key\.mdx:\d+:1/);
  // Another page is told of it only as of something elsewhere.
  const other = await context.newPage();
  await other.goto(`${site.url}/guides/safe-keys/`);
  await expect.poll(() => other.locator('keyway-faults #faults summary').innerText(), soon).toMatch(/ \d+ elsewhere$/);
  expect(await other.locator('keyway-faults').getByText('Warnign').count()).toBe(0);
  edit(join(content, 'connectors/lusha/connector.yaml'), (text) => text.replace('label: API Key', 'lable: API Key'));
  await page.locator('keyway-faults').getByText('lable').first().waitFor({ timeout: 20_000 });
  edit(join(content, 'connectors/lusha/connector.yaml'), (text) => text.replace('lable: API Key', 'label: API Key'));
  edit(file, (text) => text.replace('\n<Warnign>Mind the gap.</Warnign>\n', ''));
  await expect
    .poll(
      () =>
        page
          .locator('keyway-faults li')
          .filter({ hasText: /Warnign|lable/ })
          .count(),
      soon,
    )
    .toBe(0);
});
