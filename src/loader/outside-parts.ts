/**
 * Parts of pages that a house keeps beside the folder of its pages: `@/components/note.mdx` where the pages lie in
 * `src/content/docs`. Their paths count from the content folder and begin with `../`.
 */
import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { mayBeOutside } from '../guide/index.ts';
import { isPassedOver } from './list-files.ts';

/** Files of the tools whose trees have parts there. The folder that holds one is the house. */
const houseFiles = ['astro.config', 'next.config', 'source.config', 'docusaurus.config', 'nuxt.config', 'mkdocs'];
const endings = ['mjs', 'ts', 'js', 'mts', 'yml', 'yaml'];

/** How far above the content folder a house may be. */
const levelsAbove = 3;

/** Whether a path of the content folder leads out of it. */
export function isOutside(path: string): boolean {
  return path.startsWith('../');
}

/**
 * Tells of the paths that lead out of a content folder whether a part of its house is there. It is text or code, lies in
 * the folder with the house's configuration, and no link is on the way to it. Without such a folder there is none.
 */
export function openOutside(root: string): (path: string) => boolean {
  let real: string | undefined;
  let levels: number | undefined;
  return (path) => {
    real ??= realpathSync(root);
    levels ??= levelsToHouse(real);
    const above = /^(?:\.\.\/)+/.exec(path)?.[0].length ?? 0;
    if (above === 0 || above / 3 > levels || !mayBeOutside(path)) return false;
    if (path.slice(above).split('/').some(isPassedOver)) return false;
    const place = join(real, path);
    return lstatSync(place, { throwIfNoEntry: false })?.isFile() === true && realpathSync(place) === place;
  };
}

/** How many folders above the content folder the house is; 0 if it is there, or nowhere. */
function levelsToHouse(root: string): number {
  for (let level = 0; level <= levelsAbove; level++) {
    const folder = join(root, '../'.repeat(level));
    if (houseFiles.some((name) => endings.some((ending) => existsSync(join(folder, `${name}.${ending}`)))))
      return level;
  }
  return 0;
}
