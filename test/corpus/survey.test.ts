import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { projectRoot, temporaryFolder } from '../loader/project.ts';
import type { ReadSnippet } from './read-written.ts';
import { renderSummary, summarise } from './summary.ts';
import { type GuideReport, measure, surveyTree } from './survey.ts';

const source = `---
title: Guide
---

import Key from '/snippets/key.mdx'

# Get a key

<Steps>
  <Step title="Open the **console**">
    Click “New key”, then \`Copy\`.

    ![A console](/images/console.png)
  </Step>
</Steps>

<Key place="settings" />

| Field | Value |
| ----- | ----- |
| \`key\` | [Where?](https://example.com) |

\`\`\`bash
curl https://example.com/{id}
\`\`\`
`;

const snippets: Record<string, string> = { 'snippets/key.mdx': 'Find it under {place}, or ask.\n' };
const readSnippet: ReadSnippet = (path) => {
  const file = path.replace(/^\//, '');
  return snippets[file] === undefined ? undefined : { file, source: snippets[file] };
};

const page = [
  '<h2 id="get-a-key">Get a key</h2>',
  '<ol class="steps"><li class="step"><h3 class="step-title">1 Open the <strong>console</strong></h3>',
  '<p>Click "New key", then <code>Copy</code>.</p><p><img src="/images/console.png" alt="A console"></p></li></ol>',
  '<p>Find it under settings, or ask.</p>',
  '<table><thead><tr><th>Field</th><th>Value</th></tr></thead>',
  '<tbody><tr><td><code>key</code></td><td><a href="https://example.com">Where?</a></td></tr></tbody></table>',
  '<pre><code><span>cur</span><span>l</span> https://example.com/{id}</code></pre>',
].join('');

const measured = (html: string) => measure('guide.mdx', source, html, readSnippet);

describe('the oracles', () => {
  test('find nothing wrong with a page that is whole', () => {
    const { lost, differences, reparented, textCount } = measured(page);
    expect({ lost, differences, reparented }).toEqual({ lost: [], differences: [], reparented: undefined });
    expect(textCount).toBeGreaterThan(10);
  });

  test.each([
    ['a sentence', '<p>Find it under settings, or ask.</p>', '', 'text', 'missing', 'Find it under settings, or ask.'],
    ['a word of a title', '<strong>console</strong>', '', 'title', 'missing', 'Open the **console**'],
    ['a cell', '<td><code>key</code></td>', '<td></td>', 'inline-code', 'missing', 'key'],
    [
      'a sign of code',
      'https://example.com/{id}',
      'https://example.com/',
      'code',
      'missing',
      'curl https://example.com/{id}',
    ],
    ['the end of a sentence', ', or ask', '', 'text', 'missing', 'Find it under settings, or ask.'],
  ])('find %s that is lost', (_what, shown, left, kind, how, text) => {
    expect(page).toContain(shown);
    expect(measured(page.replace(shown, left)).lost).toMatchObject([{ kind, how, text }]);
  });

  test('find a text that stands at another place', () => {
    const sentence = '<p>Find it under settings, or ask.</p>';
    const { lost } = measured(sentence + page.replace(sentence, ''));
    expect(lost).toMatchObject([{ how: 'moved', text: 'Find it under settings, or ask.' }]);
  });

  test('find a lost text although each of its words stands elsewhere', () => {
    const { lost } = measure(
      'a.mdx',
      'Open the door.\n\nThe end.\n',
      '<p>Open</p><p>the</p><p>door.</p><p>The end.</p>',
      readSnippet,
    );
    expect(lost).toMatchObject([{ text: 'Open the door.', how: 'missing' }]);
  });

  test.each([
    ['image', '<img src="/images/console.png" alt="A console">', { kind: 'images', written: 1, shown: 0 }],
    ['heading', '<h2 id="get-a-key">', { kind: 'headings', written: 1, shown: 0 }],
    ['step', '<li class="step">', { kind: 'steps', written: 1, shown: 0 }],
    ['link', '<a href="https://example.com">', { kind: 'links', written: 1, shown: 0 }],
    ['table', '<table>', { kind: 'tables', written: 1, shown: 0 }],
    ['block of code', '<pre>', { kind: 'codes', written: 1, shown: 0 }],
  ])('find the one %s that is missing', (_what, shown, difference) => {
    expect(measured(page.replace(shown, '<div>')).differences).toContainEqual(difference);
  });

  test.each(['<p>a<p>b</p></p>', '<table><div>a</div><tbody></tbody></table>', '<a href="x">a<a href="y">b</a></a>'])(
    'find %s, which a browser re-parents',
    (html) => {
      expect(measured(html).reparented).toBeDefined();
    },
  );
});

describe('a survey', () => {
  const files = {
    'guide.mdx': source,
    ...snippets,
    'images/console.png': 'x',
    'broken.mdx': '---\ntitle: Broken\n---\n\n<Steps>\n\nNever closed.\n',
    'code.mdx':
      '---\ntitle: Code\n---\n\n{process.exit()}\n\n[Nowhere](/nowhere)\n\n![](/images/none.png)\n\n<Odd>Text</Odd>\n',
  };

  test('tells of each guide what is wrong with it', async () => {
    await using folder = await temporaryFolder(files);
    const reports = new Map((await surveyTree(folder.path)).map((report) => [report.file, report]));
    expect([...reports.keys()].sort()).toEqual(['broken.mdx', 'code.mdx', 'guide.mdx']);
    expect(reports.get('broken.mdx')).toMatchObject({ state: 'refused', dialect: 'markdown' });
    expect(reports.get('broken.mdx')?.reason).toContain('not MDX');
    expect(reports.get('code.mdx')).toMatchObject({
      state: 'parsed',
      markers: ['{process.exit()}'],
      unknownBlocks: ['Odd'],
      lost: [],
      differences: [],
    });
    expect(reports.get('code.mdx')?.deadLinks).toHaveLength(1);
    expect(reports.get('code.mdx')?.missingAssets).toHaveLength(1);
    expect(reports.get('guide.mdx')).toMatchObject({ state: 'parsed', reparented: undefined, missingAssets: [] });
  });

  test('measures only the guides under a path when asked so', async () => {
    await using folder = await temporaryFolder({ 'a/one.mdx': 'One.', 'b/two.mdx': 'Two.' });
    expect((await surveyTree(folder.path, 'b/')).map(({ file }) => file)).toEqual(['b/two.mdx']);
  });

  test('of no guide at all is no success', () => {
    expect(summarise([], { lostPercent: 1 }).isMet).toBe(false);
  });

  const whole = {
    state: 'parsed',
    lost: [],
    differences: [],
    unknownBlocks: [],
    markers: [],
    missingAssets: [],
    deadLinks: [],
  };
  const report = (part: Partial<GuideReport>): GuideReport =>
    ({
      file: 'a.mdx',
      reason: undefined,
      dialect: 'mdx',
      reparented: undefined,
      textCount: 1,
      html: '',
      ...whole,
      ...part,
    }) as GuideReport;
  const lost = [{ kind: 'text' as const, line: 7, text: ' Gone . ', how: 'missing' as const }];

  test.each([
    ['a crash', report({ state: 'crashed', reason: 'Error: no' }), 'a.mdx: crashed: Error: no'],
    ['a re-parented tree', report({ reparented: '<p><p>' }), 'a.mdx: re-parented at: <p><p>'],
    ['a lost text', report({ lost }), 'a.mdx: 7: text missing: Gone .'],
    ['a guide that is no page', report({ state: 'unread', reason: 'No.' }), 'a.mdx: unread: No.'],
  ])('misses its goals for %s, and names it', (_what, fault, line) => {
    const goals = { lostPercent: 1 };
    const reports = [fault, ...Array.from({ length: 50 }, () => report({}))];
    const summary = summarise(reports, goals);
    expect(summary.isMet).toBe(false);
    expect(renderSummary(reports, summary, goals)).toContain(line);
    expect(summarise(reports.slice(1), goals).isMet).toBe(true);
  });

  test('bears as many guides with a lost text as its goal says', () => {
    const reports = [report({ lost }), ...Array.from({ length: 99 }, () => report({}))];
    expect(summarise(reports, { lostPercent: 1 }).isMet).toBe(true);
    expect(summarise(reports.slice(1, 60).concat(report({ lost })), { lostPercent: 1 }).isMet).toBe(false);
  });
});

describe('the command', () => {
  const run = async (...args: string[]) => {
    const file = join(projectRoot, 'test/corpus/run.ts');
    const child = promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...args]);
    return child.then(
      ({ stdout }) => ({ code: 0, output: stdout }),
      (error: { code: number; stdout: string; stderr: string }) => ({
        code: error.code,
        output: error.stdout + error.stderr,
      }),
    );
  };

  test('writes pages and report, and ends with 0 when nothing is lost', async () => {
    await using folder = await temporaryFolder({ 'docs/a.mdx': '---\ntitle: A\n---\n\nText.\n' });
    const [out, json] = [join(folder.path, 'out'), join(folder.path, 'report.json')];
    const { code, output } = await run(join(folder.path, 'docs'), '--out', out, '--json', json);
    expect(output).toContain('The goals are met.');
    expect(code).toBe(0);
    expect(await readFile(join(out, 'a.mdx.html'), 'utf8')).toBe('<p>Text.</p>');
    expect(JSON.parse(await readFile(json, 'utf8'))).toMatchObject({ guides: [{ file: 'a.mdx', state: 'parsed' }] });
  });

  test('ends with 1 when a goal is missed, and with 2 when there is nothing to measure', async () => {
    await using folder = await temporaryFolder({ 'a.mdx': '<Steps>\n\nLost.\n' });
    expect(await run(folder.path)).toMatchObject({ code: 1 });
    expect(await run(join(folder.path, 'none'))).toMatchObject({ code: 2 });
    expect(await run()).toMatchObject({ code: 2 });
  });
});
