/** Where in a picture its pixels are: bytes that no program reads as text. */
import { pngChunks } from './png-chunks.ts';

/** Byte offsets in a file, the end not included. */
export interface ByteRange {
  start: number;
  end: number;
}

/** The pixels of a PNG, JPEG or WebP; nothing for other files, and for what stands around the pixels. */
export function pixelRanges(bytes: Uint8Array): ByteRange[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.toString('latin1', 0, 4) === '\x89PNG') return pngPixels(buffer);
  if (buffer[0] === 0xff && buffer[1] === 0xd8) return jpegPixels(buffer);
  return buffer.toString('latin1', 8, 12) === 'WEBP' ? webpPixels(buffer) : [];
}

function pngPixels(buffer: Buffer): ByteRange[] {
  const pixels = [...pngChunks(buffer)].filter(({ type }) => type === 'IDAT');
  return pixels.map(({ start, data }) => ({ start, end: start + data.length }));
}

/** From the first scan to the end of the image; segments with lengths of their own come before (ITU T.81, annex B). */
function jpegPixels(buffer: Buffer): ByteRange[] {
  let at = 2;
  while (at + 4 <= buffer.length && buffer[at] === 0xff && buffer[at + 1] !== 0xda)
    at += 2 + buffer.readUInt16BE(at + 2);
  const end = buffer.indexOf('\xff\xd9', at, 'latin1');
  return buffer[at] === 0xff && buffer[at + 1] === 0xda && end !== -1 ? [{ start: at, end }] : [];
}

/** Chunks of the container: name, length, data, and a byte that makes the length even. */
function webpPixels(buffer: Buffer): ByteRange[] {
  const ranges: ByteRange[] = [];
  for (let at = 12; at + 8 <= buffer.length; ) {
    const length = buffer.readUInt32LE(at + 4);
    const start = at + 8;
    if (/^(?:VP8[ L]|ALPH)$/.test(buffer.toString('latin1', at, at + 4))) ranges.push({ start, end: start + length });
    at = start + length + (length % 2);
  }
  return ranges;
}
