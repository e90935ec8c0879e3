import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findContrastFaults } from '../../src/brand/index.ts';
import { listFiles } from '../../src/loader/list-files.ts';
import { type TemporaryFolder, temporaryFolder } from '../loader/project.ts';
import { apiKey, startSite } from '../site/start-site.ts';
import { connectorFile, content, guideFile, partnerFile } from './content.ts';
import { type Ended, runKeyway } from './run-keyway.ts';

const brandFile = `${partnerFile.replace(/colors: .*\n/, '')}colors: { accent: '#8a3b12' }
favicon: mark.svg
social_image: shared.jpg
fonts: { text: '@fontsource/inter' }
connectors: { without: [second] }
hide: ['guides/*#left-out']
legal: [{ label: Privacy of Acme, url: https://www.acme.example/privacy }]
embedding: { origins: ['https://app.acme.example'] }
`;

const mark = `<?xml version="1.0"?><!-- Vendor --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
<title>Vendor</title><metadata>Vendor</metadata><path fill="#8a3b12" d="M0 0h24v24H0z"/></svg>`;

const picture = await sharp({ create: { width: 800, height: 800, channels: 3, background: '#8a3b12' } })
  .withExif({ IFD0: { Copyright: 'Vendor' } })
  .jpeg()
  .toBuffer();

let source: TemporaryFolder;
let out: TemporaryFolder;
let built: Ended;

beforeAll(async () => {
  source = await temporaryFolder({
    ...content,
    'brands/acme/brand.yaml': brandFile,
    'brands/acme/mark.svg': mark,
    'brands/acme/shared.jpg': picture,
    'connectors/second/connector.yaml': connectorFile.replaceAll('Known Provider', 'Second Provider'),
    'connectors/second/logo.svg': mark,
    'connectors/second/guides/link-account/own-token-2.mdx': guideFile.replaceAll('Known Provider', 'Second Provider'),
    'guides/first.mdx': '---\ntitle: First\n---\n\n## Kept\n\nText.\n\n## Left out\n\nOnly for others.\n',
  });
  out = await temporaryFolder();
  built = await runKeyway(['build', '--brand', 'acme', '--content', source.path, '--out', out.path]);
});
afterAll(async () => {
  await source[Symbol.asyncDispose]();
  await out[Symbol.asyncDispose]();
});

const bytesOf = (path: string) => readFile(join(out.path, 'acme', path));
const textOf = async (path: string) => (await bytesOf(path)).toString('utf8');

test('the site of a brand that says everything is built without a trace', () => {
  expect(built).toMatchObject({ code: 0 });
  expect(built.stdout).toContain(`for Acme in ${join(out.path, 'acme')}`);
});

describe('a connector that the brand leaves out', () => {
  test('is in no name and no byte of the site', async () => {
    const files = await listFiles(join(out.path, 'acme'));
    expect(files.filter((file) => file.includes('known')).length).toBeGreaterThan(3);
    expect(files.filter((file) => file.includes('second'))).toEqual([]);
    const texts = await Promise.all(files.map((file) => bytesOf(file)));
    const found = (word: string) => files.filter((_, index) => texts[index]?.includes(word));
    expect(found('Known Provider').length).toBeGreaterThan(3);
    expect(found('Second Provider')).toEqual([]);
  });

  test('is not in the hub that is served with the site, whose other sites may call it', async () => {
    const env = { KEYWAY_OUT: out.path, KEYWAY_CONTENT: source.path, KEYWAY_API_KEYS: apiKey };
    const site = await startSite({ brand: 'acme', env });
    const headers = { authorization: `Basic ${btoa(`${apiKey}:`)}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ origin_owner_id: '1', origin_owner_name: 'Ada' });
    const session = await fetch(`${site.url}/connect_sessions`, { method: 'POST', headers, body });
    const { token } = (await session.json()) as { token: string };
    const ask = (origin: string) =>
      fetch(`${site.url}/hub/connectors`, { headers: { 'x-hub-session-token': token, origin } });
    const answer = await ask('https://app.acme.example');
    const list = await answer.text();
    expect(list).toContain('known');
    expect(list).not.toContain('second');
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://app.acme.example');
    expect((await ask('https://app.other.example')).headers.get('access-control-allow-origin')).toBeNull();
    const page = await fetch(`${site.url}/`);
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });
});

test('a part that the brand hides is in neither the page nor its twins nor the index', async () => {
  for (const file of ['guides/first/index.html', 'guides/first.md', 'guides/first.json', 'llms-full.txt']) {
    const text = await textOf(file);
    expect(text, file).toContain('Kept');
    expect(text, file).not.toMatch(/Left out|left-out|Only for others/);
  }
});

test('one color is enough: the one for dark grounds can be read everywhere', async () => {
  const css = await textOf('brand.css');
  const colorOf = (name: string) => new RegExp(`--brand-${name}: ([^;]+);`).exec(css)?.[1] ?? '';
  const colors = { accent: colorOf('accent'), accent_dark: colorOf('accent-dark') };
  expect(colors.accent).toBe('#8a3b12');
  expect(colors.accent_dark).not.toBe(colors.accent);
  expect(findContrastFaults(colors)).toEqual([]);
});

describe('the icons', () => {
  test.each([
    ['apple-touch-icon.png', 180],
    ['icon-192.png', 192],
    ['icon-512.png', 512],
  ])('%s has its size, and says nothing about itself', async (file, size) => {
    const { width, height, format, exif, xmp, comments } = await sharp(await bytesOf(file)).metadata();
    expect({ width, height, format }).toEqual({ width: size, height: size, format: 'png' });
    expect([exif, xmp, comments]).toEqual([undefined, undefined, undefined]);
  });

  test('favicon.ico holds one PNG of 32 pixels', async () => {
    const icon = await bytesOf('favicon.ico');
    expect([icon.readUInt16LE(0), icon.readUInt16LE(2), icon.readUInt16LE(4)]).toEqual([0, 1, 1]);
    const inner = icon.subarray(icon.readUInt32LE(18));
    expect(inner.length).toBe(icon.readUInt32LE(14));
    expect(await sharp(inner).metadata()).toMatchObject({ format: 'png', width: 32, height: 32 });
  });

  test('favicon.svg keeps nothing but what is drawn', async () => {
    const svg = await textOf('favicon.svg');
    expect(svg).toContain('<path');
    expect(svg).not.toMatch(/Vendor|<!--|<\?|metadata|title/);
  });

  test('are named by the manifest, and that by the pages', async () => {
    const manifest = JSON.parse(await textOf('manifest.webmanifest'));
    expect(manifest).toMatchObject({ name: 'Acme Help', short_name: 'Acme', theme_color: '#8a3b12' });
    const html = await textOf('index.html');
    for (const file of ['favicon.ico', 'favicon.svg', 'apple-touch-icon.png', 'manifest.webmanifest']) {
      expect(html).toMatch(new RegExp(`<link rel="[a-z -]+"[^>]* href="/${file}"`));
    }
  });
});

test('the brand’s typeface ships with it, and every rule leads to a file', async () => {
  const css = await textOf('brand.css');
  expect(css).toContain('--brand-font-text: "Inter"');
  const files = [...css.matchAll(/url\("(brand\/fonts\/[^"]+)"\)/g)].map(([, file = '']) => file);
  expect(files.length).toBeGreaterThan(4);
  for (const file of files) expect((await bytesOf(file)).subarray(0, 4).toString('latin1'), file).toBe('wOF2');
  const preloaded = /<link rel="preload" as="font"[^>]* href="([^"]+)"/.exec(await textOf('index.html'))?.[1];
  expect(preloaded).toMatch(/^\/brand\/fonts\/inter-latin-400-normal-base\.[0-9a-f]{10}\.woff2$/);
  expect(files.map((file) => `/${file}`)).toContain(preloaded);
  expect(css).not.toContain('Inter Variable');
  expect((await listFiles(out.path)).filter((file) => file.endsWith('.woff2')).length).toBe(files.length);
});

test('the brand’s own picture stands beside every link to it, without what a camera wrote into it', async () => {
  const html = await textOf('guides/first/index.html');
  expect(html).toContain('property="og:image" content="https://help.acme.example/social/the.site.png"');
  const { width, height, exif } = await sharp(await bytesOf('social/the.site.png')).metadata();
  expect({ width, height, exif }).toEqual({ width: 1200, height: 630, exif: undefined });
  expect(await listFiles(join(out.path, 'acme/social'))).toEqual(['the.site.png']);
});

test('legal links stand at the foot of every page', async () => {
  expect(await textOf('404.html')).toContain('<a href="https://www.acme.example/privacy">Privacy of Acme</a>');
});
