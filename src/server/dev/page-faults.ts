/** What is wrong with one page of a site that somebody writes: with its guide, its snippets, its connector and its brand. */
import { join } from 'node:path';
import type { PageFaults, ShownFault } from '../../contract/page-faults.ts';
import type { Issue } from '../../guide/index.ts';
import { type BrandContent, openSourceLines, withoutSecrets } from '../../loader/index.ts';

export interface PageFiles {
  /** The file of its guide, by its path from the content folder; `undefined` if it is of no guide. */
  guide: string | undefined;
  /** All that it is made of, in the same way; its guide first. */
  all: ReadonlySet<string>;
}

/** The files that a page is made of. */
export function filesOfPage({ pages, files, scan, brand }: BrandContent, path: string): PageFiles {
  const page = pages.find(({ facts }) => facts.path === path)?.facts;
  const connector = page?.binding?.connector ?? /^connectors\/([^/]+)/.exec(path)?.[1];
  const named = new Set<string>();
  const visit = (file: string): void => {
    if (named.has(file)) return;
    named.add(file);
    for (const snippet of scan.get(files.nameOf(file))?.imports ?? []) visit(snippet);
  };
  if (page) visit(page.file);
  if (connector !== undefined) named.add(`connectors/${connector}/connector.yaml`);
  named.add(`brands/${brand.id}/brand.yaml`);
  return { guide: page && files.nameOf(page.file), all: new Set([...named].map(files.nameOf)) };
}

/** The faults in a page's files, in the order of those, with the lines around each. */
export function pageFaults(issues: readonly Issue[], { guide, all }: PageFiles, root: string): PageFaults {
  const here = [...all].flatMap((path) => issues.filter(({ file }) => file === path));
  const linesOf = withoutSecrets(openSourceLines(root), here);
  return {
    faults: here.map((issue) => shownFault(issue, linesOf(issue.file), root)),
    elsewhere: issues.length - here.length,
    guide,
  };
}

function shownFault(
  { code, severity, file, line, column, what, fix }: Issue,
  lines: readonly string[],
  root: string,
): ShownFault {
  const frame = [line - 1, line, line + 1].flatMap((number): ShownFault['frame'] => {
    const text = lines[number - 1];
    return text === undefined ? [] : [{ number, text: text.slice(0, longestLine) }];
  });
  return { code, severity, file, place: join(root, file), line, column, what, fix, frame };
}

/** Characters of a line that are shown. */
const longestLine = 200;
