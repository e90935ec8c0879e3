/** `keyway import`: exported pages, each to a guide in its place, and what became of each in words. */
import type { Settings } from '../settings.ts';
import { type Imported, importGuide } from './import-guide.ts';
import { readView } from './read-view.ts';

export interface ImportCommand {
  files: readonly string[];
  /** The file to write. */
  to: string | undefined;
  existing: 'keep' | 'replace';
  content: string | undefined;
}

/** Imports; answers the exit code. A page that can't be imported does not keep the others from it. */
export async function importGuides(command: ImportCommand, settings: Settings): Promise<number> {
  const { brand: vendor, content } = await readView({ brand: undefined, content: command.content }, settings);
  const { connectors, root: contentRoot } = content;
  let failures = 0;
  for (const exported of command.files) {
    const { to, existing } = command;
    const imported = await importGuide(exported, { contentRoot, connectors, vendor, to, existing });
    if (imported.is === 'written') {
      console.log(`${exported} → ${imported.file}`);
      if (imported.twin === 'different') {
        console.error('  Its head has an unusual form, so the .md twin will differ from it in white space.');
      }
    } else {
      failures++;
      console.error(`${exported} was not imported: ${refusalOf(imported)}`);
    }
  }
  return failures === 0 ? 0 : 1;
}

function refusalOf(imported: Exclude<Imported, { is: 'written' }>): string {
  switch (imported.is) {
    case 'there-already':
      return `${imported.file} is there already. Replace it with --force, or choose another place with --to.`;
    case 'unreadable':
      return `it can’t be read: ${imported.reason}.`;
    case 'no-page':
      return `"${imported.file}" is no place for a page. Name an .mdx file by its path from the content folder.`;
    case 'not-an-export':
      return `it is no exported page (line ${imported.line}: ${imported.reason}).`;
    case 'no-place':
      return `its title, "${imported.title}", does not tell where it belongs. Say so with --to connectors/….mdx`;
  }
}
