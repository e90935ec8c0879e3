/**
 * Mistakes that writers make, one a row: each is told at its place by its own code, and nothing else is said. A row is
 * a change of a sound guide, connector or snippet. `issues.txt` beside the rows has the words that a writer gets.
 */
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { type Issue, sortIssues, uniqueIssues } from '../../../src/guide/index.ts';
import { readEveryView } from '../../../src/loader/index.ts';
import { expectCaseFile } from '../../guide/case-folders.ts';
import { linesOf } from '../../guide/issue-lines.ts';
import { projectRoot, temporaryFolder } from '../project.ts';
import { contentOf, expectedOf, families, idOf } from './content.ts';
import type { Mistake } from './mistake.ts';

describe.each(Object.entries(families))('mistakes in %s', async (family, mistakes) => {
  const picture = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#888' } })
    .png()
    .toBuffer();
  await using folder = await temporaryFolder(contentOf(family, mistakes, picture));
  const views = await readEveryView(projectRoot, folder.path);
  const issues = sortIssues(uniqueIssues(views.flatMap(({ content }) => content.issues)));
  const rows = mistakes.map((mistake, index) => ({ mistake, id: idOf(family, index) }));

  test.each(rows)('$mistake.name', ({ mistake, id }) => {
    const own = issues.filter(({ file }) => file.includes(id));
    const expected = expectedOf(mistake, id);
    expect(own.map(({ code }) => code)).toEqual(mistake.codes);
    expect(own.map(({ file, line }) => `${file}:${line}`)[0]).toEqual(expected);
  });

  test('nothing else is said', () => {
    expect(issues.filter(({ file }) => !file.includes(family))).toEqual([]);
  });

  test('the words', () => {
    expectCaseFile(
      join(import.meta.dirname, family),
      'issues.txt',
      rows
        .map(({ mistake, id }) =>
          wordsOf(
            mistake,
            issues.filter(({ file }) => file.includes(id)),
          ),
        )
        .join('\n'),
    );
  });
});

function wordsOf({ name }: Mistake, own: readonly Issue[]): string {
  return `${name}\n${own.map((issue) => `  ${basename(issue.file)}:${linesOf([issue]).trim()} ${issue.fix}\n`).join('')}`;
}
