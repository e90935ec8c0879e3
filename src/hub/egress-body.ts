import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { AnswerBody } from '../connector/verdict/verdict.ts';

export const bodyLimitBytes = 65_536;

/**
 * Read an answer's body up to 64 KB, counted after decompression; a stream that goes on beyond is closed.
 * @throws Whatever the stream breaks with.
 */
export async function readBody(
  stream: AsyncIterable<Uint8Array> & { destroy(): unknown },
  contentEncoding: string | undefined,
): Promise<AnswerBody> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of stream) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > bodyLimitBytes) {
      stream.destroy();
      return { kind: 'too-large' };
    }
    chunks.push(chunk);
  }
  return decompressed(Buffer.concat(chunks), contentEncoding?.trim().toLowerCase() ?? 'identity');
}

function decompressed(bytes: Buffer, encoding: string): AnswerBody {
  if (encoding === 'identity' || encoding === '' || bytes.byteLength === 0)
    return { kind: 'whole', text: bytes.toString('utf8') };
  const decompress = decompressors.get(encoding);
  if (decompress === undefined) return { kind: 'unreadable' };
  try {
    return { kind: 'whole', text: decompress(bytes, { maxOutputLength: bodyLimitBytes }).toString('utf8') };
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return { kind: isTooLarge ? 'too-large' : 'unreadable' };
  }
}

// We ask for `identity`; some providers compress all the same.
const decompressors = new Map<string, (bytes: Buffer, options: { maxOutputLength: number }) => Buffer>([
  ['gzip', gunzipSync],
  ['x-gzip', gunzipSync],
  ['deflate', inflateSync],
  ['br', brotliDecompressSync],
]);
