import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { openSession, startEmbedSite } from './embed-site.ts';
import { openVisit } from './visit.ts';

const lodge = '/connectors/lodge/guides/link-account/api-key';
const pageWith = (src: string) => `<!doctype html><html lang="en"><title>App</title>
<script type="module" src="{{site}}/embed.js"></script><keyway-guide src="${src}"></keyway-guide></html>`;
const files = { '/lodge': pageWith(lodge), '/switches': pageWith('/guides/switches') };
const [browser, { site, product }] = await Promise.all([
  openBrowser(),
  startEmbedSite({ files, cases: ['loop', 'switches'], command: 'dev' }),
]);

test('while guides are written, another site’s page shows them with pictures, tabs and the form', async () => {
  const { page, complaints, close } = await openVisit(browser);
  await page.goto(`${product.url}/switches`);
  const picture = page.locator('keyway-guide').getByRole('img', { name: 'A wide picture' });
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await page.locator('keyway-guide').getByRole('tab', { name: 'pnpm' }).click();
  expect(await page.getByText('Text of pnpm.').isVisible()).toBe(true);
  expect(complaints).toEqual([]);

  await page.goto(`${product.url}/lodge`);
  const form = page.locator('keyway-guide connect-form');
  await page
    .locator('keyway-guide[state="ready"]')
    .evaluate((element, session) => Object.assign(element, { session }), await openSession(site, 'lodge'));
  await form.getByRole('textbox', { name: 'Site' }).fill('north');
  await form.getByLabel('API Key', { exact: true }).fill('accepted-in-development');
  await form.locator('button[data-busy]').click();
  await page.locator('connect-form[data-state="linked"]').waitFor();
  await close();
});

test('only pages that the brand names may read them, and there is nothing where there is no guide', async () => {
  const answer = (path: string, origin: string) => fetch(site.url + path, { headers: { origin } });
  for (const path of ['/embed.js', '/embed.css', '/brand.css', `${lodge}.embed.json`]) {
    const { ok, headers } = await answer(path, product.url);
    expect([path, ok, headers.get('access-control-allow-origin')]).toEqual([path, true, product.url]);
    const elsewhere = await answer(path, 'https://elsewhere.example');
    expect(elsewhere.headers.has('access-control-allow-origin'), path).toBe(false);
  }
  expect((await answer('/connectors/nothing.embed.json', product.url)).status).toBe(404);
});
