/** `keyway check`: what is wrong in a content folder, in all of it or in the files that somebody names. */
import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { hasErrors, type Issue, sortIssues, uniqueIssues } from '../guide/index.ts';
import { cacheRootOf, checkContent, openChecks, openContent } from '../loader/index.ts';
import type { Settings } from '../settings.ts';
import { ArgumentsInvalid, type IssueFormat } from './arguments.ts';
import { findContentPaths, slashed } from './content-paths.ts';
import { count, renderIssues } from './report-issues.ts';

export interface CheckCommand {
  /** Files and folders; none for all. */
  paths: readonly string[];
  content: string | undefined;
  format: IssueFormat;
}

/**
 * Checks, and prints what is wrong; answers the exit code.
 * @throws {ArgumentsInvalid | ContentMissing} The first for a path that names nothing in the content folder, and for a
 *   folder that holds nothing.
 */
export async function checkFolder({ paths, content, format }: CheckCommand, settings: Settings): Promise<number> {
  const { issues, root, files } = await readIssues(content ?? settings.KEYWAY_CONTENT, settings);
  const wanted = paths.length === 0 ? new Set(files) : findContentPaths(paths, { root, files, from: process.cwd() });
  const shown = paths.length === 0 ? issues : issues.filter(({ file }) => wanted.has(file));
  if (files.length === 0) throw new ArgumentsInvalid(`There is nothing to check in ${root}: it holds no file.`);
  const looked = describeFiles([...wanted]);
  process.stdout.write(renderIssues(shown, format, { looked, folder: folderInRepository(root) }));
  return hasErrors(shown) ? 1 : 0;
}

/** The path of a folder from the root of the repository that it is in; empty if it is in none. */
function folderInRepository(folder: string): string {
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return slashed(relative(at, folder));
  }
  return '';
}

/** What is wrong for any brand, each fault once, and every file of the folder. */
async function readIssues(
  folder: string,
  { KEYWAY_LINK_BASE: linkBase }: Settings,
): Promise<{ issues: Issue[]; root: string; files: string[] }> {
  const projectRoot = process.cwd();
  using content = openContent(folder, { cacheRoot: cacheRootOf(projectRoot), linkBase });
  const reading = await content.read();
  using checks = openChecks(content.cacheFolder);
  const files = new Set<string>();
  const issues: Issue[] = [];
  for (const brand of reading.brands.values()) {
    const own = reading.of(brand);
    for (const file of own.scan.keys()) files.add(file);
    issues.push(...(await checkContent(own, reading, { checks, cacheFolder: content.cacheFolder, projectRoot })));
  }
  return { issues: sortIssues(uniqueIssues(issues)), root: reading.root, files: [...files] };
}

/** What these files are, in numbers: `12 guides, 7 connectors, 2 brands`. */
function describeFiles(files: readonly string[]): string {
  const kinds = {
    guide: files.filter((file) => /\.mdx?$/.test(file)).length,
    connector: files.filter((file) => /(?:^|\/)connectors\/[^/]+\/connector\.yaml$/.test(file)).length,
    brand: files.filter((file) => /^brands\/[^/]+\/brand\.yaml$/.test(file)).length,
  };
  const others = files.length - kinds.guide - kinds.connector - kinds.brand;
  const parts = Object.entries({ ...kinds, 'other file': others }).filter(([, number]) => number > 0);
  return parts.map(([noun, number]) => count(number, noun)).join(', ') || 'no files';
}
