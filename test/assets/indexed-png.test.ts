import sharp from 'sharp';
import { expect, test } from 'vitest';
import { encodeIndexedPng } from '../../src/assets/social-image/indexed-png.ts';

const pixelsOf = (width: number, height: number, colorAt: (at: number) => number[]) => {
  const bytes = Uint8Array.from(Array.from({ length: width * height }, (_, at) => [...colorAt(at), 255]).flat());
  return { width, height, data: new Int32Array(bytes.buffer) };
};
const decode = (png: Buffer) => sharp(png).ensureAlpha().raw().toBuffer();

test('a drawing of few colors comes back as it was', async () => {
  const pixels = pixelsOf(31, 17, (at) => [(at % 9) * 20, (at % 5) * 50, at % 2 ? 7 : 200]);
  const png = encodeIndexedPng(pixels) ?? Buffer.alloc(0);
  expect((await decode(png)).equals(Buffer.from(pixels.data.buffer))).toBe(true);
});

test('colors beyond the palette become the nearest of it, the frequent ones stay', async () => {
  const pixels = pixelsOf(40, 40, (at) => (at < 1200 ? [10, 20, 30] : [at % 200, at % 200, at % 200]));
  const bytes = await decode(encodeIndexedPng(pixels) ?? Buffer.alloc(0));
  const source = Buffer.from(pixels.data.buffer);
  expect(bytes.subarray(0, 4800).equals(source.subarray(0, 4800))).toBe(true);
  expect(bytes.equals(source)).toBe(false);
});

test('what has too many colors is no drawing', () => {
  expect(encodeIndexedPng(pixelsOf(100, 100, (at) => [at & 255, at >> 8, 0]))).toBeUndefined();
});
