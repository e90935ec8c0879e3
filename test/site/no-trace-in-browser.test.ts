import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { encodings, findCanaries } from '../security/find-canaries.ts';
import { type FormVisit, openForm } from './form-visit.ts';
import { openRehearsalProvider } from './rehearsal-provider.ts';
import { sandboxGuide } from './sandbox-console.ts';
import { apiKey, startSite } from './start-site.ts';

const [browser, provider] = await Promise.all([openBrowser(), openRehearsalProvider()]);
const site = await startSite({
  env: { KEYWAY_API_KEYS: apiKey, KEYWAY_OUTBOUND_EXCEPTIONS: `https://sandbox.invalid=${provider.url}` },
});

const acts = ['accepted', 'refused', 'revoked', 'rights', 'fails', 'busy', 'odd', 'resets', 'echoes'];
const canaries: string[] = [];
/** Everything that was collected, by the place where it was found. */
const collected: Record<string, Buffer> = {};

const newCanary = (act: string) => `${act}-${randomBytes(18).toString('base64url')}+/&"x`;

function collect(sink: string, text: string): void {
  collected[sink] = Buffer.concat([collected[sink] ?? Buffer.alloc(0), Buffer.from(`${text}\n`)]);
}

/** All places in which a page and its profile can keep something, the fields themselves excepted. */
async function keptBy(page: Page): Promise<Record<string, string>> {
  const inPage = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const stored = await caches.keys();
    // By number: an entry that is called as one of the store's methods is no property of it.
    const entriesOf = (store: Storage) =>
      JSON.stringify(Array.from({ length: store.length }, (_, index) => store.getItem(store.key(index) ?? '')));
    return {
      html: document.documentElement.outerHTML,
      title: document.title,
      address: location.href,
      history: JSON.stringify(history.state),
      entries: performance
        .getEntries()
        .map(({ name }) => name)
        .join('\n'),
      'local storage': entriesOf(localStorage),
      'session storage': entriesOf(sessionStorage),
      'script cookies': document.cookie,
      'databases and caches': JSON.stringify([...databases, ...stored]),
      'window name': window.name,
    };
  });
  const state = await page.context().storageState({ indexedDB: true });
  return { ...inPage, 'cookies and databases': JSON.stringify(state) };
}

async function collectVisit({ page, answers, requested, complaints, close }: FormVisit): Promise<void> {
  for (const [sink, text] of Object.entries(await keptBy(page))) collect(sink, text);
  collect('requested addresses', requested.join('\n'));
  collect('console', complaints.join('\n'));
  collect('answers', (await answers()).join('\n'));
  await close();
}

/** Files of the data folder and what the server printed, as they are now. */
function keptByServer(): Record<string, Buffer> {
  const files = readdirSync(site.dataFolder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return {
    ...Object.fromEntries(files.map(({ name, parentPath }) => [name, readFileSync(join(parentPath, name))])),
    printed: Buffer.from(site.printed()),
  };
}

beforeAll(async () => {
  for (const javaScriptEnabled of [true, false]) {
    for (const act of acts) {
      const canary = newCanary(act);
      canaries.push(canary);
      const visit = await openForm(browser, site, { javaScriptEnabled, keepsAnswers: true });
      await visit.check(canary);
      const outcome =
        act === 'accepted' ? visit.page.getByRole('heading', { name: 'is linked' }) : visit.page.getByRole('alert');
      await outcome.waitFor();
      if (act === 'accepted') await visit.page.goto(`${site.url}/linked-accounts/`);
      await collectVisit(visit);
    }
  }
}, 300_000);

test('no key is in a file, a print, an answer, a page, an address or a store of the browser', () => {
  // Each key did reach the provider.
  expect(canaries.filter((canary) => provider.keys.includes(canary))).toEqual(canaries);
  const sinks = { ...collected, ...keptByServer() };
  expect(Object.keys(sinks)).toEqual(
    expect.arrayContaining([
      'hub.sqlite',
      'hub.sqlite-wal',
      'hub.sqlite-shm',
      'vault.key',
      'printed',
      'answers',
      'html',
    ]),
  );
  expect(sinks['printed']?.toString()).toContain('/hub/accounts');
  expect(sinks['answers']?.toString()).toContain('could-not-check');
  expect(findCanaries(sinks, canaries)).toEqual([]);
});

test('control: a key that is planted into any sink, in any encoding, is found', () => {
  const sinks = { ...collected, ...keptByServer() };
  const planted = newCanary('planted');
  const missed = Object.entries(sinks).flatMap(([sink, bytes]) =>
    Object.entries(encodings)
      .filter(([, encode]) => {
        const withPlant = Buffer.concat([bytes, encode(planted), bytes]);
        return findCanaries({ [sink]: withPlant }, [planted]).length === 0;
      })
      .map(([name]) => `${sink}: ${name}`),
  );
  expect(missed).toEqual([]);
  expect(findCanaries(sinks, [planted])).toEqual([]);
});

test('control: a key that a page or a server does keep is found where it keeps it', async () => {
  const planted = newCanary('planted');
  const { page, close } = await openForm(browser, site);
  await page.evaluate(async (key) => {
    localStorage.setItem('key', key);
    sessionStorage.setItem('key', key);
    // biome-ignore lint/suspicious/noDocumentCookie: the place that is to be searched.
    document.cookie = `key=${encodeURIComponent(key)}`;
    history.replaceState({ key }, '', `?key=${encodeURIComponent(key)}`);
    document.body.dataset['key'] = key;
    const request = indexedDB.open('keys', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('keys').put(key, 'key');
    await new Promise((resolve) => request.addEventListener('success', resolve));
  }, planted);
  const kept = Object.entries(await keptBy(page)).map(([sink, text]) => [
    sink,
    Buffer.from(text.replaceAll('\\"', '"')),
  ]);
  await close();
  writeFileSync(join(site.dataFolder, 'stray.txt'), planted);
  const found = findCanaries({ ...Object.fromEntries(kept), ...keptByServer() }, [planted]);
  expect(new Set(found.map((finding) => finding.split(':')[0]))).toEqual(
    new Set([
      'html',
      'address',
      'history',
      'local storage',
      'session storage',
      'script cookies',
      'cookies and databases',
      'stray.txt',
    ]),
  );
});

test('a press of the button before the script is there puts no key into the address', async () => {
  const { page, field, button, requested, close } = await openForm(browser, site, { session: 'none' });
  // A script of the head that never comes would hold back the page itself, and one before the form holds back the press.
  await page.route('**/*.js', (route) => {
    const address = route.request().url();
    if (address.includes('early-theme')) return route.continue();
    return address.includes('hold-form') ? route.abort() : undefined;
  });
  await page.goto(site.url + sandboxGuide, { waitUntil: 'commit' });
  const canary = newCanary('refused');
  expect(await page.locator('connect-form form').getAttribute('method')).toBe('post');
  await field.fill(canary);
  await button.click({ noWaitAfter: true });
  await page.waitForURL('**/hub/accounts', { waitUntil: 'commit' });
  expect(findCanaries({ addresses: Buffer.from([page.url(), ...requested].join('\n')) }, [canary])).toEqual([]);
  await close();
});

test('the session’s cookie is out of a script’s reach and stays with its own site', async () => {
  const { context, page, close } = await openForm(browser, site);
  const cookies = await context.cookies();
  expect(cookies.map(({ name, httpOnly, sameSite, path }) => ({ name, httpOnly, sameSite, path }))).toEqual([
    { name: 'hub_session_stackone', httpOnly: true, sameSite: 'Lax', path: expect.any(String) },
  ]);
  expect(await page.evaluate(() => document.cookie)).toBe('');
  await close();
});
