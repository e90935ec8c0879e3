/** Snippets that no page of any brand takes in: nobody sees what is wrong with them, until somebody does. */
import { linkingFile } from '../brand/index.ts';
import { createIssue, fileStart, guideByteLimit, type Issue, nearestName } from '../guide/index.ts';
import type { ContentFiles } from './content-files.ts';
import { digestOf } from './digest.ts';
import type { Scan } from './scan.ts';
import { partsOf, type Source, snippetsOf } from './sources.ts';

interface Listed {
  files: ContentFiles;
  sources: readonly Source[];
}

/** A tree in which more are not there was never meant to have them all. */
const mostLost = 100;

/** What the pages of any brand take in. */
export function snippetsUsedIn(all: readonly Pick<Listed, 'sources'>[]): ReadonlySet<string> {
  const items = all.flatMap(({ sources }) => sources.map(({ item }) => item));
  return new Set(items.flatMap((item) => (item.kind === 'page' ? item.snippets.map(({ path }) => path) : [])));
}

/** The snippets of a brand that are not among these, as sources of their own, each with the issue that says so. */
export function unusedSnippets(
  { files, sources }: Listed,
  used: ReadonlySet<string>,
  scan: Scan,
): { sources: Source[]; issues: Issue[] } {
  // A brand's own section on linking stands in guides that do not name it.
  const present = new Set(files.paths);
  const importsOf = (path: string) => (present.has(path) ? scan.get(files.nameOf(path))?.imports : undefined);
  const linking = new Set([linkingFile, ...snippetsOf(linkingFile, importsOf, present)]);
  // One whose name is misspelt where it is taken in is told there.
  const named = new Set(files.paths.flatMap((path) => importsOf(path) ?? []));
  const lost = [...named].filter((path) => !present.has(path)).slice(0, mostLost);
  const unused = files.paths.filter(
    (path) =>
      /^snippets\/.*\.mdx?$/.test(path) &&
      !used.has(path) &&
      !linking.has(path) &&
      !lost.some((other) => isSlip(other, path)),
  );
  const sample = sources.find(({ item }) => item.kind === 'page')?.item;
  return {
    sources: unused.flatMap((file): Source[] => {
      const own = scan.get(files.nameOf(file));
      if (!own || own.size > guideByteLimit) return [];
      const parts = partsOf(snippetsOf(file, importsOf, present), files, scan);
      const { blocks, dialect } = sample?.kind === 'page' ? sample : {};
      return [
        {
          key: digestOf(
            'snippet',
            file,
            own.digest,
            ...parts.flatMap(({ path, digest }) => [path, digest]),
            JSON.stringify([blocks, dialect]),
          ),
          item: {
            kind: 'snippet',
            file,
            place: files.locate(file),
            digest: own.digest,
            size: own.size,
            path: file.replace(/\.mdx?$/, ''),
            snippets: parts,
            ...(blocks ? { blocks } : {}),
            dialect,
          },
        },
      ];
    }),
    issues: unused
      // What another takes in that nobody uses goes with it.
      .filter((file) => !unused.some((other) => other !== file && snippetsOf(other, importsOf, present).includes(file)))
      .map((file) => createIssue('snippet-unused', file, fileStart)),
  };
}

/** Whether a name is another one misspelt. Numbers tell things apart that are called alike. */
function isSlip(written: string, path: string): boolean {
  const [own, other] = [written, path].map((name) => name.slice(name.lastIndexOf('/') + 1));
  if (own === undefined || other === undefined || /\d/.test(own + other)) return false;
  return nearestName(own, [other]) !== undefined;
}
