import pixelmatch from 'pixelmatch';
import sharp from 'sharp';

export type Comparison =
  | { kind: 'same' }
  | { kind: 'sized'; expected: string; actual: string }
  | { kind: 'different'; share: number; densest: { x: number; y: number; share: number }; picture: Buffer };

/**
 * How much two pictures of the same may differ: what another machine's edges of letters come to, and no more. With
 * letters set at whole pixels a guide differed by 0.5 %, and by 7 % in its worst square; a header that fades by 12 %.
 */
const limits = {
  /** Of all pixels. */
  share: 0.015,
  /** Of the pixels of a square, so that a button that is gone counts on a large page too. */
  squareShare: 0.08,
  /** How far two colors are apart before they count, from 0 to 1. */
  threshold: 0.2,
};

/** The side of a square, in pixels of the pictures at half their size. */
const square = 32;

/**
 * Compares two pictures at half their size, where the edges of letters hardly differ from machine to machine. A
 * picture of the differences is made when they count.
 */
export async function comparePictures(expected: Buffer, actual: Buffer): Promise<Comparison> {
  const [before, after] = await Promise.all([halve(expected), halve(actual)]);
  const [{ width, height }, other] = [before.info, after.info];
  if (width !== other.width || height !== other.height) {
    return { kind: 'sized', expected: `${width} by ${height}`, actual: `${other.width} by ${other.height}` };
  }
  const mask = new Uint8Array(width * height * 4);
  const options = { threshold: limits.threshold, diffMask: true, aaColor: [0, 0, 0] as [number, number, number] };
  const count = pixelmatch(before.data, after.data, mask, width, height, options);
  const share = count / (width * height);
  const densest = findDensest(mask, width, height);
  if (share <= limits.share && densest.share <= limits.squareShare) return { kind: 'same' };
  const overlay = { input: Buffer.from(mask), raw: { width, height, channels: 4 as const } };
  const sides = [before, after].map(({ data }) => ({ input: data, raw: { width, height, channels: 4 as const } }));
  const picture = await sharp({ create: { width: width * 3, height, channels: 4, background: '#ffffff' } })
    .composite([...sides, overlay].map((side, index) => ({ ...side, left: index * width, top: 0 })))
    .png()
    .toBuffer();
  return { kind: 'different', share, densest, picture };
}

async function halve(picture: Buffer) {
  const image = sharp(picture);
  const { width } = await image.metadata();
  return image
    .resize({ width: Math.round(width / 2) })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
}

/** The square with the most pixels that differ; its place is in pixels of the whole picture. */
function findDensest(mask: Uint8Array, width: number, height: number): { x: number; y: number; share: number } {
  const columns = Math.ceil(width / square);
  const counts = new Uint32Array(columns * Math.ceil(height / square));
  for (let pixel = 0; pixel < width * height; pixel++) {
    // Differences are red.
    if (mask[pixel * 4] !== 255) continue;
    const index = Math.floor(Math.floor(pixel / width) / square) * columns + Math.floor((pixel % width) / square);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  const most = Math.max(...counts);
  const at = counts.indexOf(most);
  const place = { x: (at % columns) * square * 2, y: Math.floor(at / columns) * square * 2 };
  return { ...place, share: most / square ** 2 };
}
