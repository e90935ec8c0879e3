/** A part of a PNG, which follows the signature and the parts before it (PNG specification, section 5.3). */
export interface PngChunk {
  type: string;
  /** Byte offset of its data in the file. */
  start: number;
  data: Buffer;
}

/** The chunks of a PNG, in their order. */
export function* pngChunks(buffer: Buffer): Generator<PngChunk> {
  for (let at = 8; at + 12 <= buffer.length; ) {
    const start = at + 8;
    const data = buffer.subarray(start, start + buffer.readUInt32BE(at));
    yield { type: buffer.toString('latin1', at + 4, start), start, data };
    // Length and type before the data, a checksum after it.
    at = start + buffer.readUInt32BE(at) + 4;
  }
}
