import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { copyContent, edit } from './rehearsal-content.ts';
import { createSandboxKey, sandboxGuide } from './sandbox-console.ts';
import { startSite } from './start-site.ts';
import { openVisit } from './visit.ts';

const content = copyContent();
const [browser, site] = await Promise.all([
  openBrowser(),
  startSite({ command: 'dev', env: { KEYWAY_CONTENT: content } }),
]);
const lusha = '/connectors/lusha/guides/link-account/api-key/';
const guideFile = join(content, 'connectors/lusha/guides/link-account/api-key.mdx');
const connectorFile = join(content, 'connectors/lusha/connector.yaml');
const brandFile = join(content, 'brands/stackone/brand.yaml');

/** Waits until the server shows a text on a page. */
const shows = (path: string, words: string | RegExp) =>
  expect
    .poll(() => fetch(site.url + path, { headers: { accept: 'text/html' } }).then((answer) => answer.text()), {
      timeout: 20_000,
      interval: 300,
    })
    .toMatch(words);

test('the hub, the sandbox and the list of linked accounts answer in development too', async () => {
  const { page, context, complaints } = await openVisit(browser);
  // The first browser that connects is told to load anew, because content was read since; what is typed would be lost.
  const connected = page
    .waitForEvent('websocket', { timeout: 60_000 })
    .then((socket) => socket.waitForEvent('framereceived'));
  await page.goto(site.url + sandboxGuide);
  await connected;
  await page.goto(site.url + sandboxGuide);
  const provider = await context.newPage();
  await provider.goto(`${site.url}/sandbox/`);
  const key = await createSandboxKey(provider);
  await page.getByLabel('API Key', { exact: true }).fill(key);
  await page.getByRole('button', { name: 'Check and link', exact: true }).click();
  await page.getByRole('link', { name: 'See your linked accounts' }).click();
  expect(await page.locator('main').innerText()).toContain(key.slice(-4));
  expect(complaints).toEqual([]);
  await context.close();
});

test('a change in a guide comes into the open page by itself', async () => {
  const { page, close } = await openVisit(browser);
  await page.goto(site.url + lusha);
  await page.getByText('Sign in to Lusha').first().waitFor();
  edit(guideFile, (text) => text.replaceAll('Sign in to Lusha', 'Knock at Lusha’s door'));
  await page.locator('.prose .step-name', { hasText: 'Knock at Lusha’s door' }).waitFor({ timeout: 20_000 });
  await close();
});

test('of changes right behind one another, the last one shows', async () => {
  for (const round of ['first', 'second', 'third']) {
    edit(guideFile, (text) => text.replace(/Lusha’s door(?: \w+)*/, `Lusha’s door ${round} draft`));
    // Longer than changes are gathered, and shorter than the watcher keeps quiet.
    await new Promise((resolve) => setTimeout(resolve, 35));
    edit(guideFile, (text) => text.replace(`door ${round} draft`, `door ${round} save`));
    await shows(lusha, `door ${round} save`);
  }
  edit(guideFile, (text) => text.replaceAll(' third save', ''));
  await shows(lusha, /Lusha’s door(?! third)/);
});

test('a change in a connector shows in the form, and the hub takes it, without a restart', async () => {
  edit(connectorFile, (text) => text.replace('label: API Key\n        type', 'label: Secret Word\n        type'));
  await shows(lusha, 'Secret Word');
  const answer = async () => {
    const page = await fetch(site.url + lusha, { headers: { accept: 'text/html' } });
    const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
    return (await fetch(`${site.url}/hub/connectors/lusha.api-key`, { headers: { cookie } })).text();
  };
  await expect.poll(answer, { timeout: 20_000, interval: 300 }).toContain('Secret Word');
});

test('a change in a brand shows on every page without a restart', async () => {
  edit(brandFile, (text) => text.replace(/footer: .*/, 'footer: A footer that was just written.'));
  await shows('/', 'A footer that was just written.');
  edit(brandFile, (text) => text.replace('#0f6b5c', '#123456'));
  await shows('/brand.css', '#123456');
});

test('a new guide gets its page, and loses it with its file, without a restart', async () => {
  const file = join(content, 'guides/new.mdx');
  writeFileSync(file, '---\ntitle: Brand new\ndescription: Just written.\n---\n\nHello there.\n');
  await shows('/guides/new/', 'Hello there.');
  rmSync(file);
  const status = () => fetch(`${site.url}/guides/new/`).then((answer) => answer.status);
  await expect.poll(status, { timeout: 20_000, interval: 300 }).toBe(404);
});

test('a guide that breaks is marked on its page and reported with line and column, while others work', async () => {
  edit(guideFile, (text) => text.replace('<Steps>', '{process.env.SECRET}\n\n  <Steps>'));
  await shows(lusha, 'process.env.SECRET');
  await expect.poll(() => site.printed(), { timeout: 20_000 }).toMatch(/api-key\.mdx:\d+:\d+/);
  await shows('/guides/safe-keys/', 'Keeping keys safe');
  edit(guideFile, (text) => text.replace('{process.env.SECRET}\n\n  <Steps>', '<Steps>'));
  await shows(lusha, 'Knock at Lusha’s door');
});

test('a guide that cannot be read at all says so on its page, and comes back when it is mended', async () => {
  edit(guideFile, (text) => text.replace('</Steps>', '</Stairs>'));
  await shows(lusha, 'Not shown:');
  await expect
    .poll(() => site.printed(), { timeout: 20_000 })
    .toMatch(/api-key\.mdx:\d+:\d+ .*nothing closes this <Steps>/);
  await shows('/connectors/', 'All providers');
  edit(guideFile, (text) => text.replace('</Stairs>', '</Steps>'));
  await shows(lusha, 'Knock at Lusha’s door');
});
