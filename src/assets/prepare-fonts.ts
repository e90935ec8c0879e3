/** The typefaces of a brand as they ship: cut, in faces by groups of letters, with what stands until they have come. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Brand, Font, FontFace } from '../brand/index.ts';
import { measureFallback, renderFallbackFace } from './fallback-metrics.ts';
import { type FontCut, formatUnicodeRange, readFontContent, subsetFont, type Weights } from './font-subset.ts';

/** A typeface with where its files are on disk. */
export interface FontSource extends Font {
  folder: string;
}

export interface FontsInput {
  text: FontSource;
  mono?: FontSource | undefined;
  /** What every page may say in the interface's language: its letters are in the first face. */
  interfaceText: string;
  /** The code points beyond ASCII that any page has. Without: every face ships. */
  used?: ReadonlySet<number> | undefined;
}

export interface PreparedFonts {
  /** `@font-face` rules, with addresses from the folder of `brand.css`. */
  css: string;
  /** What is to stand in `brand/fonts/`, by name. A name says what is in the file, so it can be kept for good. */
  files: ReadonlyMap<string, Uint8Array>;
  /** Name of the file to load with the page; `undefined` if the typeface has no letters for its text. */
  preload: string | undefined;
}

/** The weights between which the sheets set text. A test holds this against them. */
export const designWeights: Weights = [400, 720];

/** Beside ASCII: signs that English text and the interface take, in whatever page. */
const baseSigns = '\u00a0©®·×–—‘’“”„•…‹›«»€™→←−';

/** Raised when the same input is to give other bytes: what is kept is then made again. */
const version = 1;

/**
 * Cuts the typefaces of a brand. The first face of each is a fixed set, ASCII and the signs and letters of the
 * interface, so that it does not change with what guides say. The other letters of that file make a second face, which
 * browsers load where a text takes it: what people type and what the hub answers stands in no page. Further files ship
 * where any page has a letter of theirs.
 * @param cacheFolder Where cut files are kept from build to build.
 * @throws {FontUnreadable}
 */
export async function prepareFonts(input: FontsInput, cacheFolder?: string): Promise<PreparedFonts> {
  const base = new Set(Array.from({ length: 0x7f - 0x20 }, (_, index) => index + 0x20));
  for (const code of codePointsOf(baseSigns + input.interfaceText)) base.add(code);
  const files = new Map<string, Uint8Array>();
  const rules: string[] = [];
  let preload: string | undefined;
  for (const font of [input.text, input.mono]) {
    if (font === undefined) continue;
    const isText = font === input.text;
    for (const face of font.faces) {
      for (const part of await cutFace(face, font.folder, { base, used: input.used, isText }, cacheFolder)) {
        files.set(part.file, part.bytes);
        rules.push(renderFace(part));
        if (isText && part.isBase && isUpright(face)) preload ??= part.file;
      }
    }
  }
  return { css: rules.join('') + (await fallbackOf(input.text, cacheFolder)), files, preload };
}

/** What the interface of a brand's site may say, for {@link FontsInput}. */
export function interfaceTextOf({ names, footer }: Brand, words: unknown): string {
  return JSON.stringify([words, names, footer]);
}

/** The code points beyond ASCII in a text: what `used` is made of. */
export function codePointsOf(text: string): number[] {
  return (text.match(/[^\0-\x7f]/gu) ?? []).map((character) => character.codePointAt(0) ?? 0);
}

interface CutFace extends FontFace {
  unicodeRange: string;
  bytes: Uint8Array;
  isBase: boolean;
}

interface Wanted {
  base: ReadonlySet<number>;
  used: ReadonlySet<number> | undefined;
  isText: boolean;
}

async function cutFace(face: FontFace, folder: string, wanted: Wanted, cacheFolder?: string): Promise<CutFace[]> {
  const { base, used, isText } = wanted;
  const inRange = inUnicodeRange(face.unicodeRange);
  const isFirst = holdsAscii(inRange);
  if (!isFirst && used && ![...used].some(inRange)) return [];
  const font = await readFile(join(folder, face.file));
  const content = readFontContent(font);
  const codePoints = content.codePoints.filter((code) => code >= 0x20 && inRange(code));
  const first = isFirst ? codePoints.filter((code) => base.has(code)) : [];
  const rest = isFirst ? codePoints.filter((code) => !base.has(code)) : codePoints;
  const weights = content.weights && designWeights;
  const parts = [
    { codePoints: first, isBase: true, ships: first.length > 0 },
    {
      codePoints: rest,
      isBase: false,
      ships: isFirst ? rest.length > 0 : rest.some((code) => used?.has(code) ?? true),
    },
  ];
  return Promise.all(
    parts
      .filter(({ ships }) => ships)
      .map(async (part) => {
        const features = isText && part.codePoints.every(isPlain) ? 'design' : 'all';
        const bytes = await cutOnce(font, { codePoints: part.codePoints, weights, features }, cacheFolder);
        const name = face.file.replace(/\.woff2$/, part.isBase ? '-base' : '');
        return {
          ...face,
          weight: shippedWeight(content.weights, face.weight),
          unicodeRange: formatUnicodeRange(part.codePoints),
          file: `${name}.${digestOf(bytes).slice(0, 10)}.woff2`,
          bytes,
          isBase: part.isBase,
        };
      }),
  );
}

function shippedWeight(weights: Weights | undefined, written: string): string {
  if (weights === undefined) return written;
  const [min, max] = [Math.max(weights[0], designWeights[0]), Math.min(weights[1], designWeights[1])];
  return max > min ? `${min} ${max}` : written;
}

/** Latin, Greek, Cyrillic and signs, whose letters stand beside each other as they are. */
function isPlain(code: number): boolean {
  return (
    code < 0x530 ||
    (code >= 0x1d00 && code < 0x2e80) ||
    (code >= 0xa640 && code < 0xa800) ||
    code === 0xfeff ||
    code === 0xfffd
  );
}

function holdsAscii(inRange: (code: number) => boolean): boolean {
  return inRange(0x61);
}

function isUpright({ style, weight }: FontFace): boolean {
  return style === 'normal' && (weight.startsWith('400') || weight.includes(' '));
}

function inUnicodeRange(range: string | undefined): (code: number) => boolean {
  if (range === undefined) return () => true;
  const ranges = range.split(',').map((part): [number, number] => {
    const [from = '', to = from] = part.trim().slice(2).split('-');
    return [Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt(to.replaceAll('?', 'F'), 16)];
  });
  return (code) => ranges.some(([from, to]) => code >= from && code <= to);
}

async function fallbackOf({ family, faces, folder }: FontSource, cacheFolder?: string): Promise<string> {
  const upright = faces.filter(
    ({ style, unicodeRange }) => style === 'normal' && holdsAscii(inUnicodeRange(unicodeRange)),
  );
  const normal = upright.find(isUpright);
  // A typeface of one weight is made bold by the browser, as its fallback is.
  const bold = upright.find(({ weight }) => weight.includes(' ') || weight === '600' || weight === '700');
  const rules = [
    { face: normal, weight: 400, of: 'normal' },
    { face: bold, weight: 600, of: 'bold' },
  ] as const;
  const rendered = rules.map(async ({ face, weight, of }) => {
    if (face === undefined) return '';
    const font = await readFile(join(folder, face.file));
    const make = async () => renderFallbackFace(family, await measureFallback(font, weight, of), of);
    const kept = await keep(digestOf(font, family, of), async () => Buffer.from(await make()), cacheFolder);
    return Buffer.from(kept).toString('utf8');
  });
  return (await Promise.all(rendered)).join('');
}

function renderFace({ family, style, weight, unicodeRange, file }: CutFace): string {
  const lines = [
    `font-family: "${family}"`,
    `font-style: ${style}`,
    `font-weight: ${weight}`,
    'font-display: swap',
    `src: url("brand/fonts/${file}") format("woff2")`,
    `unicode-range: ${unicodeRange}`,
  ];
  return `@font-face {\n${lines.map((line) => `  ${line};\n`).join('')}}\n`;
}

function cutOnce(font: Uint8Array, cut: FontCut, cacheFolder?: string): Promise<Uint8Array> {
  const { codePoints, weights, features = '' } = cut;
  const key = digestOf(font, formatUnicodeRange(codePoints), String(weights), features);
  return keep(key, () => subsetFont(font, cut), cacheFolder);
}

async function keep(key: string, make: () => Promise<Uint8Array>, folder: string | undefined): Promise<Uint8Array> {
  if (folder === undefined) return make();
  const file = join(folder, key);
  const kept = await readFile(file).catch(() => undefined);
  if (kept) return kept;
  const made = await make();
  await mkdir(folder, { recursive: true });
  // Two brands, or two threads of one process, may keep the same at once.
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, made);
  await rename(draft, file);
  return made;
}

function digestOf(...parts: readonly (Uint8Array | string)[]): string {
  const hash = createHash('sha256').update(String(version));
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}
