/** What the server gives to strangers, and what it does while its database is held. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
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

test('pages are served at once while another program holds the database, and the hub answers again afterwards', async () => {
  const open = () =>
    fetch(`${site.url}/connect_sessions`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${key}:`)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ origin_owner_id: 'o', origin_owner_name: 'O' }),
    });
  expect((await open()).ok).toBe(true);
  const script = `const { DatabaseSync } = require('node:sqlite');
    const database = new DatabaseSync(process.argv[1], { timeout: 5000 });
    database.exec('BEGIN EXCLUSIVE'); console.log('held'); process.stdin.resume();`;
  const holder = spawn(process.execPath, ['-e', script, join(out.path, 'data/hub.sqlite')], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  await once(holder.stdout, 'data');
  const startedAt = performance.now();
  const refused = Promise.all(Array.from({ length: 5 }, open));
  const durations: number[] = [];
  while (performance.now() - startedAt < 1_500) {
    const askedAt = performance.now();
    expect((await fetch(`${site.url}/page/`)).status).toBe(200);
    durations.push(performance.now() - askedAt);
    await wait(20);
  }
  // The median: a machine with other work to do stops everybody now and then.
  expect(durations.toSorted((a, b) => a - b)[Math.floor(durations.length / 2)]).toBeLessThan(100);
  for (const answer of await refused) {
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(await answer.json()).toMatchObject({ code: 'store-busy' });
  }
  expect(performance.now() - startedAt).toBeLessThan(6_000);
  const gone = once(holder, 'exit');
  holder.kill('SIGKILL');
  await gone;
  expect((await open()).ok).toBe(true);
});
