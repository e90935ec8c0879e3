import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { openSession, startEmbedSite } from './embed-site.ts';
import { openVisit } from './visit.ts';

const lodge = '/connectors/lodge/guides/link-account/api-key';
const page = `<!doctype html><html lang="en"><title>App</title>
<script type="module" src="{{site}}/embed.js"></script><keyway-guide src="${lodge}"></keyway-guide></html>`;
const [browser, { site, product }] = await Promise.all([
  openBrowser(),
  startEmbedSite({ files: { '/': page }, of: 'loop', command: 'dev' }),
]);

test('while guides are written, another site’s page shows them with tabs and the form', async () => {
  const { page, close } = await openVisit(browser);
  await page.goto(product.url);
  const guide = page.locator('keyway-guide');
  const form = guide.locator('connect-form');
  await guide.getByRole('tab', { name: 'On the phone' }).click();
  expect(await guide.getByText('Whoever pays can change it.').isVisible()).toBe(true);
  const session = await openSession(site, 'lodge');
  await guide.evaluate((element, token) => Object.assign(element, { session: token }), session);
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
