/** What pages of other sites load that embed a guide: a script and its style sheet. */
import { build } from 'vite';
import { packageRoot } from '../loader/index.ts';

/** Bundles both, by names that stay the same, so that other sites can name them. */
export async function bundleEmbedFiles(): Promise<Map<string, string | Uint8Array>> {
  const result = await build({
    root: packageRoot,
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
  const files = new Map<string, string | Uint8Array>();
  for (const file of [result].flat().flatMap((one) => ('output' in one ? one.output : []))) {
    if (file.type === 'chunk' && file.code.trim() !== '') files.set('embed.js', file.code);
    if (file.type === 'asset' && file.fileName.endsWith('.css')) files.set('embed.css', file.source);
  }
  return files;
}
