/** Pictures as a few bits that stay nearly the same when a picture is sized, converted or recoloured a little. */
import sharp from 'sharp';

/** Bits of a hash. */
const size = 16;
const bitCount = size * size;

/** Bits by which two pictures may differ and still be taken for one. */
const mostDifferent = Math.floor(bitCount / 16);

/** A picture of fewer edges is a plain area, and like every other. */
const fewestEdges = bitCount / 12;

/** What a picture looks like; nothing for what is no picture, and for one without anything on it. */
export async function pictureHash(bytes: Uint8Array): Promise<readonly boolean[] | undefined> {
  try {
    const { data } = await sharp(bytes, { limitInputPixels: 50_000_000 })
      .flatten({ background: '#ffffff' })
      .greyscale()
      .resize(size + 1, size, { fit: 'fill' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const bits = Array.from({ length: bitCount }, (_, index) => {
      const at = Math.floor(index / size) * (size + 1) + (index % size);
      return (data[at] ?? 0) > (data[at + 1] ?? 0) + 2;
    });
    return bits.filter((bit) => bit).length < fewestEdges ? undefined : bits;
  } catch {
    return undefined;
  }
}

/** Whether two hashes are of what people would take for one picture. */
export function isAlike(a: readonly boolean[], b: readonly boolean[]): boolean {
  return a.filter((bit, index) => bit !== b[index]).length <= mostDifferent;
}
