/** Content folders of tests, read as the program reads them. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { digestOf } from '../../src/loader/guide-cache.ts';

export const projectRoot = resolve(import.meta.dirname, '../..');

/** Files of a content folder: path to text or bytes. */
export type Files = Record<string, string | Uint8Array>;

export interface TemporaryFolder extends AsyncDisposable {
  path: string;
  /** Where the guides of this folder are kept between two readings. */
  cacheFile: string;
  write(files: Files): Promise<void>;
}

/** A folder with these files, removed at the end of the block that it is `using` it. */
export async function temporaryFolder(files: Files = {}): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), 'content-'));
  const write = async (more: Files) => {
    for (const [name, text] of Object.entries(more)) {
      await mkdir(dirname(join(path, name)), { recursive: true });
      await writeFile(join(path, name), text);
    }
  };
  await write(files);
  const cacheFile = join(projectRoot, 'node_modules/.cache/guides', `${digestOf(path).slice(0, 16)}.json`);
  const remove = async () => {
    await rm(path, { recursive: true, force: true });
    await rm(cacheFile, { force: true });
  };
  return { path, cacheFile, write, [Symbol.asyncDispose]: remove };
}

export const goodPage = '---\ntitle: Good\n---\n\nGood.\n';
