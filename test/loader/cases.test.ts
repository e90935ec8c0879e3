import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { issueCodes, sortIssues, uniqueIssues } from '../../src/guide/index.ts';
import { readEveryView } from '../../src/loader/index.ts';
import { caseFolders, expectCaseFile } from '../guide/case-folders.ts';
import { linesOf } from '../guide/issue-lines.ts';
import { projectRoot } from './project.ts';
import { sharedThread } from './shared-thread.ts';

const thread = sharedThread();

const folders = caseFolders(import.meta.dirname).map((folder) => [basename(folder), folder] as const);

describe('each content folder gives its issues', () => {
  test.each(folders)('%s', async (_name, folder) => {
    const views = await readEveryView(projectRoot, contentOf(folder), { thread });
    const issues = views.flatMap(({ content }) => content.issues);
    expectCaseFile(folder, 'issues.txt', linesOf(sortIssues(uniqueIssues(issues)), { withFile: true }));
  });
});

/** A case whose content lies deeper names its folder in `content.txt`. */
function contentOf(folder: string): string {
  const file = join(folder, 'content.txt');
  return join(folder, existsSync(file) ? readFileSync(file, 'utf8').trim() : 'content');
}

test('every code of an issue has a case', () => {
  const tests = join(projectRoot, 'test');
  const texts = readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((path) => basename(path) === 'issues.txt')
    .map((path) => readFileSync(join(tests, path), 'utf8'))
    .join('');
  expect(issueCodes.filter((code) => !new RegExp(` (?:error|warning) ${code} `).test(texts))).toEqual([]);
});
