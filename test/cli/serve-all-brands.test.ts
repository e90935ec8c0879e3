/** `keyway serve --all-brands`: which site answers, and that no brand's hub answers for another's. */
import { existsSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../loader/project.ts';
import { content, partnerFile } from './content.ts';
import { runKeyway } from './run-keyway.ts';
import { type ServedSite, serveBuilt } from './serve-built.ts';

/** A third brand, below a path of the second one's host. */
const heronFile = `names: { company: Heron, product: Heron, hub: Heron Desk, docs: Heron Pages }
links: { site: https://help.acme.example/heron/ }
vocabulary: { the Vendor Hub: Heron Desk, Vendor Hub: Heron Desk, Vendor: Heron }
urls: { https://docs.vendor.example: https://help.acme.example }
colors: { accent: '#0f4c81' }
allowed_traces: [{ word: help.acme.example, reason: 'It is the host of this site.' }]
`;

const vendor = 'docs.vendor.example';
const acme = 'help.acme.example';

const houseKey = 'key-of-the-house-0123456789abcdef';
const acmeKey = 'key-of-acme-0123456789abcdefghijk';

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: object;
}

/** Asks a server as a browser or another server does that knows it by another name. */
async function ask({ url }: ServedSite, host: string, path: string, { method, headers, body }: Asked = {}) {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const type = body ? { 'content-type': 'application/json' } : {};
    request(url + path, { method: method ?? 'GET', headers: { ...headers, ...type, host } }, resolve)
      .on('error', reject)
      .end(body ? JSON.stringify(body) : undefined);
  });
  const raw = answer.rawHeaders.join('\n');
  return { status: answer.statusCode, headers: answer.headers, raw, body: await text(answer) };
}

let source: TemporaryFolder;
let out: TemporaryFolder;
beforeAll(async () => {
  source = await temporaryFolder({ ...content, 'brands/heron/brand.yaml': heronFile });
  out = await temporaryFolder();
  const built = await runKeyway(['build', '--all-brands', '--content', source.path, '--out', out.path]);
  expect(built).toMatchObject({ code: 0, stderr: '' });
});
afterAll(async () => {
  await source[Symbol.asyncDispose]();
  await out[Symbol.asyncDispose]();
});

const serve = (environment: Record<string, string>) =>
  serveBuilt(['--all-brands', '--content', source.path], { KEYWAY_OUT: out.path, ...environment });

const session = { origin_owner_id: 'owner', origin_owner_name: 'Owner', provider: 'known' };
const asServer = (key: string) => ({
  method: 'POST',
  headers: { authorization: `Basic ${btoa(`${key}:`)}` },
  body: session,
});

describe('a server for all brands, with keys', () => {
  let site: ServedSite;
  let data: TemporaryFolder;
  beforeAll(async () => {
    data = await temporaryFolder();
    site = await serve({
      KEYWAY_DATA_DIR: data.path,
      KEYWAY_API_KEYS: houseKey,
      KEYWAY_API_KEYS__ACME: acmeKey,
    });
  });
  afterAll(async () => {
    await site[Symbol.asyncDispose]();
    await data[Symbol.asyncDispose]();
  });

  test.each([
    [vendor, '/', 'Vendor guides'],
    [acme, '/', 'Acme Help'],
    [acme, '/heron/', 'Heron Pages'],
  ])('answers on %s%s with the site that stands there', async (host, path, name) => {
    const { status, body } = await ask(site, host, path);
    expect(status).toBe(200);
    expect(body).toContain(`<meta property="og:site_name" content="${name}">`);
  });

  test('leads from a path without its slash to the site there, and has its pages nowhere else', async () => {
    expect((await ask(site, acme, '/heron')).headers.location).toBe('/heron/');
    expect((await ask(site, vendor, '/heron/')).status).toBe(404);
    const page = await ask(site, acme, '/heron/guides/first/');
    expect(page.body).toContain('href="/heron/brand.css"');
  });

  test('tells a host that it does not know nothing of any brand', async () => {
    for (const path of ['/', '/hub/settings', '/nowhere', '/robots.txt']) {
      const { status, raw, body } = await ask(site, 'other.example', path);
      expect(status).toBe(421);
      expect(`${raw}\n${body}`).not.toMatch(/vendor|acme|heron/i);
    }
    // Control: the same look at a host that it knows.
    const { raw, body } = await ask(site, acme, '/nowhere');
    expect(`${raw}\n${body}`).toMatch(/acme/i);
  });

  test('opens sessions of a brand for those with that brand’s key alone, with links to its own address', async () => {
    const opened = await ask(site, acme, '/connect_sessions', asServer(acmeKey));
    expect(opened.status).toBe(201);
    expect(JSON.parse(opened.body)).toMatchObject({
      auth_link_url: expect.stringMatching(/^https:\/\/help\.acme\.example\/connect\//),
    });
    expect((await ask(site, acme, '/connect_sessions', asServer(houseKey))).status).toBe(401);
    expect((await ask(site, vendor, '/connect_sessions', asServer(acmeKey))).status).toBe(401);
    const below = await ask(site, acme, '/heron/connect_sessions', asServer(houseKey));
    expect(JSON.parse(below.body)).toMatchObject({
      auth_link_url: expect.stringMatching(/^https:\/\/help\.acme\.example\/heron\/connect\//),
    });
  });

  test('takes a session of one brand for no other', async () => {
    const opened = await ask(site, acme, '/connect_sessions', asServer(acmeKey));
    const { token } = JSON.parse(opened.body) as { token: string };
    const headers = { 'x-hub-session-token': token };
    expect((await ask(site, acme, '/hub/settings', { headers })).status).toBe(200);
    expect((await ask(site, vendor, '/hub/settings', { headers })).status).toBe(401);
    expect((await ask(site, acme, '/heron/hub/settings', { headers })).status).toBe(401);
    for (const brand of ['vendor', 'acme', 'heron'])
      expect(existsSync(join(data.path, brand, 'hub.sqlite')), brand).toBe(true);
  });
});

test('without keys each brand answers on this machine under a name of its own, and opens sessions there', async () => {
  await using site = await serve({});
  const { port } = new URL(site.url);
  const accept = { headers: { accept: 'text/html' } };
  const page = await ask(site, `acme.localhost:${port}`, '/', accept);
  expect(page.body).toContain('content="Acme Help"');
  expect(page.headers['set-cookie']?.[0]).toMatch(/HttpOnly/);
  expect((await ask(site, `heron.localhost:${port}`, '/heron/', accept)).body).toContain('content="Heron Pages"');
  expect((await ask(site, `evil.example:${port}`, '/', accept)).status).toBe(421);
});

test('two brands at one address are refused before anything is served', async () => {
  await using twice = await temporaryFolder({
    ...content,
    'brands/heron/brand.yaml': partnerFile.replaceAll('Acme', 'Heron'),
  });
  const environment = { KEYWAY_OUT: out.path, KEYWAY_API_KEYS: houseKey, KEYWAY_DATA_DIR: join(twice.path, 'data') };
  const { code, stderr } = await runKeyway(['serve', '--all-brands', '--content', twice.path], environment);
  expect(code).toBe(1);
  expect(stderr).toContain('acme and heron both stand at https://help.acme.example.');
});
