/** Looks into the compressed files that lie beside others, without looking through the same bytes twice. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { type Coding, sourceOfPrecompressed } from '../contract/precompressed.ts';
import type { ShippedFile } from './find-traces.ts';
import { largestUnpacked } from './unpack.ts';

/**
 * What there is to look through in a file: what it holds, if it is the compressed form of another; `undefined` if that is
 * byte for byte the file beside it, which is looked through itself.
 * @param readBeside The bytes of another file of the site.
 * @throws {Error} It is no such form, though its name says so: nobody can tell what a reader would get.
 */
export function openPrecompressed(
  file: ShippedFile,
  readBeside: (path: string) => Uint8Array | undefined,
): ShippedFile | undefined {
  const form = sourceOfPrecompressed(file.path);
  if (!form) return file;
  const bytes = decompressors[form.coding](file.bytes, { maxOutputLength: largestUnpacked });
  const beside = readBeside(form.source);
  return beside !== undefined && bytes.equals(beside) ? undefined : { path: file.path, bytes };
}

const decompressors: Record<Coding, typeof gunzipSync> = { br: brotliDecompressSync, gzip: gunzipSync };
