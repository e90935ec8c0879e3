/**
 * Packages of which a tenth is used, as one file each: the other nine tenths would be half of what an installation
 * brings. What they say of their licenses stays in the files.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Specifiers as `src` says them. Each of these packages is a development dependency. */
export const vendoredPackages: ReadonlyMap<string, string> = new Map([
  ['satori', 'vendor/satori.js'],
  ['@fortawesome/free-solid-svg-icons', 'vendor/font-awesome-solid.js'],
  ['@fortawesome/free-regular-svg-icons', 'vendor/font-awesome-regular.js'],
  ['@fortawesome/free-brands-svg-icons', 'vendor/font-awesome-brands.js'],
]);

/** Writes the files of all of them into `lib`, each with its license beside it. */
export async function writeVendored(root: string, lib: string): Promise<void> {
  const resolve = (specifier: string) => fileURLToPath(import.meta.resolve(specifier));
  for (const [name, file] of vendoredPackages) {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true, target: 'node' },
      build: {
        ssr: true,
        target: 'esnext',
        minify: false,
        emptyOutDir: false,
        outDir: dirname(join(lib, file)),
        rolldownOptions: { input: resolve(name), output: { entryFileNames: basename(file), format: 'es' } },
      },
    });
    writeFileSync(join(lib, file.replace(/\.js$/, '.LICENSE')), licenseOf(dirname(resolve(`${name}/package.json`))));
  }
}

function licenseOf(folder: string): Buffer {
  const [name] = ['LICENSE', 'LICENSE.txt', 'LICENSE.md'].filter((file) => {
    try {
      return readFileSync(join(folder, file)).length > 0;
    } catch {
      return false;
    }
  });
  if (name === undefined) throw new Error(`There is no license in ${folder}.`);
  return readFileSync(join(folder, name));
}
