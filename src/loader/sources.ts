/** The files of a content folder that are parsed, each with the digest of all that its parsed form depends on. */
import { type BlockMap, createIssue, fileStart, guideByteLimit, type Issue, type TreeDialect } from '../guide/index.ts';
import type { ContentFiles } from './content-files.ts';
import { digestOf } from './digest.ts';
import { gitbookFolder } from './list-files.ts';
import type { ParseItem } from './parse-worker.ts';
import type { Scan } from './scan.ts';

export interface Source {
  key: string;
  item: ParseItem;
}

/** Folders of the content root that hold no pages. */
const otherFolders = new Set(['brands', 'snippets']);

/** Characters that mean something in an address, or nothing in a name. */
const unusable = /[\p{Cc}?#%\\]|^_/u;

/** The pages and connectors among the files of a brand, in the order of their paths. Faults of names are issues. */
export function listSources(
  files: ContentFiles,
  scan: Scan,
  { blocks, dialect }: { blocks: BlockMap; dialect: TreeDialect | undefined },
): { sources: Source[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const present = new Set(files.paths);
  const parts = new Set([...scan.values()].flatMap(({ imports = [] }) => imports));
  const mapped = [...(Object.keys(blocks).length > 0 ? [JSON.stringify(blocks)] : []), ...(dialect ? [dialect] : [])];
  const scanned = (path: string) => scan.get(files.nameOf(path));
  const sources = files.paths.flatMap((file): Source[] => {
    const own = scanned(file);
    const id = /^connectors\/([^/]+)\/connector\.yaml$/.exec(file)?.[1];
    if (!own || (id === undefined && !isPage(file))) return [];
    const place = files.locate(file);
    if (id !== undefined) {
      return [
        {
          key: digestOf(file, own.digest),
          item: { kind: 'connector', id, file, place, digest: own.digest, size: own.size },
        },
      ];
    }
    if (isPart(file, parts)) return [];
    const name = file.split('/').find((part) => unusable.test(part));
    if (name !== undefined) {
      issues.push(createIssue('path-unusable', file, fileStart, { name }));
      return [];
    }
    const snippets = snippetsOf(
      file,
      (path) => (present.has(path) ? scanned(path)?.imports : undefined),
      present,
    ).filter((path) => (scanned(path)?.size ?? 0) <= guideByteLimit);
    // A page is another page when a snippet in it changes.
    const used = snippets.map((path) => ({ path, place: files.locate(path), digest: scanned(path)?.digest ?? '' }));
    const digests = used.flatMap(({ path, digest }) => [path, digest]);
    const { size, digest } = own;
    return [
      {
        key: digestOf(file, digest, ...digests, ...mapped),
        item: { kind: 'page', file, place, digest, size, path: pagePathOf(file), snippets: used, blocks, dialect },
      },
    ];
  });
  return { sources, issues };
}

function isPage(file: string): boolean {
  const folders = file.split('/');
  return /\.mdx?$/.test(file) && !otherFolders.has(folders[0] ?? '') && !folders.includes(gitbookFolder);
}

/** Whether a file is a part of pages by its name: in a folder `_parts`, or `_part.mdx` that a page names. */
function isPart(file: string, named: ReadonlySet<string>): boolean {
  return /(?:^|\/)_[^/]*\//.test(file) || (/(?:^|\/)_[^/]*$/.test(file) && named.has(file));
}

/** The paths of all files that a page uses, directly or by way of others, in their order. */
function snippetsOf(
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

/** The address of a file's page, without slashes at its ends. */
export function pagePathOf(file: string): string {
  return file.replace(/\.mdx?$/, '').replace(/(?:^|\/)index$/, '');
}
