import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { renderBrandCss } from '../../src/assets/brand-css.ts';
import { FontUnreadable, formatUnicodeRange, readFontContent, subsetFont } from '../../src/assets/font-subset.ts';
import { codePointsOf, designWeights, prepareFonts } from '../../src/assets/prepare-fonts.ts';
import { neutralBrand } from '../../src/brand/index.ts';
import { readFont } from '../../src/loader/index.ts';
import { messagesFor } from '../../src/messages/index.ts';

const root = resolve(import.meta.dirname, '../..');
const packages = createRequire(import.meta.url);
const folderOf = (name: string) => join(dirname(packages.resolve(`${name}/metadata.json`)), 'files');
const inter = readFileSync(join(folderOf('@fontsource-variable/inter'), 'inter-latin-wght-normal.woff2'));
const ascii = Array.from({ length: 0x7f - 0x20 }, (_, index) => index + 0x20);

const source = async (name: string) => {
  const font = await readFont(root, name);
  if (font === undefined) throw new Error(`${name} is not installed`);
  return font;
};
const [variable, fixed] = await Promise.all(['@fontsource-variable/inter', '@fontsource/inter'].map(source));
const english = JSON.stringify(messagesFor('en'));
const prepare = (used: Iterable<number>, font = variable, interfaceText = english, cacheFolder?: string) => {
  if (font === undefined) throw new Error('There is no font');
  return prepareFonts({ text: font, interfaceText, used: new Set(used) }, cacheFolder);
};
const standard = await prepare([]);

describe('a cut font', () => {
  test('has the letters that were asked for and no others, between the weights that were asked for', async () => {
    const cut = readFontContent(await subsetFont(inter, { codePoints: [...ascii, 0x4e00], weights: [400, 720] }));
    expect(cut).toEqual({ codePoints: ascii, weights: [400, 720] });
    expect(readFontContent(inter)).toMatchObject({ weights: [100, 900] });
  });

  test('has one weight where one is asked for, or where the font has one', async () => {
    const one = await subsetFont(inter, { codePoints: ascii, weights: [650, 650] });
    expect(readFontContent(one)).toEqual({ codePoints: ascii, weights: undefined });
    expect(readFontContent(await subsetFont(one, { codePoints: ascii, weights: [400, 720] })).weights).toBeUndefined();
  });

  test('is the same bytes for the same input', async () => {
    const cut = () => subsetFont(inter, { codePoints: ascii, weights: [400, 720] });
    expect(Buffer.from(await cut()).equals(Buffer.from(await cut()))).toBe(true);
  });

  test('cannot be made of what is no font', async () => {
    await expect(subsetFont(Buffer.from('wOF2 and no more'), { codePoints: ascii })).rejects.toThrow(FontUnreadable);
  });
});

test('ranges are written as CSS has them', () => {
  expect(formatUnicodeRange([0x43, 0x41, 0x42, 0xe9, 0x41])).toBe('U+41-43,U+E9');
});

describe('the fonts of a brand:', () => {
  test('the face that every page loads is small, and holds what English pages are written in', async () => {
    const bytes = standard.files.get(standard.preload ?? '') ?? new Uint8Array();
    expect(bytes.length).toBeGreaterThan(8_000);
    expect(bytes.length).toBeLessThan(17_000);
    const { codePoints, weights } = readFontContent(bytes);
    for (const code of [...ascii, ...codePointsOf('–—‘’“”…•·×')]) expect(codePoints).toContain(code);
    expect(weights).toEqual(designWeights);
  });

  test('it does not depend on what pages say; further faces ship where a page has a letter of theirs', async () => {
    const polish = await prepare(codePointsOf('Zażółć gęślą jaźń, проверка'));
    expect(polish.preload).toBe(standard.preload);
    const added = [...polish.files.keys()].filter((name) => !standard.files.has(name));
    expect(added.map((name) => name.replace(/\..*/, '')).sort()).toEqual([
      'inter-cyrillic-wght-normal',
      'inter-latin-ext-wght-normal',
    ]);
    expect([...standard.files.keys()].map((name) => name.replace(/\..*/, ''))).toEqual([
      'inter-latin-wght-normal-base',
      'inter-latin-wght-normal',
    ]);
  });

  test('each face names the letters that its file has, and its file by what is in it', () => {
    const faces = [...standard.css.matchAll(/url\("brand\/fonts\/([^"]+)"\)[^}]*unicode-range: ([^;]+);/g)];
    expect(faces.map(([, file]) => file)).toEqual([...standard.files.keys()]);
    for (const [, file = '', range] of faces) {
      const { codePoints } = readFontContent(standard.files.get(file) ?? new Uint8Array());
      expect(formatUnicodeRange(codePoints), file).toBe(range);
      expect(file).toMatch(/\.[0-9a-f]{10}\.woff2$/);
    }
  });

  test('the letters of the interface’s language are in the face that comes first', async () => {
    const { files, preload = '' } = await prepare([], variable, JSON.stringify(messagesFor('de')));
    const letters = readFontContent(files.get(preload) ?? new Uint8Array()).codePoints;
    for (const code of codePointsOf('äöüß„“')) expect(letters).toContain(code);
    expect(letters).not.toContain(0xe9);
  });

  test('a typeface of one file a weight is cut alike, and nothing of another ships', async () => {
    const { files, css, preload } = await prepare([], fixed);
    expect(preload).toMatch(/^inter-latin-400-normal-base\./);
    expect(files.size).toBe(8);
    for (const [name, bytes] of files) expect(bytes.length, name).toBeLessThan(11_000);
    expect(css).not.toContain('Inter Variable');
    expect(renderBrandCss(neutralBrand, { text: fixed, css })).toContain(
      '--brand-font-text: "Inter", "Inter Fallback";',
    );
  });

  test('what is kept is used, and gives the same', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fonts-'));
    afterAll(() => rmSync(folder, { recursive: true }));
    const first = await prepare([], variable, english, join(folder, 'kept'));
    expect(readdirSync(join(folder, 'kept')).length).toBe(4);
    const second = await prepare([], variable, english, join(folder, 'kept'));
    for (const each of [first, second]) {
      expect(each.css).toBe(standard.css);
      expect([...each.files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')])).toEqual(
        [...standard.files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]),
      );
    }
  });
});

test('the sheets set text between the weights that ship', () => {
  const folder = join(root, 'src/site/styles');
  const sheets = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const texts = sheets.filter((name) => name.endsWith('.css')).map((name) => readFileSync(join(folder, name), 'utf8'));
  const weights = texts.flatMap((css) =>
    [...css.matchAll(/font-weight:\s*(\d+)/g)].map(([, weight]) => Number(weight)),
  );
  expect(weights.length).toBeGreaterThan(40);
  expect([Math.min(...weights), Math.max(...weights)]).toEqual([...designWeights]);
});
