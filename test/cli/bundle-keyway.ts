/** The command line as JavaScript in few files: from source, each of its starts loads a thousand modules. */
import { existsSync, globSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';
import { codeVersion } from '../../src/loader/code-version.ts';
import { digestOf } from '../../src/loader/digest.ts';
import { acquireLock } from '../../src/loader/file-lock.ts';

const projectRoot = resolve(import.meta.dirname, '../..');
const source = join(projectRoot, 'src');

/** Packages that find files of their own beside them, or are native. */
const external = ['astro', 'vite', 'sharp', 'satteri', 'piscina', 'shiki', 'subset-font'];

/** How a file names another one that is to start as a thread or a process. */
const startedFile = /new URL\('\.\/([\w-]+)\.ts', import\.meta\.url\)/g;

/** Makes the bundle of the code as it is now, if there is none yet. @returns The file to run. */
export async function bundleKeyway(): Promise<string> {
  // Below the project, where the packages are found.
  const shelf = join(projectRoot, '.keyway/cache/test-program');
  const others = [join(projectRoot, 'package-lock.json'), import.meta.filename].map((file) => readFileSync(file));
  const folder = join(shelf, digestOf(codeVersion(readdirSync(source)), ...others).slice(0, 16));
  const program = join(folder, 'main.js');
  await using _lock = await acquireLock(`${shelf}.lock`);
  if (existsSync(program)) return program;
  rmSync(shelf, { recursive: true, force: true });
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'error',
    plugins: [keepPlaces()],
    ssr: { noExternal: true, external, target: 'node' },
    build: {
      ssr: true,
      target: 'esnext',
      minify: false,
      outDir: folder,
      rolldownOptions: {
        input: [join(source, 'cli/main.ts'), ...startedFiles()],
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', format: 'es' },
      },
    },
  });
  return program;
}

function startedFiles(): string[] {
  return globSync(join(source, '**/*.ts')).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(startedFile)].map(([, name]) => join(dirname(file), `${name}.ts`)),
  );
}

/** A file of the source finds others from where it stood, but for those to start, which are in the bundle too. */
function keepPlaces(): Plugin {
  return {
    name: 'keep-places',
    enforce: 'pre',
    transform(code, id) {
      if (!id.startsWith(source)) return undefined;
      return code
        .replace(startedFile, "new URL('./$1.js', import.meta.bundle)")
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
        .replaceAll('import.meta.filename', JSON.stringify(id))
        .replaceAll('import.meta.bundle', 'import.meta.url');
    },
  };
}
