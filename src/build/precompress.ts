/** Compresses files of a site once, so that a server need not do it for each request. */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type Coding, codings, isPrecompressible } from '../contract/precompressed.ts';

/** How the files of a site are compressed, if they are: what is made of files depends on it. */
export function compressionOf({ precompresses }: { precompresses: boolean }): string {
  return precompresses ? 'gzip 5, brotli 5' : 'none';
}

/**
 * Bytes. What every page loads is worth it from the size of a packet on. There is more of the rest with each page, and
 * where it is small a server has less work with it than a build.
 */
const smallest = { ofEveryPage: 1024, ofOne: 8192 };

/** A file that is less than a tenth smaller gains nothing by it. */
const most = 0.9;

/** The compressed forms of a file that gains by it, by their paths. The same bytes give the same forms. */
export function precompress(path: string, content: string | Uint8Array): [path: string, bytes: Uint8Array][] {
  const least = /\.(?:css|js|svg)$/.test(path) ? smallest.ofEveryPage : smallest.ofOne;
  if (content.length < least || !isPrecompressible(path)) return [];
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const forms = codings.map(({ coding, ending }) => ({ path: path + ending, bytes: compressors[coding](bytes) }));
  return forms.flatMap((form) => (form.bytes.length < bytes.length * most ? [[form.path, form.bytes]] : []));
}

const compressors: Record<Coding, (bytes: Uint8Array) => Uint8Array> = {
  br: (bytes) =>
    brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        // A window as large as the file: a larger one only costs time to prepare.
        [constants.BROTLI_PARAM_LGWIN]: Math.min(22, Math.max(10, Math.ceil(Math.log2(bytes.length + 16)))),
      },
    }),
  gzip(bytes) {
    const compressed = gzipSync(bytes, { level: 5 });
    // RFC 1952: the system that compressed it. "Unknown" makes it the same on each.
    compressed[9] = 255;
    return compressed;
  },
};
