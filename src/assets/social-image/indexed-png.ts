/** A drawing of few colors as a PNG with a palette. */
import { crc32, deflateSync } from 'node:zlib';

/** Pixels of four bytes each: red, green, blue, and how much they cover, which is not looked at. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint32Array;
}

const paletteSize = 128;

/** With more colors than that a picture is no drawing, and the nearest of the most frequent ones is not near. */
const mostColors = 6000;

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * The PNG of a drawing, in its 128 most frequent colors: flat areas keep theirs, and some pixels on the edges of
 * letters take a neighbor's. A search for better ones takes longer than all else. `undefined` if there are too many.
 */
export function encodeIndexedPng({ width, height, data }: Pixels): Buffer | undefined {
  const { colors, counts, numbers } = numberColors(data);
  if (colors.length > mostColors) return undefined;
  const byCount = colors.map((color, number) => ({ color, number, bytes: bytesOf(color), count: counts[number] ?? 0 }));
  byCount.sort((a, b) => b.count - a.count || a.number - b.number);
  const palette = byCount.slice(0, paletteSize);
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
    chunk('PLTE', Buffer.from(palette.flatMap(({ bytes: [red = 0, green = 0, blue = 0] }) => [red, green, blue]))),
    chunk('IDAT', deflateSync(rowsOf(width, height, numbers, places), { level: 6, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Numbers the colors as they come, and says the number of each pixel. Most pixels have the color of the one before. */
function numberColors(data: Uint32Array) {
  const numberOf = new Map<number, number>();
  const counts: number[] = [];
  const numbers = new Uint32Array(data.length);
  let last: number | undefined;
  let number = 0;
  let start = 0;
  const endRun = (end: number) => {
    counts[number] = (counts[number] ?? 0) + end - start;
    numbers.fill(number, start, end);
  };
  for (let at = 0; at < data.length; at++) {
    const color = data[at];
    if (color === last || color === undefined) continue;
    if (at > 0) endRun(at);
    last = color;
    start = at;
    const known = numberOf.get(color);
    number = known ?? numberOf.size;
    if (known === undefined) numberOf.set(color, number);
  }
  endRun(data.length);
  return { colors: [...numberOf.keys()], counts, numbers };
}

/** Each row begins with the number of its filter: none. */
function rowsOf(width: number, height: number, numbers: Uint32Array, places: Uint8Array): Buffer {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    const [from, to] = [y * width, y * (width + 1) + 1];
    for (let x = 0; x < width; x++) rows[to + x] = places[numbers[from + x] ?? 0] ?? 0;
  }
  return rows;
}

/** The bytes of a pixel, in the order that they have on this machine. */
function bytesOf(color: number): Uint8Array {
  return new Uint8Array(Uint32Array.of(color).buffer);
}

function placeOfNearest([red = 0, green = 0, blue = 0]: Uint8Array, palette: readonly { bytes: Uint8Array }[]): number {
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [
    place,
    {
      bytes: [r = 0, g = 0, b = 0],
    },
  ] of palette.entries()) {
    const distance = (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2;
    if (distance < least) [nearest, least] = [place, distance];
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
