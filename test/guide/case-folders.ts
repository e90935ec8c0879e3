/** Cases are folders: what goes in, and the files that must come out. `UPDATE=1 npm test` writes those anew. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { blockMapSchema, headingIdRules, treeDialect } from '../../src/guide/index.ts';

/** Absolute paths of the case folders beside a test. */
export function caseFolders(directory: string, folder = 'cases'): string[] {
  const cases = join(directory, folder);
  return readdirSync(cases)
    .sort()
    .map((name) => join(cases, name));
}

/** A file of a case as it stands, line ends included. */
export function readCase(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

/** The name of a case's page: `input.md` where there is one, else `input.mdx`. */
export function inputOf(folder: string): 'input.md' | 'input.mdx' {
  return existsSync(join(folder, 'input.md')) ? 'input.md' : 'input.mdx';
}

/** The other files of a case, by their paths: those in its `snippets` folder, and those in `files` from the root on. */
export function readSnippets(folder: string): Record<string, string> {
  const textsOf = (name: string, prefix: string) => {
    const below = join(folder, name);
    if (!existsSync(below)) return [];
    const files = readdirSync(below, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return files.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [prefix + relative(below, file).split(sep).join('/'), readFileSync(file, 'utf8')] as const;
    });
  };
  return Object.fromEntries([...textsOf('snippets', 'snippets/'), ...textsOf('files', '')]);
}

/** Where a case's page stands: where guides of connectors stand, if its name says so. */
export function addressOf(folder: string) {
  const path = basename(folder).startsWith('guide-') ? 'connectors/case/guides/link-account/key' : 'guides/case';
  const map = join(folder, 'blocks.yaml');
  const blocks = existsSync(map) ? blockMapSchema.parse(parse(readFileSync(map, 'utf8'))) : {};
  const dialect = treeDialect((name) => existsSync(join(folder, 'files', name)));
  const list = join(folder, 'appended.txt');
  const appended = existsSync(list) ? readFileSync(list, 'utf8').trim().split('\n') : [];
  const rule = join(folder, 'heading-ids.txt');
  const headingIds = existsSync(rule) ? z.enum(headingIdRules).parse(readFileSync(rule, 'utf8').trim()) : undefined;
  return { path, file: inputOf(folder), snippets: readSnippets(folder), blocks, dialect, headingIds, appended };
}

/** Holds a result against the case's file. An empty result is a file that is not there. */
export function expectCaseFile(folder: string, name: string, actual: string): void {
  const file = join(folder, name);
  if (isUpdate(process.env)) {
    if (actual === '') rmSync(file, { force: true });
    else writeFileSync(file, actual);
  }
  const expected = existsSync(file) ? readFileSync(file, 'utf8') : '';
  expect(actual, `${basename(folder)}/${name}`).toBe(expected);
}

/**
 * Whether expected files are to be rewritten.
 * @throws {Error} On a build machine, where a test that writes its own expectation would always pass.
 */
export function isUpdate(environment: Record<string, string | undefined>): boolean {
  if (!environment['UPDATE']) return false;
  if (environment['CI']) throw new Error('UPDATE rewrites expected files, which CI must not.');
  return true;
}
