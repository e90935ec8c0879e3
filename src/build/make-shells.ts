/**
 * Runs Astro and writes what pages are put together from into a folder. It is a process of its own: Astro and Vite take
 * more memory than all the rest of a build, and read the environment as they like.
 *
 * Arguments: the folder to write, and one to work in. The house's configuration is read from the working folder.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build as buildSite } from 'astro';
import { type HouseLooks, readHouse } from '../house/index.ts';
import { digestOf } from '../loader/index.ts';
import { openAstroRoot } from './astro-options.ts';
import { bundleEmbed } from './bundle-embed.ts';
import { readAssetAddresses } from './shell-assets.ts';
import { type ShellFiles, shellIndex } from './shell-files.ts';

const [folder, workplace] = process.argv.slice(2);
if (folder === undefined || workplace === undefined) throw new Error('Name the folder to write, and one to work in.');
const { looks } = await readHouse(process.cwd());
await makeShells(folder, workplace, looks);

async function makeShells(to: string, root: string, looks: HouseLooks): Promise<void> {
  const site = join(to, 'site');
  rmSync(root, { recursive: true, force: true });
  try {
    await buildSite({ ...openAstroRoot(root, looks), outDir: site, logLevel: 'error', mode: 'production' });
    const assets = readAssetAddresses(readFileSync(join(site, 'shell-assets/index.html'), 'utf8'));
    rmSync(join(site, 'shell-assets'), { recursive: true });
    const shells = takeShells(site);
    nameAssetsRelatively(join(site, 'assets'));
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

/** A site may stand below a path of its host, and what a sheet names stands beside it. */
function nameAssetsRelatively(assets: string): void {
  for (const name of readdirSync(assets).filter((file) => file.endsWith('.css'))) {
    const sheet = readFileSync(join(assets, name), 'utf8');
    const relative = sheet.replace(/(\burl\(["']?)\/assets\//g, '$1');
    if (relative !== sheet) writeFileSync(join(assets, name), relative);
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'))
    .sort();
}
