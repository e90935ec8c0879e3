import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyBrand, neutralBrand } from '../../src/brand/index.ts';
import { blockTags, outlineOf, parseGuide, sortIssues } from '../../src/guide/index.ts';
import { renderHtml } from '../../src/render/index.ts';
import { addressOf, caseFolders, expectCaseFile, inputOf, isUpdate, readCase } from './case-folders.ts';
import { linesOf } from './issue-lines.ts';

const folders = caseFolders(import.meta.dirname);

describe('each case gives its HTML, its outline and its issues', () => {
  test.each(folders.map((folder) => [basename(folder), folder]))('%s', (_name, folder) => {
    const { guide, issues } = parseGuide(readCase(folder, inputOf(folder)), addressOf(folder));
    const branded = applyBrand(guide, neutralBrand).guide;
    const outline = outlineOf(branded.children, branded);
    expectCaseFile(folder, 'html.html', `${renderHtml(branded, outline).html}\n`);
    expectCaseFile(
      folder,
      'issues.txt',
      linesOf(sortIssues(issues), { withFile: issues.some(({ file }) => file !== inputOf(folder)) }),
    );
    if (existsSync(join(folder, 'outline.json'))) {
      expectCaseFile(folder, 'outline.json', `${JSON.stringify(outline.anchors, undefined, 2)}\n`);
    }
  });
});

test('every block has a case', () => {
  const sources = folders.map((folder) => readCase(folder, inputOf(folder))).join('\n');
  expect(blockTags.filter((tag) => !sources.includes(`<${tag}`))).toEqual([]);
});

test('expected files are rewritten when asked, and never on a build machine', () => {
  expect(isUpdate({})).toBe(false);
  expect(isUpdate({ UPDATE: '1' })).toBe(true);
  expect(() => isUpdate({ UPDATE: '1', CI: 'true' })).toThrow('CI must not');
});
