/** The search index of a built site: static files, of which a browser fetches the few that a search needs. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { KeywayError } from '../contract/errors.ts';

/** Where it stands in the site; `src/browser/site/search-index.ts` looks for it there. */
const folderName = 'search';

/** The package ships interfaces of its own beside the core; ours is in the pages. */
const unusedFile = /-ui\.(?:js|css)$|-(?:highlight|worker)\.js$/;

/** Parts of pages that say nothing of their own: navigation, controls, and what is there for other senses. */
const excludeSelectors = [
  'nav',
  'button',
  'label',
  'details.guide-contents-folded',
  '.page-actions',
  '.deep-link',
  '.step-number',
  '.visually-hidden',
  '[role=status]',
  '.scope-picker',
  '.step-field',
  '.mark',
  '.listing-facts',
];

/** Indexes the pages that say what is worth finding (`data-pagefind-body`), and writes the index beside them. */
export async function writeSearchIndex(site: string): Promise<void> {
  try {
    // Guides are written in English unless they say otherwise, whatever the language of the interface.
    const { index, errors } = await createIndex({ forceLanguage: 'en', excludeSelectors });
    if (!index) throw new SearchIndexFailed(errors);
    const added = await index.addDirectory({ path: site });
    if (added.errors.length > 0) throw new SearchIndexFailed(added.errors);
    const { files, errors: faults } = await index.getFiles();
    if (faults.length > 0) throw new SearchIndexFailed(faults);
    for (const { path, content } of files) {
      if (unusedFile.test(path)) continue;
      const file = join(site, folderName, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
  } finally {
    await close();
  }
}

/** The index could not be made; nothing is published then. */
export class SearchIndexFailed extends KeywayError {
  constructor(errors: readonly string[]) {
    super('search-index-failed', `The search index could not be made: ${errors.join('; ')}`);
  }
}
