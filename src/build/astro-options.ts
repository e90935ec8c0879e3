/** How Astro runs here, in a build and in development: where it finds what, and with what of the house. */
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroInlineConfig } from 'astro';
import type { Plugin } from 'vite';
import { type HouseLooks, type PartName, partNames } from '../house/index.ts';
import { packageRoot } from '../loader/index.ts';

/** Where files stand in a root that no page of a site can stand at. */
const houseFolder = '__house';

/**
 * Makes a folder the root of Astro, and answers the options for it. Astro takes notes in its root, and runs its own
 * output from below it, so the package itself can't be the root.
 * @param root An empty folder, or none.
 */
export function openAstroRoot(root: string, looks: HouseLooks): AstroInlineConfig {
  mkdirSync(root, { recursive: true });
  symlinkSync(join(import.meta.dirname, '..'), join(root, 'src'), 'junction');
  linkPackages(join(root, 'node_modules'));
  const sheet = looks.css === undefined ? undefined : join(root, houseFolder, 'house.css');
  if (sheet !== undefined) {
    mkdirSync(dirname(sheet));
    writeFileSync(sheet, `@import ${JSON.stringify(looks.css)} layer(house);\n`);
  }
  return {
    root,
    configFile: relative(root, join(packageRoot, 'astro.config.mjs')),
    cacheDir: join(root, 'cache'),
    vite: {
      cacheDir: join(root, 'cache/vite'),
      resolve: { preserveSymlinks: true },
      plugins: [housePlugin(looks, join(root, 'src/site'), sheet)],
    },
  };
}

/** The packages that Keyway stands on: its own, or those of the house that it is installed in, where it has none. */
function linkPackages(folder: string): void {
  const shared = fileURLToPath(new URL('../', import.meta.resolve('astro/package.json')));
  const own = join(packageRoot, 'node_modules');
  const nested = relative(own, shared) === '' ? [] : packagesIn(own);
  if (nested.length === 0) {
    symlinkSync(shared, folder, 'junction');
    return;
  }
  for (const name of new Set([...nested, ...packagesIn(shared)])) {
    const target = join(folder, name);
    mkdirSync(dirname(target), { recursive: true });
    symlinkSync(join(nested.includes(name) ? own : shared, name), target, 'junction');
  }
}

function packagesIn(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
    return names.flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(folder, name)).map((inner) => `${name}/${inner}`) : [name],
    );
  } catch {
    return [];
  }
}

const houseModule = 'virtual:keyway-house';

/** The parts of a page: the house's own where it has some, else Keyway's, which its own can build on by name. */
function housePlugin({ components }: HouseLooks, site: string, sheet: string | undefined): Plugin {
  const ownPart = (name: string) => join(site, 'components', name);
  const partOf = (name: PartName) =>
    `export { default as ${name} } from ${JSON.stringify(components[name] ?? ownPart(`${name}.astro`))};`;
  return {
    name: 'keyway-house',
    enforce: 'pre',
    resolveId(id) {
      if (id === houseModule) return `\0${id}`;
      return id.startsWith('keyway/components/') ? ownPart(id.slice('keyway/components/'.length)) : undefined;
    },
    load(id) {
      if (id !== `\0${houseModule}`) return undefined;
      const address = sheet === undefined ? '' : `import sheet from ${JSON.stringify(`${sheet}?url`)};`;
      const framesForm = components.FormFrame !== undefined;
      return [
        address,
        ...partNames.map(partOf),
        `export const houseSheet = ${sheet === undefined ? 'undefined' : 'sheet'};`,
        `export const framesForm = ${framesForm};`,
      ].join('\n');
    },
  };
}
