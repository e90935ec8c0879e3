/** Finds out how a tree of documents is arranged, by the files of whichever tool it was written for. Once a reading. */
import type { SlugRule } from '../../guide/index.ts';
import { readDocusaurus } from './docusaurus.ts';
import { readFern, readRedocly } from './fern.ts';
import { readGitbook } from './gitbook.ts';
import { readMintlify } from './mintlify.ts';
import { readMkdocs } from './mkdocs.ts';
import { assetsOfHouse } from './site-layout.ts';
import { readStarlight } from './starlight.ts';
import type { TreeFiles } from './tree-files.ts';
import { readVitepress } from './vitepress.ts';
import type { AssetFolder, WrittenNavigation, WrittenRedirect } from './written.ts';
import { readZudoku } from './zudoku.ts';

/** Tools whose files are read, in the order in which they are looked for: the plainest sign first. */
const readers = {
  mintlify: readMintlify,
  starlight: readStarlight,
  docusaurus: readDocusaurus,
  vitepress: readVitepress,
  fern: readFern,
  zudoku: readZudoku,
  mkdocs: readMkdocs,
  gitbook: readGitbook,
  redocly: readRedocly,
} satisfies Record<string, (files: TreeFiles) => (WrittenNavigation & { docs?: string }) | undefined>;

export type TreeTool = keyof typeof readers;

export interface TreeNavigation extends WrittenNavigation {
  /** The tool that the tree was written for; `undefined` if it says of none. */
  tool: TreeTool | undefined;
  /** The folder of its pages, without slashes at its ends. */
  docs: string;
  /** The files that say it, as {@link TreeFiles} names them. */
  files: readonly string[];
  assets: readonly AssetFolder[];
  bases: readonly string[];
}

/** Reads what the tree says. Nothing of it is run, and faults in it leave out what they are in. */
export function readNavigation(all: TreeFiles): TreeNavigation {
  const host = recordReads(all);
  const own = redirectsOfHost(host.files);
  for (const [tool, read] of Object.entries(readers) as [TreeTool, (typeof readers)[TreeTool]][]) {
    const { files, read: seen } = recordReads(all);
    const found: (WrittenNavigation & { docs?: string }) | undefined = read(files);
    if (!found) continue;
    return {
      tool,
      docs: found.docs ?? '',
      files: [...seen, ...host.read],
      entries: found.entries,
      redirects: [...own, ...found.redirects],
      assets: found.assets ?? assetsOfHouse(all),
      bases: found.bases ?? [],
      headingIds: found.headingIds,
      ...(found.appended ? { appended: found.appended } : {}),
    };
  }
  return {
    tool: undefined,
    docs: '',
    files: [...host.read],
    entries: undefined,
    redirects: own,
    assets: assetsOfHouse(all),
    bases: [],
  };
}

/** The same files, and the names of those that were read of them. */
function recordReads(files: TreeFiles): { files: TreeFiles; read: ReadonlySet<string> } {
  const read = new Set<string>();
  const recorded: TreeFiles = {
    ...files,
    read(path) {
      const text = files.read(path);
      if (text !== undefined) read.add(path);
      return text;
    },
  };
  return { files: recorded, read };
}

/** `_redirects`, as several hosts read it: an old address, a new one, and mostly a status. */
function redirectsOfHost(files: TreeFiles): WrittenRedirect[] {
  const file = files.findBelow(/^_redirects$/);
  const lines = (file === undefined ? undefined : files.read(file))?.split('\n', 100_000) ?? [];
  return lines.flatMap((line) => {
    const [from = '', to = '', status = '301'] = line.trim().split(/\s+/);
    // 200 shows one page at two addresses, which is no redirect.
    return from.startsWith('/') && /^[\w/:]/.test(to) && /^30[1278]!?$/.test(status) ? [{ from, to }] : [];
  });
}

/** What frontmatter's `slug` means in the tree; `undefined` where it means nothing. */
export function slugRuleOf({ tool, docs }: Pick<TreeNavigation, 'tool' | 'docs'>): SlugRule | undefined {
  if (tool === 'starlight' || tool === 'fern') return { from: 'root', base: docs };
  return tool === 'docusaurus' ? { from: 'folder', base: docs } : undefined;
}
