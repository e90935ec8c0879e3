/** What the server gives to strangers. */
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../loader/project.ts';
import { content } from './content.ts';
import { type ServedSite, serveBuilt } from './serve-built.ts';

const key = 'a-key-of-the-tests-0123456789abcdef';

let source: TemporaryFolder;
let out: TemporaryFolder;
let elsewhere: TemporaryFolder;
let site: ServedSite;

beforeAll(async () => {
  source = await temporaryFolder(content);
  elsewhere = await temporaryFolder({ 'secret.txt': 'canary', 'index.html': 'canary' });
  out = await temporaryFolder({
    'vendor/index.html': '<!doctype html><p>front',
    'vendor/page/index.html': '<!doctype html><p>page',
    'vendor/.env': 'canary',
    'vendor/.git/config': 'canary',
    'vendor/page/.hidden/index.html': 'canary',
  });
  const folder = join(out.path, 'vendor');
  await symlink(join(elsewhere.path, 'secret.txt'), join(folder, 'link.txt'));
  await symlink(elsewhere.path, join(folder, 'linked'));
  await symlink(join(folder, 'page/index.html'), join(folder, 'inside.html'));
  await mkdir(join(folder, 'half'));
  await symlink(join(elsewhere.path, 'index.html'), join(folder, 'half/index.html'));
  await writeFile(join(folder, '404.html'), '<!doctype html><p>missing');
  site = await serveBuilt(['--content', source.path], {
    KEYWAY_OUT: out.path,
    KEYWAY_DATA_DIR: join(out.path, 'data'),
    KEYWAY_API_KEYS: key,
  });
});
afterAll(async () => {
  await site[Symbol.asyncDispose]();
  for (const folder of [source, out, elsewhere]) await folder[Symbol.asyncDispose]();
});

test.each([
  '/.env',
  '/%2eenv',
  '/.git/config',
  '/page/.hidden/',
  '/page/%2ehidden/index.html',
  '/link.txt',
  '/linked/secret.txt',
  '/linked/',
  '/half/',
])('%s is not served', async (path) => {
  const answer = await fetch(site.url + path);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toBe('<!doctype html><p>missing');
});

test.each([
  ['/', 'front'],
  ['/page/', 'page'],
  ['/inside.html', 'page'],
])('control: %s is', async (path, words) => {
  expect(await (await fetch(site.url + path)).text()).toContain(words);
});

test('a server with API keys has no sandbox, unless it is told to', async () => {
  expect((await fetch(`${site.url}/sandbox/`)).status).toBe(404);
  expect((await fetch(`${site.url}/sandbox/api/v1/me`)).status).toBe(404);
  await using told = await serveBuilt(['--content', source.path], {
    KEYWAY_OUT: out.path,
    KEYWAY_DATA_DIR: join(out.path, 'other'),
    KEYWAY_API_KEYS: key,
    KEYWAY_SANDBOX: 'on',
  });
  expect((await fetch(`${told.url}/sandbox/api/v1/me`)).status).toBe(401);
});

test('visitors of the sandbox see their own keys alone, and revoke no others', async () => {
  await using told = await serveBuilt(['--content', source.path], {
    KEYWAY_OUT: out.path,
    KEYWAY_DATA_DIR: join(out.path, 'visitors'),
    KEYWAY_API_KEYS: key,
    KEYWAY_SANDBOX: 'on',
  });
  const console = `${told.url}/sandbox/`;
  const visit = async (name: string) => {
    const body = new URLSearchParams({ name, kind: 'works' });
    const made = await fetch(`${console}keys`, { method: 'POST', body, redirect: 'manual' });
    const set = made.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/^sandbox_visitor=[0-9a-f]{32}; HttpOnly; SameSite=Lax$/);
    const headers = { cookie: set.split(';')[0] ?? '' };
    const text = await (await fetch(told.url + made.headers.get('location'), { headers })).text();
    const page = async () => (await fetch(console, { headers })).text();
    const [sandboxKey = ''] = /sbx_[0-9a-f]{40}/.exec(text) ?? [];
    const [action = ''] = /keys\/[0-9a-f]+\/revoke/.exec(text) ?? [];
    const isKnown = async () => {
      const answer = await fetch(`${console}api/v1/me`, { headers: { authorization: `Bearer ${sandboxKey}` } });
      return answer.status === 200;
    };
    const revoke = async (what: string) => void (await fetch(console + what, { method: 'POST', headers }));
    return { page, isKnown, revoke, action };
  };
  const [ada, grace] = [await visit('Key of Ada'), await visit('Key of Grace')];
  const pages = [await ada.page(), await grace.page(), await (await fetch(console)).text()];
  const shows = (name: string) => pages.map((text) => text.includes(name));
  expect(shows('Key of Ada')).toEqual([true, false, false]);
  expect(shows('Key of Grace')).toEqual([false, true, false]);
  await grace.revoke(ada.action);
  await fetch(console + ada.action, { method: 'POST' });
  expect(await ada.isKnown()).toBe(true);
  await ada.revoke(ada.action);
  expect([await ada.isKnown(), await grace.isKnown()]).toEqual([false, true]);
});
