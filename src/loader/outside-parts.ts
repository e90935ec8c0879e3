/**
 * Parts of pages that a house keeps beside the folder of its pages: `@/components/note.mdx` where the pages lie in
 * `src/content/docs`. Their paths count from the content folder and begin with `../`.
 */
import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { levelsAbove, mayBeOutside } from '../guide/index.ts';
import { isPassedOver } from './list-files.ts';

/** Settings of the tools whose trees have parts there. */
const toolFiles = [
  ...['astro', 'next', 'source', 'docusaurus', 'nuxt'].flatMap((tool) =>
    ['mjs', 'ts', 'js', 'mts'].map((ending) => `${tool}.config.${ending}`),
  ),
  'mkdocs.yml',
  'mkdocs.yaml',
  'clerk-typedoc',
];

/** Settings of a whole project. */
const projectFiles = ['.git', 'package.json', 'pyproject.toml'];

/** Whether a path of the content folder leads out of it. */
export function isOutside(path: string): boolean {
  return path.startsWith('../');
}

/**
 * Tells of the paths that lead out of a content folder whether a part of its house is there. It is text or code, lies in
 * the folder with the house's settings, and no link is on the way to it. Without such a folder there is none.
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

/**
 * How many folders above the content folder the house is: the highest with settings of such a tool, or of the whole
 * project where a tool's are below it. 0 if it is the content folder, or there is none.
 */
function levelsToHouse(root: string): number {
  const folders = Array.from({ length: levelsAbove + 1 }, (_, level) => join(root, '../'.repeat(level)));
  const has = (folder: string, names: readonly string[]) => names.some((name) => existsSync(join(folder, name)));
  const tool = folders.findIndex((folder) => has(folder, toolFiles));
  if (tool < 1) return 0;
  return Math.max(
    tool,
    folders.findLastIndex((folder) => has(folder, projectFiles)),
  );
}
