/** A site below a path of its host: every address in it begins there, and everything on it works there. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { openDemo } from '../../docs/embed-demo/demo-server.ts';
import type { AuditReport } from '../../src/audit/index.ts';
import { openBrowser } from '../browser/open-browser.ts';
import { runKeyway } from '../cli/run-keyway.ts';
import { brokenLinks } from './broken-links.ts';
import { build } from './build-sites.ts';
import { addressedPaths, readBuiltSite, sitemapPaths, textOf } from './built-site.ts';
import { startRecordingFront } from './recording-front.ts';
import { copyContent, edit } from './rehearsal-content.ts';
import { createSandboxKey, sandboxGuide } from './sandbox-console.ts';
import { apiKey, startSite } from './start-site.ts';
import { openVisit } from './visit.ts';

const base = '/help/integrations';
const content = copyContent();
const out = mkdtempSync(join(tmpdir(), 'keyway-below-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

let embedding = '';
const product = await openDemo({ site: () => embedding, apiKey, port: 0 });
afterAll(() => product.close());
edit(join(content, 'brands/acme/brand.yaml'), (text) =>
  text
    .replace(/^ {2}site: .*$/m, `  site: https://help.acme.example${base}/`)
    .replace('https://app.acme.example]', `'${product.url}']`),
);
edit(
  join(content, 'guides/safe-keys.mdx'),
  (text) => `${text}\nSee [all providers](/connectors) and [here][h].\n\n[h]: /guides/safe-keys\n`,
);
await build(['--brand', 'acme', '--content', content, '--out', out]);

const env = { KEYWAY_CONTENT: content, KEYWAY_OUT: out };
const [browser, site] = await Promise.all([openBrowser(), startSite({ brand: 'acme', env })]);
const front = await startRecordingFront(site.url);
const built = readBuiltSite('acme', out);

/** Makes a key in the Sandbox console, links it in the guide, and goes to the list where it stands. */
async function linkSandbox(page: Page, origin: string): Promise<void> {
  await page.goto(origin + base + sandboxGuide);
  const provider = await page.context().newPage();
  await provider.goto(`${origin}${base}/sandbox/`);
  const key = await createSandboxKey(provider);
  await page.getByLabel('API Key', { exact: true }).fill(key);
  await page.getByRole('button', { name: 'Check and link', exact: true }).click();
  await page.getByRole('link', { name: 'See your linked accounts' }).click();
  expect(await page.locator('main').innerText()).toContain(key.slice(-4));
}

describe('what is built', () => {
  test('every link of its pages, twins and index leads to something below the path', () => {
    expect(built.base).toBe(base);
    expect(brokenLinks(built)).toEqual([]);
    // Control: an address that forgets where the site stands.
    const forgetful = new Map(built.files).set('/x.md', Buffer.from('[all](/connectors/)'));
    expect(brokenLinks({ ...built, files: forgetful })).toEqual(['/x.md → /connectors/']);
  });

  test('links in the text of a page begin with the path in its twin, those to definitions too', () => {
    const twin = textOf(built, '/guides/safe-keys.md');
    expect(twin).toContain(`See [all providers](${base}/connectors/) and [here][h].\n\n[h]: ${base}/guides/safe-keys/`);
    expect(textOf(built, '/llms-full.txt')).toContain(`[all providers](${base}/connectors/)`);
  });

  test('sitemap, robots.txt, the index and the data of pages name whole addresses below it', () => {
    const at = `https://help.acme.example${base}/`;
    expect(sitemapPaths(built).filter((path) => !path.startsWith(`${base}/`))).toEqual([]);
    expect(textOf(built, '/robots.txt')).toContain(`Sitemap: ${at}sitemap-index.xml`);
    expect(textOf(built, '/sitemap-index.xml')).toContain(`<loc>${at}sitemap-0.xml</loc>`);
    expect(textOf(built, '/llms.txt')).toContain(`(${at}guides/safe-keys.md)`);
    expect(JSON.parse(textOf(built, '/guides/safe-keys.json'))).toMatchObject({ url: `${at}guides/safe-keys/` });
    expect(textOf(built, '/index.html')).toContain(`<link rel="canonical" href="${at}">`);
    expect(textOf(built, '/index.html')).toMatch(new RegExp(`<meta property="og:image" content="${at}social/[^"]+">`));
  });
});

describe('what is served', () => {
  test('a reader finds a guide, links a key, checks it again and unlinks it, and no request leaves the path', async () => {
    const { page, complaints, requested, close } = await openVisit(browser);
    await page.goto(site.url);
    expect(page.url()).toBe(`${site.url}${base}/`);
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'What are you looking for?' }).fill('sandbox');
    const found = page.getByRole('option').first();
    await found.waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${base}/connectors/sandbox/**`);
    await linkSandbox(page, site.url);
    await page.getByRole('button', { name: 'Check again: Sandbox' }).click();
    expect(await page.getByRole('status').innerText()).toBe('The provider accepted the key.');
    await page.locator('summary').filter({ hasText: 'Unlink' }).click();
    await page.getByRole('button', { name: 'Unlink now: Sandbox' }).click();
    expect(await page.locator('main').innerText()).toContain('Nothing is linked yet');
    expect(complaints).toEqual([]);
    const outside = requested.filter((address) => !address.startsWith(`${site.url}${base}/`));
    expect(outside).toEqual([`${site.url}/`]);
    await close();
  });

  test('without script the form is answered, and leads back to the guide', async () => {
    const { page, close } = await openVisit(browser, { javaScriptEnabled: false });
    await page.goto(site.url + base + sandboxGuide);
    await page.getByLabel('API Key', { exact: true }).fill('sbx_that-nobody-made');
    await page.getByRole('button', { name: 'Check and link', exact: true }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Sandbox did not accept this API Key');
    await page
      .getByRole('alert')
      .getByRole('link', { name: /^Show step 4/ })
      .click();
    expect(new URL(page.url()).hash).toBe('#create-key');
    await close();
  });

  test('a page that is not there says so below the path; there is nothing beside it', async () => {
    const { page, close } = await openVisit(browser);
    const missing = await page.goto(`${site.url}${base}/connectors/nowhere/`);
    expect(missing?.status()).toBe(404);
    await expect.poll(() => page.locator('.missing [data-slot=words]').textContent()).toBe('nowhere');
    await page.locator('.missing-ways').getByRole('link', { name: 'All providers' }).click();
    expect(page.url()).toBe(`${site.url}${base}/connectors/`);
    for (const path of ['/connectors/', '/hub/settings', '/linked-accounts/', '/helpless/']) {
      expect((await fetch(site.url + path)).status, path).toBe(404);
    }
    await close();
  });

  test('the audit of the running site sees all of it below the path, and asks for nothing elsewhere', async () => {
    const args = ['--brand', 'acme', '--content', content, '--format', 'json'];
    const { code, stdout } = await runKeyway(['audit', front.url + base, ...args]);
    const report = JSON.parse(stdout) as AuditReport;
    expect(report.findings).toEqual([]);
    expect(code).toBe(0);
    expect(report.files).toBeGreaterThan(2 * addressedPaths(built).length);
    expect(front.requests.filter(({ line }) => !line.includes(` ${base}/`))).toEqual([]);
  });

  test('a link from a server leads to the guide below the path, on the address that it names', async () => {
    const withKey = await startSite({ brand: 'acme', env: { ...env, KEYWAY_API_KEYS: apiKey } });
    const answer = await fetch(`${withKey.url}${base}/connect_sessions`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${apiKey}:`)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ origin_owner_id: 'owner', origin_owner_name: 'Owner', provider: 'sandbox' }),
    });
    const { auth_link_url: link } = (await answer.json()) as { auth_link_url: string };
    expect(link.startsWith(`${withKey.url.replace('127.0.0.1', 'localhost')}${base}/connect/`)).toBe(true);
    const { page, close } = await openVisit(browser);
    await page.goto(link);
    expect(new URL(page.url()).pathname).toBe(base + sandboxGuide);
    await close();
    embedding = withKey.url + base;
    const visit = await openVisit(browser);
    await visit.page.goto(product.url);
    await visit.page.locator('keyway-guide[state="ready"] connect-form[data-state="ready"]').waitFor();
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });
});

test('in development it stands below the path as well, with its hub', async () => {
  const dev = await startSite({ command: 'dev', brand: 'acme', env: { KEYWAY_CONTENT: content } });
  const { page, close } = await openVisit(browser);
  await linkSandbox(page, dev.url);
  expect(page.url()).toBe(`${dev.url}${base}/linked-accounts/`);
  await close();
});
