/** What was compressed at build is what the server sends, to whoever takes it. */
import { once } from 'node:events';
import { utimesSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../loader/project.ts';
import { content } from './content.ts';
import { type ServedSite, serveBuilt } from './serve-built.ts';

const page = `<!doctype html><p>${'A page of many words. '.repeat(200)}`;
const large = `${'a line of a large file\n'.repeat(20_000)}end\n`;
const withForms = (path: string, text: string) => ({
  [path]: text,
  [`${path}.gz`]: gzipSync(text),
  [`${path}.br`]: brotliCompressSync(text),
});

let source: TemporaryFolder;
let out: TemporaryFolder;
let elsewhere: TemporaryFolder;
let site: ServedSite;

beforeAll(async () => {
  source = await temporaryFolder(content);
  elsewhere = await temporaryFolder({ 'secret.br': brotliCompressSync('canary'), 'secret.gz': gzipSync('canary') });
  out = await temporaryFolder({
    ...withForms('vendor/index.html', page),
    ...withForms('vendor/guide.md', page),
    ...withForms('vendor/large.txt', large),
    ...withForms('vendor/.env.txt', 'canary'),
    ...withForms('vendor/.hidden/index.html', 'canary'),
    'vendor/plain.css': 'a{}',
    'vendor/only-zipped.css': 'a{}',
    'vendor/only-zipped.css.gz': gzipSync('a{}'),
    'vendor/leaving/index.html': page,
    'vendor/files/list.csv': page,
    'vendor/files/list.csv.gz': gzipSync('a file that came as it is'),
    'vendor/404.html': '<!doctype html><p>missing',
  });
  for (const ending of ['br', 'gz']) {
    await symlink(join(elsewhere.path, `secret.${ending}`), join(out.path, `vendor/leaving/index.html.${ending}`));
  }
  site = await serveBuilt(['--content', source.path], { KEYWAY_OUT: out.path });
});
afterAll(async () => {
  await site[Symbol.asyncDispose]();
  for (const folder of [source, out, elsewhere]) await folder[Symbol.asyncDispose]();
});

interface Answer {
  status: number | undefined;
  headers: IncomingMessage['headers'];
  bytes: Buffer;
}

/** Without anything that a client does by itself. */
async function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const asked = request(site.url + path, { method, headers }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return { status: answer.statusCode, headers: answer.headers, bytes: await buffer(answer) };
}

function textOf({ headers, bytes }: Answer): string {
  const coding = headers['content-encoding'];
  return (coding === 'br' ? brotliDecompressSync(bytes) : coding === 'gzip' ? gunzipSync(bytes) : bytes).toString();
}

test.each([
  [undefined, undefined],
  ['', undefined],
  ['br', 'br'],
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['GZIP', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=1.0, br;q=0.5', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0,gzip;q=0', undefined],
  ['gzip ; q=0.2 , br ; q=0.8', 'br'],
  ['*', 'br'],
  ['*;q=0', undefined],
  ['br;q=0, *', 'gzip'],
  ['identity', undefined],
  ['identity;q=1, gzip;q=0.5', undefined],
  ['identity;q=0.5, gzip', 'gzip'],
  ['identity;q=0', undefined],
  ['zstd, deflate', undefined],
])('who accepts %j gets a page as %s', async (accepted, coding) => {
  const answer = await get('/', accepted === undefined ? {} : { 'accept-encoding': accepted });
  expect(answer.status).toBe(200);
  expect(answer.headers['content-encoding']).toBe(coding);
  expect(answer.headers['content-length']).toBe(String(answer.bytes.length));
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(answer.headers['cache-control']).toBe('no-cache');
  expect(answer.headers.vary).toMatch(/accept-encoding/i);
  expect(textOf(answer)).toBe(page);
});

test('what is sent is what was compressed at build, and nothing that is compressed anew', async () => {
  for (const [coding, bytes] of [
    ['br', brotliCompressSync(page)],
    ['gzip', gzipSync(page)],
  ] as const) {
    expect((await get('/', { 'accept-encoding': coding })).bytes.equals(bytes)).toBe(true);
  }
  expect((await get('/only-zipped.css', { 'accept-encoding': 'br, gzip' })).headers['content-encoding']).toBe('gzip');
  expect((await get('/plain.css', { 'accept-encoding': 'br, gzip' })).headers['content-encoding']).toBe(undefined);
});

test('other kinds of files keep their type and what is said of them', async () => {
  const answer = await get('/guide.md', { 'accept-encoding': 'br' });
  expect(answer.headers['content-type']).toBe('text/markdown; charset=utf-8');
  expect(textOf(answer)).toBe(page);
});

test('HEAD tells what GET would send', async () => {
  for (const accepted of ['identity', 'gzip', 'br']) {
    const [got, head] = [
      await get('/', { 'accept-encoding': accepted }),
      await get('/', { 'accept-encoding': accepted }, 'HEAD'),
    ];
    expect(head.bytes.length).toBe(0);
    for (const name of ['content-length', 'content-encoding', 'content-type', 'etag', 'vary', 'cache-control'])
      expect(head.headers[name], name).toBe(got.headers[name]);
  }
});

test('each form has a tag of its own, and is not sent again to who has it', async () => {
  const tags = new Set<string>();
  for (const accepted of ['identity', 'gzip', 'br']) {
    const { headers } = await get('/', { 'accept-encoding': accepted });
    const tag = headers.etag ?? '';
    tags.add(tag);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await get('/', { 'accept-encoding': accepted, 'if-none-match': known });
      expect([again.status, again.bytes.length]).toEqual([304, 0]);
      expect(again.headers).toMatchObject({ etag: tag, 'cache-control': 'no-cache', vary: headers.vary });
    }
    const other = await get('/', { 'accept-encoding': accepted, 'if-none-match': '"other"' });
    expect(other.status).toBe(200);
  }
  expect(tags.size).toBe(3);
});

test('a file that was built again has another tag', async () => {
  const before = (await get('/plain.css')).headers.etag;
  utimesSync(join(out.path, 'vendor/plain.css'), new Date(), new Date(Date.now() + 5000));
  expect((await get('/plain.css')).headers.etag).not.toBe(before);
});

test.each([
  ['bytes=0-9', 206, (text: string) => text.slice(0, 10)],
  ['bytes=10-', 206, (text: string) => text.slice(10)],
  ['bytes=-5', 206, (text: string) => text.slice(-5)],
  ['bytes=0-99999999', 206, (text: string) => text],
  ['bytes=9-2', 200, (text: string) => text],
  ['bytes=0-1,4-5', 200, (text: string) => text],
  ['lines=0-1', 200, (text: string) => text],
  ['bytes=99999999-', 416, () => ''],
  ['bytes=-0', 416, () => ''],
])('a part (%s) is one of the file as it was built, whatever is accepted', async (range, status, part) => {
  for (const [path, text] of [
    ['/', page],
    ['/large.txt', large],
  ] as const) {
    const answer = await get(path, { range, 'accept-encoding': 'br, gzip' });
    expect([answer.status, answer.headers['content-encoding']]).toEqual([status, undefined]);
    expect(answer.bytes.toString()).toBe(part(text));
    if (status === 206) expect(answer.headers['content-range']).toMatch(new RegExp(`^bytes \\d+-\\d+/${text.length}$`));
    if (status === 416) expect(answer.headers['content-range']).toBe(`bytes */${text.length}`);
  }
});

test('a part is only sent of the version that its reader has begun with', async () => {
  const { etag = '' } = (await get('/')).headers;
  const headers = { range: 'bytes=0-9' };
  expect((await get('/', { ...headers, 'if-range': etag })).status).toBe(206);
  expect((await get('/', { ...headers, 'if-range': '"older"' })).status).toBe(200);
});

test.each([
  '/.env.txt',
  '/.env.txt.gz',
  '/%2eenv.txt.br',
  '/.hidden/',
  '/.hidden/index.html.br',
  '/index.html.br',
  '/index.html.gz',
  '//index.html',
  '/////',
  '/%2F/',
])('%s is not served, in no form', async (path) => {
  for (const accepted of ['identity', 'gzip', 'br']) {
    const answer = await get(path, { 'accept-encoding': accepted });
    expect([answer.status, textOf(answer)]).toEqual([404, '<!doctype html><p>missing']);
  }
});

test('a compressed form that a link leads out of the folder for is passed over', async () => {
  for (const accepted of ['gzip', 'br']) {
    const answer = await get('/leaving/', { 'accept-encoding': accepted });
    expect(answer.status).toBe(200);
    expect(textOf(answer)).toBe(page);
  }
});

test('what came with the content is sent as it came, also what is packed', async () => {
  const packed = await get('/files/list.csv.gz', { 'accept-encoding': 'br, gzip' });
  expect(gunzipSync(packed.bytes).toString()).toBe('a file that came as it is');
  expect(packed.headers['content-encoding']).toBe(undefined);
  const list = await get('/files/list.csv', { 'accept-encoding': 'gzip' });
  expect(textOf(list)).toBe(page);
});
