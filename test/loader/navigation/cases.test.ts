/** A tree of each tool, with the navigation that its own files give it. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type BrandContent, cacheRootOf, type NavigationEntry, openContent } from '../../../src/loader/index.ts';
import { caseFolders, expectCaseFile } from '../../guide/case-folders.ts';
import { linesOf as issueLines } from '../../guide/issue-lines.ts';
import { projectRoot } from '../project.ts';
import { sharedThread } from '../shared-thread.ts';

const thread = sharedThread();

const folders = caseFolders(import.meta.dirname).map((folder) => [basename(folder), folder] as const);

describe('each tree gives its navigation', () => {
  test.each(folders)('%s', async (_name, folder) => {
    using open = openContent(contentOf(folder), { cacheRoot: cacheRootOf(projectRoot), thread });
    const reading = await open.read();
    const [brand] = reading.brands.values();
    if (!brand) throw new Error('There is no brand.');
    expectCaseFile(folder, 'navigation.txt', textOf(reading.of(brand)));
  });
});

test('a configuration of code is read, and never run', () => {
  const text = readFileSync(join(import.meta.dirname, 'cases/docusaurus/tree/docusaurus.config.js'), 'utf8');
  expect(text).toContain('execSync');
});

/** A tree whose content is one of its folders names it in `content.txt`. */
function contentOf(folder: string): string {
  const file = join(folder, 'content.txt');
  return join(folder, 'tree', existsSync(file) ? readFileSync(file, 'utf8').trim() : '');
}

/** The faults of the navigation itself, one a line. */
function toldOf(issues: BrandContent['issues']): string[] {
  const own = issues.filter(({ code }) => code === 'navigation-page-missing' || code === 'redirect-unusable');
  return issueLines(own, { withFile: true }).split('\n').slice(0, -1);
}

function textOf({ pages, navigation, addresses, issues }: BrandContent): string {
  const byPath = new Map(pages.map(({ facts }) => [facts.path, facts]));
  const linesOf = (entry: NavigationEntry, indent: string): string[] => {
    const page = entry.path === undefined ? undefined : byPath.get(entry.path);
    const title = entry.title ?? page?.sidebarTitle ?? page?.title ?? '(no title)';
    const line = `${indent}${title}${entry.path === undefined ? '' : ` /${entry.path}`}`;
    return entry.kind === 'page'
      ? [line]
      : [`${line}:`, ...entry.entries.flatMap((held) => linesOf(held, `${indent}  `))];
  };
  const lists = {
    rest: navigation.rest,
    hidden: pages.filter(({ facts }) => facts.hidden).map(({ facts }) => facts.path),
    missing: navigation.missing,
    redirects: [...addresses.redirects].map(([from, to]) => `${from} -> ${to}`),
    unusable: addresses.unusable.map(({ from }) => from),
  };
  return [
    ...navigation.groups.flatMap((group) => linesOf(group, '')),
    ...Object.entries({ ...lists, issues: toldOf(issues) }).flatMap(([name, items]) =>
      items.length === 0 ? [] : [`= ${name}`, ...items],
    ),
    '',
  ].join('\n');
}
