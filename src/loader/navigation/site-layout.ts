/** Where the site of another tool has what is no page, and below which path it stands. */
import { posix } from 'node:path';
import { textOf } from './places.ts';
import type { Static } from './static-config.ts';
import type { TreeFiles } from './tree-files.ts';
import type { AssetFolder } from './written.ts';

/**
 * A folder of a house by the names that its addresses have; none if it leads out of the house.
 * @param home The folder with the house's settings, as {@link TreeFiles} names it.
 */
export function assetsIn(
  files: TreeFiles,
  home: string,
  name: string,
  as: readonly string[],
  holds: AssetFolder['holds'] = 'files',
): AssetFolder[] {
  const below = posix.normalize(name.replace(/\/+$/, ''));
  if (below === '..' || below.startsWith('../') || below.startsWith('/')) return [];
  const folder = posix.join(home, below);
  const names = as.map((one) => posix.join('/', one).slice(1)).filter((one) => one !== files.within(folder));
  return names.length === 0 ? [] : [{ folder: files.within(folder) ?? folder, as: [...new Set(names)], holds }];
}

/** The path in a setting that names it, or a whole address; none at the root of a host. */
export function baseOf(setting: Static): string[] {
  const text = textOf(setting);
  if (text === undefined) return [];
  const path = URL.canParse(text) ? new URL(text).pathname : text;
  const base = path.replace(/^[./]+|\/+$/g, '');
  return base === '' || /[:\\?#]|\.\./.test(base) ? [] : [base];
}

const toolsWithPublic = ['next', 'nuxt', 'source', 'gatsby'].flatMap((tool) =>
  ['ts', 'mjs', 'js', 'mts', 'cjs'].map((ending) => `${tool}.config.${ending}`),
);

/** `public/` of a house whose tool says nothing of navigation. */
export function assetsOfHouse(files: TreeFiles): AssetFolder[] {
  const config = files.findAbove(toolsWithPublic) ?? files.findBelow(/^(?:next|nuxt|source)\.config\.[cm]?[jt]s$/);
  return config === undefined ? [] : assetsIn(files, posix.dirname(config), 'public', ['']);
}
