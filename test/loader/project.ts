/** Content folders of tests, read as the program reads them. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cacheRootOf, digestOf } from '../../src/loader/index.ts';

export const projectRoot = resolve(import.meta.dirname, '../..');

/** Files of a content folder: path to text or bytes. */
export type Files = Record<string, string | Uint8Array>;

export interface TemporaryFolder extends AsyncDisposable {
  path: string;
  /** Where what was parsed of this folder is kept between two readings. */
  cacheFolder: string;
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
  const cacheFolder = join(cacheRootOf(projectRoot), digestOf(path).slice(0, 16));
  const remove = async () => {
    await rm(path, { recursive: true, force: true });
    await rm(cacheFolder, { recursive: true, force: true });
  };
  return { path, cacheFolder, write, [Symbol.asyncDispose]: remove };
}

export const goodPage = '---\ntitle: Good\n---\n\nGood.\n';
