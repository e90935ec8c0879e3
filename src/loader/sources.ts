/** The files of a content folder that are parsed, each with the digest of all that its parsed form depends on. */
import { type BlockMap, createIssue, fileStart, guideByteLimit, type Issue, type TreeDialect } from '../guide/index.ts';
import { type ContentFiles, connectorFile } from './content-files.ts';
import { digestOf } from './digest.ts';
import { gitbookFolder } from './list-files.ts';
import { withoutNumbers } from './navigation/arrange.ts';
import { slugRuleOf, type TreeNavigation } from './navigation/read-navigation.ts';
import { isOutside } from './outside-parts.ts';
import type { ParseItem, ScannedPlace } from './parse-worker.ts';
import type { Scan } from './scan.ts';

export interface Source {
  key: string;
  item: ParseItem;
}

/** Folders of the content root that hold no pages. */
const otherFolders = new Set(['brands', 'snippets']);

/** Characters that mean something in an address, or nothing in a name. */
const unusable = /[\p{Cc}?#%\\]/u;

/** What other pages take in, by the custom of most tools. */
const partial = /(?:^|\/)(?:_|\.[^/]*$)/;

/** The pages and connectors among the files of a brand, in the order of their paths. Faults of names are issues. */
export function listSources(
  files: ContentFiles,
  scan: Scan,
  {
    blocks,
    dialect,
    tree,
  }: {
    blocks: BlockMap;
    dialect: TreeDialect | undefined;
    tree: Pick<TreeNavigation, 'tool' | 'docs' | 'headingIds' | 'appended'>;
  },
): { sources: Source[]; issues: Issue[] } {
  const slugs = slugRuleOf(tree);
  const issues: Issue[] = [];
  const present = new Set([...files.paths, ...[...scan.keys()].filter(isOutside)]);
  const { headingIds, appended = [] } = tree;
  const mapped = [
    ...(Object.keys(blocks).length > 0 ? [JSON.stringify(blocks)] : []),
    ...(dialect ? [dialect] : []),
    ...(headingIds ? [headingIds] : []),
    ...(appended.length > 0 ? [JSON.stringify(appended)] : []),
  ];
  const scanned = (path: string) => scan.get(files.nameOf(path));
  for (const file of files.paths) {
    const [, id, ending] = connectorFile.exec(file) ?? [];
    if (id === undefined || ending === 'yaml' || present.has(`connectors/${id}/connector.yaml`)) continue;
    const names = { name: `connector.${ending}`, expected: 'connector.yaml' };
    issues.push(createIssue('file-misnamed', file, fileStart, names));
  }
  const sources = files.paths.flatMap((file): Source[] => {
    const own = scanned(file);
    const id = /^connectors\/([^/]+)\/connector\.yaml$/.exec(file)?.[1];
    if (!own || (id === undefined && (!isPage(file, tree) || appended.includes(file)))) return [];
    const place = files.locate(file);
    if (id !== undefined) {
      return [
        {
          key: digestOf(file, own.digest),
          item: { kind: 'connector', id, file, place, digest: own.digest, size: own.size },
        },
      ];
    }
    const name = file.split('/').find((part) => unusable.test(part));
    if (name !== undefined) {
      issues.push(createIssue('path-unusable', file, fileStart, { name }));
      return [];
    }
    const named = snippetsOf(file, (path) => (present.has(path) ? scanned(path)?.imports : undefined), present);
    const taken = new Set([...named, ...appended.filter((path) => present.has(path) && path !== file)]);
    // A page is another page when a snippet in it changes.
    const used = partsOf([...taken], files, scan);
    const digests = used.flatMap(({ path, digest }) => [path, digest]);
    const { size, digest } = own;
    const isOfTree = !file.startsWith('connectors/');
    const path = isOfTree ? treePathOf(file, tree, present) : pagePathOf(file);
    const rule = isOfTree ? slugs : undefined;
    return [
      {
        key: digestOf(file, digest, path, JSON.stringify(rule ?? null), ...digests, ...mapped),
        item: {
          kind: 'page',
          file,
          place,
          digest,
          size,
          path,
          slugs: rule,
          snippets: used,
          blocks,
          dialect,
          headingIds,
          appended,
        },
      },
    ];
  });
  return { sources, issues };
}

function isPage(file: string, { tool }: Pick<TreeNavigation, 'tool'>): boolean {
  const folders = file.split('/');
  if (!/\.mdx?$/.test(file) || otherFolders.has(folders[0] ?? '') || folders.includes(gitbookFolder)) return false;
  return !partial.test(file) && !(tool === 'gitbook' && /(?:^|\/)SUMMARY\.md$/i.test(file));
}

/** The paths of all files that a page uses, directly or by way of others, in their order. */
export function snippetsOf(
  file: string,
  importsOf: (path: string) => readonly string[] | undefined,
  present: ReadonlySet<string>,
): string[] {
  const found = new Set<string>();
  const visit = (from: string): void => {
    for (const path of importsOf(from) ?? []) {
      if (found.has(path) || !present.has(path)) continue;
      found.add(path);
      visit(path);
    }
  };
  visit(file);
  return [...found].sort();
}

/** Snippets as a parser gets them, without those that are too long to be read. */
export function partsOf(
  paths: readonly string[],
  files: ContentFiles,
  scan: Scan,
): (ScannedPlace & { path: string })[] {
  return paths.flatMap((path) => {
    const { size = 0, digest = '' } = scan.get(files.nameOf(path)) ?? {};
    return size <= guideByteLimit ? [{ path, place: files.locate(path), digest }] : [];
  });
}

/** The address of a file's page, without slashes at its ends. */
export function pagePathOf(file: string): string {
  return file.replace(/\.mdx?$/, '').replace(/(?:^|\/)index$/, '');
}

/**
 * The same for a file of a tree that another tool may have been the first reader of: numbers before names are only an
 * order where they are that for the tool, and `README` is the page of its folder if nothing else is.
 */
function treePathOf(file: string, { tool }: Pick<TreeNavigation, 'tool'>, present: ReadonlySet<string>): string {
  const path = pagePathOf(tool === 'docusaurus' ? withoutNumbers(file) : file);
  const folder = /^(.*?)\/?readme$/i.exec(path)?.[1];
  if (folder === undefined) return path;
  const at = file.slice(0, file.lastIndexOf('/') + 1);
  const others = [`${at}index`, ...(at === '' ? [] : [at.slice(0, -1)])];
  return others.some((other) => present.has(`${other}.md`) || present.has(`${other}.mdx`)) ? path : folder;
}
