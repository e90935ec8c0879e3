/** Takes out of a file what is compressed in it. Its other bytes are looked through as they are. */
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { ByteRange } from './pixel-ranges.ts';
import { pngChunks } from './png-chunks.ts';

/** A part of a file that was compressed. */
export interface Unpacked {
  /** Where the compressed part stands in the file. */
  range: ByteRange;
  bytes: Uint8Array;
}

/** Bytes; what unpacks to more is a trap, or nothing that a site needs. */
export const largestUnpacked = 64 * 1024 * 1024;
const limits = { maxOutputLength: largestUnpacked };

/**
 * The compressed parts of gzip files, PNG text, ICC profiles, and fonts. A damaged part of a picture or font holds
 * nothing, as no program can read it either.
 * @throws {Error} A file says that it is compressed as a whole and is not: what it holds can't be looked through.
 */
export function unpack(bytes: Uint8Array): Unpacked[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer[0] === 0x1f && buffer[1] === 0x8b)
    return [{ range: { start: 0, end: buffer.length }, bytes: gunzipSync(buffer, limits) }];
  const magic = buffer.toString('latin1', 0, 4);
  if (magic === '\x89PNG') return unpackPng(buffer);
  if (magic === 'wOF2') return unpackWoff2(buffer);
  return magic === 'wOFF' ? unpackWoff(buffer) : [];
}

function unpackPng(buffer: Buffer): Unpacked[] {
  return [...pngChunks(buffer)].flatMap(({ type, start, data }) => {
    // Keyword, zero, method and, in iTXt, flags and languages before the compressed text.
    const at = compressedStart(type, data);
    return at === undefined ? [] : attempt(buffer, { start: start + at, end: start + data.length }, inflateSync);
  });
}

function compressedStart(type: string, data: Buffer): number | undefined {
  const keywordEnd = data.indexOf(0);
  if (type === 'zTXt' || type === 'iCCP') return keywordEnd + 2;
  if (type !== 'iTXt' || data[keywordEnd + 1] !== 1) return undefined;
  return data.indexOf(0, data.indexOf(0, keywordEnd + 3) + 1) + 1;
}

/** WOFF 1.0: a table directory of 20-byte entries after a 44-byte header, each table deflated by itself. */
function unpackWoff(buffer: Buffer): Unpacked[] {
  const count = buffer.length >= 44 ? buffer.readUInt16BE(12) : 0;
  return Array.from({ length: count }, (_, index) => 44 + index * 20)
    .filter((at) => at + 20 <= buffer.length && buffer.toString('latin1', at, at + 4) === 'name')
    .flatMap((at) => {
      const [offset, length] = [buffer.readUInt32BE(at + 4), buffer.readUInt32BE(at + 8)];
      return attempt(buffer, { start: offset, end: offset + length }, inflateSync);
    });
}

/** WOFF 2.0: one brotli stream of all tables, of a length that the header tells, at the end of a directory without one. */
function unpackWoff2(buffer: Buffer): Unpacked[] {
  if (buffer.length < 48) return [];
  let at = 48;
  for (let left = buffer.readUInt16BE(12); left > 0; left--) {
    const flags = buffer[at] ?? 0;
    const tag = flags & 0x3f;
    const isTransformed = tag === 10 || tag === 11 ? flags >> 6 !== 3 : flags >> 6 !== 0;
    at = skipBase128(buffer, at + (tag === 0x3f ? 5 : 1));
    if (isTransformed) at = skipBase128(buffer, at);
  }
  return attempt(buffer, { start: at, end: at + buffer.readUInt32BE(20) }, brotliDecompressSync);
}

function skipBase128(buffer: Buffer, from: number): number {
  let at = from;
  while (((buffer[at] ?? 0) & 0x80) !== 0) at++;
  return at + 1;
}

function attempt(buffer: Buffer, range: ByteRange, decompress: typeof inflateSync): Unpacked[] {
  try {
    return [{ range, bytes: decompress(buffer.subarray(range.start, range.end), limits) }];
  } catch {
    return [];
  }
}
