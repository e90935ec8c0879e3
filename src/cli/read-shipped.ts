/** Everything that a built site ships, as an audit has to see it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ShippedFile } from '../brand/index.ts';
import { listFiles } from '../source/list-files.ts';

/** Every file of a folder, and once more what a compressed one holds, whatever its name. */
export async function readShipped(folder: string): Promise<ShippedFile[]> {
  const paths = await listFiles(folder);
  const files = await Promise.all(
    paths.map(async (path) => {
      const bytes = new Uint8Array(await readFile(join(folder, path)));
      return isGzip(bytes) ? [{ path, bytes }, unpack(path, bytes)] : [{ path, bytes }];
    }),
  );
  return files.flat();
}

/** RFC 1952, 2.3.1: the two bytes that every file of the format begins with, and the only method there is. */
function isGzip([first, second, method]: Uint8Array): boolean {
  return first === 0x1f && second === 0x8b && method === 8;
}

/** @throws {Error} The file says that it is compressed and is not: what it holds can't be looked through. */
function unpack(path: string, bytes: Uint8Array): ShippedFile {
  return { path: `${path} (unpacked)`, bytes: new Uint8Array(gunzipSync(bytes)) };
}
