import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The regular files below a folder, as sorted paths with forward slashes. Links are never followed, so nothing outside
 * the folder is reached; names that `isPassedOver` names are left out.
 * @throws {Error} `ENOENT` when the folder is not there.
 */
export async function listFiles(folder: string): Promise<string[]> {
  const files: string[] = [];
  const visit = async (relative: string): Promise<void> => {
    const entries = await readdir(join(folder, relative), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const { name } = entry;
      if (isPassedOver(name)) continue;
      const path = relative === '' ? name : `${relative}/${name}`;
      if (entry.isDirectory()) await visit(path);
      else if (entry.isFile()) files.push(path);
    }
  };
  await visit('');
  return files;
}

/** The folder in which GitBook keeps the pictures and files of a tree. */
export const gitbookFolder = '.gitbook';

/**
 * Whether a file or folder of this name is nothing that people write: `node_modules`, and what begins with a dot. The name
 * of a text that is a part of pages may begin with one.
 */
export function isPassedOver(name: string): boolean {
  return (name.startsWith('.') && name !== gitbookFolder && !/^\.[^.].*\.mdx?$/.test(name)) || name === 'node_modules';
}
