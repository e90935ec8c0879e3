/** A typeface's file cut to the letters, weights and features that are used: bytes in, bytes out. */

import { create } from 'fontkitten';
import subset from 'subset-font';
import { KeywayError } from '../contract/errors.ts';

export type Weights = readonly [lightest: number, boldest: number];

export interface FontCut {
  /** Those that the font lacks are passed over. */
  codePoints: Iterable<number>;
  /** The weights to keep of a font that holds many; one weight makes a static font. Without: all. */
  weights?: Weights | undefined;
  /**
   * `design`: the features that the design's sheets and plain Latin, Greek and Cyrillic need. `all`: every feature, as
   * programming ligatures and scripts that join their letters need.
   */
  features?: 'design' | 'all';
}

/**
 * Kerning, marks and language forms, the figures of one width, and the letter forms that the sheets name. `calt` is not
 * among them: in Inter it swaps arrows and dashes for signs that nobody wrote, and costs a quarter of the file.
 */
const designFeatures = ['ccmp', 'cv05', 'cv11', 'kern', 'liga', 'locl', 'mark', 'mkmk', 'rlig', 'ss03', 'tnum'];

/**
 * The font as WOFF2 with nothing but the cut. The same input gives the same bytes.
 * @throws {FontUnreadable} The bytes are no font that can be cut.
 */
export async function subsetFont(font: Uint8Array, cut: FontCut): Promise<Uint8Array> {
  const { weights } = cut;
  const own = readFont(font).variationAxes['wght'];
  const wght = weights && own && rangeOf(weights, [own.min, own.max]);
  // The package's types lack the newest option.
  const options: Parameters<typeof subset>[2] & { keepFeatures?: string[] } = {
    targetFormat: 'woff2',
    ...(wght === undefined ? {} : { variationAxes: { wght } }),
    ...(cut.features === 'all' ? {} : { keepFeatures: designFeatures }),
  };
  try {
    return new Uint8Array(await subset(Buffer.from(font), String.fromCodePoint(...cut.codePoints), options));
  } catch (cause) {
    throw new FontUnreadable(cause);
  }
}

export interface FontContent {
  /** The code points that it has a glyph for, in their order. */
  codePoints: number[];
  /** The weights between which it can be set; `undefined` if it has one weight. */
  weights: Weights | undefined;
}

/**
 * What a font holds.
 * @throws {FontUnreadable}
 */
export function readFontContent(font: Uint8Array): FontContent {
  const { characterSet, variationAxes } = readFont(font);
  const wght = variationAxes['wght'];
  return {
    // Tables of characters end with one that is none.
    codePoints: [...new Set(characterSet)].filter((code) => code !== 0xffff).sort((a, b) => a - b),
    weights: wght && [wght.min, wght.max],
  };
}

/** Code points as CSS writes them for `unicode-range`. */
export function formatUnicodeRange(codePoints: Iterable<number>): string {
  const ranges: [number, number][] = [];
  for (const code of [...new Set(codePoints)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last?.[1] === code - 1) last[1] = code;
    else ranges.push([code, code]);
  }
  const hex = (code: number) => code.toString(16).toUpperCase();
  return ranges.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(',');
}

/** A file that was to be cut and is no font. */
export class FontUnreadable extends KeywayError {
  constructor(cause: unknown) {
    super(
      'font-unreadable',
      'The file is no font that can be read. Name another package under `fonts` in brand.yaml.',
      { cause },
    );
  }
}

function readFont(bytes: Uint8Array) {
  try {
    const font = create(Buffer.from(bytes));
    if (!font.isCollection) return font;
  } catch (cause) {
    throw new FontUnreadable(cause);
  }
  throw new FontUnreadable(new Error('It is a collection'));
}

/** The weights that are wanted and there; the nearest one where none of them is. */
function rangeOf([min, max]: Weights, [lightest, boldest]: Weights) {
  const within = (weight: number) => Math.min(Math.max(weight, lightest), boldest);
  return within(min) === within(max) ? within(min) : { min: within(min), max: within(max) };
}
