import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the HTML of a page comes from: a folder of files, or the development server. */
export interface PageSource {
  /** The HTML at a path that begins and ends with a slash; nothing when there is no such page. */
  read(path: string): Promise<string | undefined>;
}

/** The pages of a built site. */
export function pagesInFolder(folder: string): PageSource {
  return {
    async read(path) {
      if (!isPagePath(path)) return undefined;
      try {
        return await readFile(join(folder, path, 'index.html'), 'utf8');
      } catch {
        return undefined;
      }
    },
  };
}

/** Whether a text is the path of a page, and leads nowhere else: no other host, no way up, no query. */
export function isPagePath(path: string): boolean {
  return /^\/(?:[\p{L}\p{N}][\p{L}\p{N}._~-]*\/)*$/u.test(path);
}
