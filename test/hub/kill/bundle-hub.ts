/** The hub that is killed as JavaScript in two files, so that its many starts take little. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { projectRoot } from '../../site/build-sites.ts';

/** Writes the files into a folder. @returns The program's. */
export async function bundleHub(folder: string): Promise<string> {
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: 'esnext',
      minify: false,
      emptyOutDir: false,
      outDir: folder,
      rolldownOptions: {
        input: {
          'killed-hub': join(import.meta.dirname, 'killed-hub.ts'),
          'sqlite-worker': join(projectRoot, 'src/hub/store/sqlite-worker.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', format: 'es' },
      },
    },
  });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  // Starting a thread names its file, which a bundler leaves as it is.
  for (const file of globSync(join(folder, '*.js')))
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('./sqlite-worker.ts', './sqlite-worker.js'));
  return join(folder, 'killed-hub.js');
}
