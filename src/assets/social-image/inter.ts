/** The typeface of pictures: Inter, from files of an installed package, a part of it for each group of scripts. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export interface FontFile {
  name: string;
  data: Buffer;
  weight: 400 | 600;
  style: 'normal';
}

const weights = [400, 600] as const;

/** What is always loaded; the others are looked through in their order where a text needs them. */
const mainSubset = 'latin';

type Ranges = readonly (readonly [first: number, last: number])[];

let loadingRanges: Promise<ReadonlyMap<string, Ranges>> | undefined;
const loadingFiles = new Map<string, Promise<Buffer>>();

/** A text, and what it takes to draw it. */
export interface Drawable {
  text: string;
  subsets: readonly string[];
}

/**
 * What can be drawn of a text: without emoji and other signs that Inter lacks. Nothing where it lacks a letter or a
 * digit, since a text with holes says something else.
 */
export async function findDrawable(text: string): Promise<Drawable | undefined> {
  loadingRanges ??= readRanges();
  const ranges = await loadingRanges;
  const subsets = new Set([mainSubset]);
  let drawn = '';
  for (const character of text.normalize('NFC')) {
    const subset = /\s/.test(character) ? mainSubset : subsetOf(character, ranges);
    if (subset !== undefined) {
      subsets.add(subset);
      drawn += character;
    } else if (/[\p{L}\p{N}]/u.test(character)) return undefined;
  }
  const clean = drawn.replace(/\s+/g, ' ').trim();
  return clean === '' ? undefined : { text: clean, subsets: [...subsets] };
}

/** The files of some parts of Inter, each in a normal and in a strong weight. The same parts are the same array. */
export function loadFonts(subsets: Iterable<string>): Promise<FontFile[]> {
  const wanted = [...subsets];
  const key = wanted.join();
  // Satori reads the files of an array that it does not know.
  const loading = loadingFonts.get(key) ?? readFonts(wanted);
  loadingFonts.set(key, loading);
  return loading;
}

const loadingFonts = new Map<string, Promise<FontFile[]>>();

function readFonts(subsets: readonly string[]): Promise<FontFile[]> {
  const wanted = subsets.flatMap((subset) => weights.map((weight) => ({ subset, weight })));
  return Promise.all(
    wanted.map(async ({ subset, weight }) => ({
      name: familyOf(subset),
      data: await loadFile(`inter-${subset}-${weight}-normal.woff`),
      weight,
      style: 'normal' as const,
    })),
  );
}

/** The families of some parts, for `font-family`. */
export function familiesOf(subsets: Iterable<string>): string {
  return [...subsets].map(familyOf).join(', ');
}

function familyOf(subset: string): string {
  return `Inter ${subset}`;
}

function subsetOf(character: string, ranges: ReadonlyMap<string, Ranges>): string | undefined {
  const code = character.codePointAt(0) ?? 0;
  for (const [subset, covered] of ranges) {
    if (covered.some(([first, last]) => code >= first && code <= last)) return subset;
  }
  return undefined;
}

async function readRanges(): Promise<ReadonlyMap<string, Ranges>> {
  const written = JSON.parse(await readFile(pathOf('unicode.json'), 'utf8')) as Record<string, string>;
  const parts = Object.entries(written).map(([subset, text]): [string, Ranges] => [subset, parseRanges(text)]);
  return new Map(parts.sort(([a], [b]) => Number(b === mainSubset) - Number(a === mainSubset)));
}

/** `U+0460-052F,U+20B4`, as in CSS. */
function parseRanges(text: string): Ranges {
  return text.split(',').map((range) => {
    const [first = '', last = first] = range.replace('U+', '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
  });
}

function loadFile(name: string): Promise<Buffer> {
  const loading = loadingFiles.get(name) ?? readFile(pathOf(`files/${name}`));
  loadingFiles.set(name, loading);
  return loading;
}

function pathOf(file: string): string {
  return fileURLToPath(import.meta.resolve(`@fontsource/inter/${file}`));
}
