/** A drawing of few colors as a PNG with a palette. */
import { crc32, deflateSync } from 'node:zlib';

/** Pixels of four bytes each: red, green, blue, and how much they cover, which is not looked at. */
export interface Pixels {
  width: number;
  height: number;
  /** Signed, since these are the numbers that V8 counts with fast. */
  data: Int32Array;
}

const paletteSize = 128;

/** With more colors than that a picture is no drawing, and the nearest of the most frequent ones is not near. */
const mostColors = 6000;

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * The PNG of a drawing, in its 128 most frequent colors: flat areas keep theirs, and some pixels on the edges of
 * letters take a neighbor's. A search for better ones takes longer than all else. `undefined` if there are too many.
 */
export function encodeIndexedPng(pixels: Pixels): Buffer | undefined {
  const { width, height } = pixels;
  const { colors, counts, runs } = findRuns(pixels);
  if (colors.length > mostColors) return undefined;
  const byCount = colors.map((color, number) => ({ color, number, bytes: bytesOf(color), count: counts[number] ?? 0 }));
  byCount.sort((a, b) => b.count - a.count || a.number - b.number);
  const palette = Uint8Array.from(byCount.slice(0, paletteSize).flatMap(({ bytes }) => [...bytes.subarray(0, 3)]));
  const places = new Uint8Array(colors.length);
  for (const [place, { number, bytes }] of byCount.entries()) {
    places[number] = place < paletteSize ? place : placeOfNearest(bytes, palette);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, by a palette.
  header.set([8, 3], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette)),
    chunk('IDAT', deflateSync(rowsOf(width, height, runs, places), { level: 6, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Runs of one color within a row, as numbers of colors and where they end; the colors in the order of their numbers. */
function findRuns({ width, data }: Pixels) {
  const numberOf = new Map<number, number>();
  const counts: number[] = [];
  const runs: { number: number; end: number }[] = [];
  for (let start = 0, end = 0; start < data.length; start = end) {
    const color = data[start] ?? 0;
    const rowEnd = start - (start % width) + width;
    do end++;
    while (end < rowEnd && data[end] === color);
    const number = numberOf.get(color) ?? numberOf.size;
    numberOf.set(color, number);
    counts[number] = (counts[number] ?? 0) + end - start;
    runs.push({ number, end });
  }
  return { colors: [...numberOf.keys()], counts, runs };
}

/** Each row begins with the number of its filter: none. */
function rowsOf(width: number, height: number, runs: readonly { number: number; end: number }[], places: Uint8Array) {
  const rows = Buffer.alloc((width + 1) * height);
  let start = 0;
  for (const { number, end } of runs) {
    const filters = Math.floor(start / width) + 1;
    rows.fill(places[number] ?? 0, start + filters, end + filters);
    start = end;
  }
  return rows;
}

/** The bytes of a pixel, in the order that they have on this machine. */
function bytesOf(color: number): Uint8Array {
  return new Uint8Array(Int32Array.of(color).buffer);
}

/** @param palette The bytes of its colors, three each, which is what can be walked fast. */
function placeOfNearest(bytes: Uint8Array, palette: Uint8Array): number {
  const [red = 0, green = 0, blue = 0] = bytes;
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < palette.length; at += 3) {
    const [r, g, b] = [red - (palette[at] ?? 0), green - (palette[at + 1] ?? 0), blue - (palette[at + 2] ?? 0)];
    const distance = r * r + g * g + b * b;
    if (distance >= least) continue;
    nearest = at / 3;
    least = distance;
  }
  return nearest;
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
