/** Each code has a page in `docs/issues`, whose examples do what it says; `UPDATE=1` writes what `keyway check` says now. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reportInWords } from '../../src/cli/issues/pretty.ts';
import { type Issue, type IssueCode, issueCodes, sortIssues, uniqueIssues } from '../../src/guide/index.ts';
import { openSourceLines, readEveryView } from '../../src/loader/index.ts';
import { content } from '../cli/content.ts';
import { type Files, projectRoot, temporaryFolder } from '../loader/project.ts';
import { sharedThread } from '../loader/shared-thread.ts';
import { exampleOf, fence, type IssuePage, parseIssuePage, renderIssuePage } from './issue-page.ts';

const folder = join(projectRoot, 'docs/issues');
const thread = sharedThread();

/** Their examples would be files of megabytes, of other bytes than text, of another tool, pictures, keys, or other hosts. */
const withoutExample: ReadonlySet<string> = new Set<IssueCode>([
  'file-too-large',
  'file-too-slow',
  'file-unreadable',
  'image-brand-missing',
  'image-huge',
  'junk-accepted',
  'junk-not-refused',
  'junk-unanswered',
  'link-dead',
  'link-moved',
  'link-to-home',
  'link-unanswered',
  'navigation-page-missing',
  'nesting-too-deep',
  'redirect-unusable',
  'secret-pasted',
  'snippet-too-deep',
  'too-many-nodes',
]);

/** What follows where an example takes the place of the guide that says the brand's words, or of the brand that replaces them. */
const ofTheRest: ReadonlySet<string> = new Set<IssueCode>(['vocabulary-unused', 'brand-word-left']);

/** What is wrong in a content folder, for any brand, and the report on those of one code. */
async function check(files: Files, code: string): Promise<{ issues: Issue[]; report: string }> {
  await using source = await temporaryFolder(files);
  const views = await readEveryView(projectRoot, source.path, { thread });
  const every = sortIssues(uniqueIssues(views.flatMap(({ content: own }) => own.issues)));
  const issues = every.filter((issue) => issue.code === code || !ofTheRest.has(issue.code));
  const told = issues.filter((issue) => issue.code === code);
  const words = reportInWords(told, { lines: openSourceLines(source.path), pathOf: (file) => `content/${file}` });
  return { issues, report: words.split('\n').slice(0, -2).join('\n') };
}

test('every code has a page, and every page a code', () => {
  const pages = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
  expect(pages.map((name) => name.replace(/\.md$/, '')).sort()).toEqual([...issueCodes].sort());
});

describe('the page of', () => {
  test.each(issueCodes.filter((code) => existsSync(join(folder, `${code}.md`))))('%s is true', async (code) => {
    const file = join(folder, `${code}.md`);
    const text = readFileSync(file, 'utf8');
    const page = parseIssuePage(text);
    expect(page.code).toBe(code);
    expect(page.why).toMatch(/\.$/);
    expect(Object.keys(page.wrong).length > 0).toBe(!withoutExample.has(code));
    const said = withoutExample.has(code) ? page : await withReport(page);
    if (process.env['UPDATE']) writeFileSync(file, renderIssuePage(said));
    else expect(text).toBe(renderIssuePage(said));
  });
});

async function withReport(page: IssuePage): Promise<IssuePage> {
  const { code } = page;
  const wrong = await check(exampleOf(content, page.wrong), code);
  expect([...new Set(wrong.issues.map((issue) => issue.code))]).toEqual([code]);
  const right = await check(exampleOf(content, page.right), code);
  expect(right.issues).toEqual([]);
  return { ...page, head: `\`keyway check\` says:\n\n${fence(`${wrong.report}\n`, 'text')}` };
}
