import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The regular files below a folder, as sorted paths with forward slashes. Links are never followed, so nothing outside
 * the folder is reached; names that begin with a dot, and `node_modules`, are passed over.
 * @throws {Error} `ENOENT` when the folder is not there.
 */
export async function listFiles(folder: string): Promise<string[]> {
  const files: string[] = [];
  const visit = async (relative: string): Promise<void> => {
    for (const name of (await readdir(join(folder, relative))).sort()) {
      if (name.startsWith('.') || name === 'node_modules') continue;
      const path = relative === '' ? name : `${relative}/${name}`;
      const status = await lstat(join(folder, path));
      if (status.isDirectory()) await visit(path);
      else if (status.isFile()) files.push(path);
    }
  };
  await visit('');
  return files;
}
