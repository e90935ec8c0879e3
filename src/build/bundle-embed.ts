import { join } from 'node:path';
import { build } from 'vite';
import { packageRoot } from '../loader/index.ts';

/**
 * What pages of other sites load that embed a guide: the script and its style sheet, by names that stay the same, so that
 * other sites can name them.
 */
export async function bundleEmbed(): Promise<Map<string, string>> {
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
        input: ['../browser/entries/embed.ts', '../site/styles/embed.css'].map((path) =>
          join(import.meta.dirname, path),
        ),
        preserveEntrySignatures: false,
        optimization: { inlineConst: { mode: 'all', pass: 2 } },
      },
    },
  });
  const texts = new Map<string, string>();
  for (const file of [result].flat().flatMap((one) => ('output' in one ? one.output : []))) {
    if (file.type === 'chunk' && file.code.trim() !== '') texts.set('embed.js', file.code);
    if (file.type === 'asset' && file.fileName.endsWith('.css')) texts.set('embed.css', String(file.source));
  }
  return texts;
}
