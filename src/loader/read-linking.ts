import { linkingFile } from '../brand/index.ts';
import type { Snippets } from '../guide/index.ts';
import type { ContentFiles } from './content-files.ts';
import { createSnippetReader } from './read-snippets.ts';

/** The section on linking that a brand brings along, with the snippets in it; nothing where ours is to stand. */
export async function readLinking(files: ContentFiles): Promise<Snippets | undefined> {
  if (!files.paths.includes(linkingFile)) return undefined;
  return createSnippetReader(files).snippetsOf(`import Linking from '/${linkingFile}'`, linkingFile);
}
