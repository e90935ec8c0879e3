import { readFile } from 'node:fs/promises';
import { type Snippets, snippetPathsIn } from '../guide/index.ts';
import type { ContentFiles } from './content-files.ts';

export interface SnippetReader {
  /** The texts of all files that a page may use, directly or by way of others, in the order of their paths. */
  snippetsOf(source: string, file: string): Promise<Snippets>;
}

/**
 * Reads `.mdx` and `.md` files of the content folder when a page names them, each once. Only files in the list are
 * read, so that no path leads out of the folder.
 */
export function createSnippetReader(files: ContentFiles): SnippetReader {
  const present = new Set(files.paths);
  const texts = new Map<string, Promise<string | undefined>>();

  function read(path: string): Promise<string | undefined> {
    const known = texts.get(path);
    if (known !== undefined) return known;
    const text = readFile(files.locate(path)).then(decode);
    texts.set(path, text);
    return text;
  }

  return {
    async snippetsOf(source, file) {
      const found = new Map<string, string>();
      const visit = async (text: string, from: string): Promise<void> => {
        for (const path of snippetPathsIn(text, from)) {
          if (found.has(path) || !present.has(path)) continue;
          const inner = await read(path);
          if (inner === undefined) continue;
          found.set(path, inner);
          await visit(inner, path);
        }
      };
      await visit(source, file);
      return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
    },
  };
}

/** A text, or nothing for what is not UTF-8. */
export function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
