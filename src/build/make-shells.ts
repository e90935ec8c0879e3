/**
 * Runs Astro and writes what pages are put together from into a folder. It is a process of its own: Astro and Vite take
 * more memory than all the rest of a build, and read the environment as they like.
 *
 * Arguments: the folder to write, and one to work in.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as buildSite } from 'astro';
import { digestOf, packageRoot } from '../loader/index.ts';
import { bundleEmbed } from './bundle-embed.ts';
import { readAssetAddresses } from './shell-assets.ts';
import { type ShellFiles, shellIndex } from './shell-files.ts';

const [folder, workplace] = process.argv.slice(2);
if (folder === undefined || workplace === undefined) throw new Error('Name the folder to write, and one to work in.');
await makeShells(folder, workplace);

async function makeShells(to: string, root: string): Promise<void> {
  const site = join(to, 'site');
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  try {
    // Astro takes notes in its root, and runs its own output from below it, so the package itself can't be the root.
    symlinkSync(join(packageRoot, 'src'), join(root, 'src'), 'junction');
    symlinkSync(installedPackages(), join(root, 'node_modules'), 'junction');
    await buildSite({
      root,
      configFile: relative(root, join(packageRoot, 'astro.config.mjs')),
      vite: { resolve: { preserveSymlinks: true } },
      outDir: site,
      cacheDir: join(root, 'cache'),
      logLevel: 'error',
      mode: 'production',
    });
    const assets = readAssetAddresses(readFileSync(join(site, 'shell-assets/index.html'), 'utf8'));
    rmSync(join(site, 'shell-assets'), { recursive: true });
    const shells = takeShells(site);
    const embed = await bundleEmbed();
    const embedFiles = [...embed.keys()].sort();
    mkdirSync(join(to, 'embed'), { recursive: true });
    for (const [name, text] of embed) writeFileSync(join(to, 'embed', name), text);
    const files = filesBelow(site);
    const contents = [
      ...files.map((file) => readFileSync(join(site, file))),
      ...embedFiles.map((file) => readFileSync(join(to, 'embed', file))),
    ];
    const digest = digestOf(JSON.stringify([assets, shells, files, embedFiles]), ...contents);
    const index: ShellFiles = { digest, ...assets, shells, files, embedFiles };
    writeFileSync(join(to, shellIndex), JSON.stringify(index));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The folder of the packages that Keyway stands on: its own, or that of the project that it is installed in. */
function installedPackages(): string {
  return fileURLToPath(new URL('../', import.meta.resolve('astro/package.json')));
}

/** Takes the shells out of the site that Astro made, of which only the assets ship. */
function takeShells(site: string): ShellFiles['shells'] {
  const shells: Record<string, Record<string, string>> = {};
  for (const brand of readdirSync(site).filter((name) => name !== 'assets')) {
    const sections = readdirSync(join(site, brand)).map((section): [string, string] => [
      section,
      readFileSync(join(site, brand, section, 'index.html'), 'utf8'),
    ]);
    shells[brand] = Object.fromEntries(sections);
    rmSync(join(site, brand), { recursive: true });
  }
  return shells;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'))
    .sort();
}
