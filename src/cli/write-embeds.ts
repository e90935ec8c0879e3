/** What a built site offers to those who embed its guides: script, styles, and each guide with its form as data. */
import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { renderEmbeddedPage } from '../render/embedded-page.ts';
import { projectRoot } from './project.ts';

/** Writes `embed.js` and `embed.css` into a built site, and `<page>.embed.json` beside each page that holds a guide. */
export async function writeEmbeds(site: string): Promise<void> {
  built ??= bundleEmbed();
  for (const [name, text] of await built) await writeFile(join(site, name), text);
  for await (const file of glob('**/index.html', { cwd: site })) {
    const page = renderEmbeddedPage(await readFile(join(site, file), 'utf8'));
    if (!page) continue;
    const path = file.replaceAll('\\', '/').replace(/\/?index\.html$/, '') || 'index';
    await writeFile(join(site, `${path}.embed.json`), JSON.stringify(page));
  }
}

/** The same for every brand of a run. */
let built: ReturnType<typeof bundleEmbed> | undefined;

/** The script and its style sheet, by names that stay the same, so that other sites can name them. */
export async function bundleEmbed(): Promise<ReadonlyMap<string, string>> {
  const result = await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      modulePreload: false,
      target: 'esnext',
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: ['src/browser/entries/embed.ts', 'src/site/styles/embed.css'],
        preserveEntrySignatures: false,
      },
    },
  });
  const files = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  const texts = new Map<string, string>();
  for (const file of files) {
    if (file.type === 'chunk' && file.code.trim() !== '') texts.set('embed.js', file.code);
    if (file.type === 'asset' && file.fileName.endsWith('.css')) texts.set('embed.css', String(file.source));
  }
  return texts;
}
