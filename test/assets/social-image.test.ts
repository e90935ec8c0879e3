import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { drawSocialImage, type SocialImage } from '../../src/assets/social-image/draw.ts';
import { findDrawable } from '../../src/assets/social-image/inter.ts';
import { type Box, layOut } from '../../src/assets/social-image/layout.ts';

const cache = mkdtempSync(join(tmpdir(), 'pictures-'));
afterAll(() => rmSync(cache, { recursive: true, force: true }));

const image: SocialImage = {
  site: 'Acme Help',
  title: 'Connect Lusha with an API key',
  provider: 'Lusha',
  note: 'API Key · 3 steps',
  steps: 3,
  accent: '#8a3b12',
  logo: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M16 4 29 27H3Z" fill="#8a3b12"/></svg>',
};

// Nothing may be loaded from anywhere: a picture must come out the same on a machine without a network.
const request = vi.fn(() => Promise.reject(new Error('no network')));
beforeEach(() => {
  request.mockClear();
  vi.stubGlobal('fetch', request);
});

const titles: [string, string][] = [
  ['short', 'Lusha'],
  ['far too long', 'How an account is linked, step by step, and what happens to the key '.repeat(8)],
  ['a word without an end', 'Donaudampfschifffahrtsgesellschaftskapitänsmützenherstellerverband'.repeat(3)],
  ['with markup', '<script>alert(1)</script> &amp; "quotes" <img src="https://tracker.example/x.png">'],
  ['with emoji', 'Ready 🎉 in 5 minutes 👩🏽‍💻 ✅'],
  ['Polish', 'Połącz konto – zażółć gęślą jaźń'],
  ['Vietnamese', 'Kết nối tài khoản của bạn'],
  ['Greek and Cyrillic', 'Σύνδεση · Подключить'],
  ['Japanese', '日本語のガイド'],
  ['Arabic', 'اربط حسابك'],
  ['nothing', ' '],
  ['control characters', 'Line\u0000 one\nline\ttwo \u202E reversed'],
];

describe('a picture of 1200 by 630 pixels and at most 40 KB comes out of a title that is', () => {
  test.each(titles)('%s', async (_what, title) => {
    const bytes = await drawSocialImage({ ...image, title }, cache);
    const { width, height, format } = await sharp(bytes).metadata();
    expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: 'png' });
    expect(chunksOf(bytes)).toContain('PLTE');
    expect(bytes.length).toBeLessThan(40 * 1024);
    expect(request).not.toHaveBeenCalled();
  });
});

// Their colors and how many fit into an inch belong to pixels.
test('the file holds pixels and nothing that tells of where it was made', async () => {
  const bytes = await drawSocialImage(image, cache);
  expect(chunksOf(bytes).filter((name) => !['IHDR', 'pHYs', 'PLTE', 'IDAT', 'IEND'].includes(name))).toEqual([]);
});

test('control: what is told in a file is found', async () => {
  const bytes = await sharp(await drawSocialImage(image, cache))
    .withExif({ IFD0: { Artist: 'me' } })
    .png()
    .toBuffer();
  expect(chunksOf(bytes)).toContain('eXIf');
});

test('what changes the picture draws it anew, and the same picture is drawn once', async () => {
  const folder = join(cache, 'once');
  const first = await drawSocialImage(image, folder);
  const [file = ''] = readdirSync(folder);
  const writtenAt = statSync(join(folder, file)).mtimeMs;
  expect((await drawSocialImage(image, folder)).equals(first)).toBe(true);
  expect(readdirSync(folder)).toEqual([file]);
  expect(statSync(join(folder, file)).mtimeMs).toBe(writtenAt);
  const changes = [{ title: 'Another' }, { site: 'Other' }, { steps: 2 }, { accent: '#0f6b5c' }, { logo: undefined }];
  for (const change of changes) {
    expect((await drawSocialImage({ ...image, ...change }, folder)).equals(first), JSON.stringify(change)).toBe(false);
  }
  expect(readdirSync(folder)).toHaveLength(1 + changes.length);
});

describe('of a text', () => {
  test.each([
    ['emoji and signs without a glyph are left out', 'Ready 🎉 now ⌘', 'Ready now'],
    ['white space is one space', ' a\n\tb ', 'a b'],
    ['combined letters become one', 'e\u0301', 'é'],
  ])('%s', async (_what, text, drawn) => {
    expect((await findDrawable(text))?.text).toBe(drawn);
  });

  test('with letters that the typeface lacks nothing is drawn, rather than a part', async () => {
    expect(await findDrawable('Connect 日本')).toBeUndefined();
    expect(await findDrawable('🎉')).toBeUndefined();
  });

  test('only the parts of the typeface that it takes are loaded', async () => {
    expect((await findDrawable('Lusha'))?.subsets).toEqual(['latin']);
    expect((await findDrawable('Яндекс Gęśl'))?.subsets).toEqual(['latin', 'cyrillic', 'latin-ext']);
  });
});

test('words are texts in the layout, never its tags or its attributes', () => {
  const words = { site: '<a>', title: '<b>', provider: '<c>', note: '<d>' };
  const boxes = allBoxes(layOut(words, 2, { accent: '#8a3b12', logo: undefined, fontFamily: 'Inter latin' }));
  const texts = boxes.map(({ props }) => props.children).filter((child) => typeof child === 'string');
  expect(texts).toEqual(['<a>', '<b>', '<', '<c>', '<d>', '1']);
  const attributes = boxes.map(({ type, props: { children: _, ...rest } }) => JSON.stringify([type, rest]));
  expect(attributes.join()).not.toMatch(/<[a-d]>/);
});

function allBoxes(box: Box): Box[] {
  const { children } = box.props;
  return [box, ...(Array.isArray(children) ? children.flatMap(allBoxes) : [])];
}

function chunksOf(png: Buffer): string[] {
  const names: string[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) names.push(png.toString('latin1', at + 4, at + 8));
  return names;
}
