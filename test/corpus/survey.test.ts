import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { projectRoot, temporaryFolder } from '../loader/project.ts';
import { measure, type Tree } from './measure.ts';
import { partFinder } from './reading/read-parts.ts';
import { renderPlaces, renderSummary, summarise } from './summary.ts';
import { type GuideReport, surveyTree } from './survey.ts';

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

const snippets = { 'snippets/key.mdx': 'Find it under {place}, or ask.\n' };
const tree: Tree = {
  readSnippet: () => ({ file: 'snippets/key.mdx', source: snippets['snippets/key.mdx'] }),
  findPart: partFinder(new Map(Object.entries(snippets))),
  hasFile: () => true,
};

const page = [
  '<h2 id="get-a-key">Get a key</h2>',
  '<ol class="steps"><li class="step" id="open"><h3 class="step-title">1 Open the <strong>console</strong></h3>',
  '<p>Click "New key", then <code>Copy</code>.</p><p><img src="/images/console.png" alt="A console"></p></li></ol>',
  '<p>Find it under settings, or ask.</p>',
  '<table><thead><tr><th>Field</th><th>Value</th></tr></thead>',
  '<tbody><tr><td><code>key</code></td><td><a href="https://example.com">Where?</a></td></tr></tbody></table>',
  '<pre><code><span>cur</span><span>l</span> https://example.com/{id}</code></pre>',
].join('');

const measured = (html: string) => measure({ file: 'guide.mdx', source, html }, tree);

test('words for agents alone are not expected of the page, and those of other conditions are', () => {
  const ask = (condition: string) =>
    measure({ file: 'a.mdx', source: `<If ${condition}>\n  Run the command.\n</If>\n`, html: '<p></p>' }, tree);
  expect(ask('is="llm"')).toEqual([]);
  expect(ask('sdk="expo"')).toContainEqual(expect.objectContaining({ oracle: 'words' }));
});

describe('all oracles', () => {
  test('are silent about a page that is whole', () => {
    expect(measured(page)).toEqual([]);
  });

  test.each([
    ['a sentence', '<p>Find it under settings, or ask.</p>', '', 'text missing', 'Find it under settings, or ask.'],
    ['a word of a title', '<strong>console</strong>', '', 'title missing', 'Open the **console**'],
    ['a cell', '<td><code>key</code></td>', '<td></td>', 'inline-code missing', 'key'],
    ['a sign of code', '/{id}', '/', 'code missing', 'curl https://example.com/{id}'],
    ['the end of a sentence', ', or ask', '', 'text missing', 'Find it under settings, or ask.'],
  ])('find %s that is lost', (_what, shown, left, group, text) => {
    expect(page).toContain(shown);
    expect(measured(page.replace(shown, left))).toContainEqual(
      expect.objectContaining({ oracle: 'words', group, what: `missing: ${text}` }),
    );
  });

  test('take a heading without its mark for the title of the page', () => {
    const released = { file: 'a.md', source: '# Releases {#releases}\n\nText.\n', html: '<p>Text.</p>' };
    expect(measure({ ...released, title: 'Releases' }, tree)).toEqual([]);
    expect(measure({ ...released, title: 'Release' }, tree)).toHaveLength(1);
  });

  test('read of the props below a directive what they say', () => {
    const source = 'Text.\n\n::card\n---\nicon: i-x\ntitle: The card\n---\nMore of it.\n::\n';
    const html = '<p>Text.</p><b>The card</b><p>More of it.</p>';
    expect(measure({ file: 'a.md', source, html }, tree)).toEqual([]);
    expect(measure({ file: 'a.md', source, html: html.replace('The card', '') }, tree)).toMatchObject([{ line: 6 }]);
  });

  test('find a text that stands at another place', () => {
    const sentence = '<p>Find it under settings, or ask.</p>';
    const [found] = measured(sentence + page.replace(sentence, ''));
    expect(found).toMatchObject({ oracle: 'words', what: 'moved: Find it under settings, or ask.' });
  });

  test.each([
    [
      'a link in a mark',
      '{% embed url="https://example.com/a" %}\n\nBeside it.\n',
      '<a href="https://example.com/a">https://example.com/a</a>',
    ],
    ['code in a title', '=== "The `a.yml`"\n\n    Beside it.\n', '<p>The <code>a.yml</code></p>'],
    [
      'how a reference is made',
      '::: package.Name\n    options:\n        members:\n            - one\n\nBeside it.\n',
      '<code>package.Name</code>',
    ],
    [
      'a link behind quotation marks',
      '!!! tip "[It] as well"\n\n    Beside it.\n\n[It]: /a\n',
      '<p><a href="/a">It</a> as well</p>',
    ],
    [
      'brackets before a note',
      'See [it][^1].\n\nBeside it.\n\n[^1]: A note.\n',
      '<p>See <a href="/a">it</a><sup>1</sup>.</p><p>A note.</p>',
    ],
    [
      'a comment in code',
      'Write `<!-- more -->` there.\n\nBeside it.\n',
      '<p>Write <code>&lt;!-- more --></code> there.</p>',
    ],
    [
      'a mark of several lines',
      '{% card\n  title="A"\n  to="/a"\n%}\nBeside it.\n{% /card %}\n',
      '<p><a href="/a">A</a></p>',
    ],
    ['the sign of a definition', 'Term\n\n:   !!! note\n\n        In it.\n\nBeside it.\n', '<p>Term</p><p>In it.</p>'],
    ['a line for another file in code', '```yaml\n{!a.yaml!}\n```\n\nBeside it.\n', '<pre>a: 1</pre>'],
    ['an id of a title', '# Title { #title }\n\nBeside it.\n', ''],
  ])('expect no words of %s, but those beside it', (_what, source, html) => {
    const shown = { file: 'a.md', source, title: 'Title' };
    const words = (page: string) => measure({ ...shown, html: page }, tree).filter(({ oracle }) => oracle === 'words');
    expect(words(`${html}<p>Beside it.</p>`)).toEqual([]);
    expect(words(html)).toMatchObject([{ what: 'missing: Beside it.' }]);
  });

  test('take the number of a step for shown where it stands apart from its name', () => {
    const source = '## Step 1: Open it\n\n## Step 2: Close it\n';
    const step = (number: number, name: string) =>
      `<li class="step" id="s${number}"><h2>Step ${number} <span>${name}</span></h2></li>`;
    const words = (html: string) =>
      measure({ file: 'a.md', source, html }, tree).filter(({ oracle }) => oracle === 'words');
    expect(words(`<ol>${step(1, 'Open it')}${step(2, 'Close it')}</ol>`)).toEqual([]);
    expect(words(`<ol>${step(1, 'Open it')}${step(2, 'Open it')}</ol>`)).toMatchObject([
      { what: 'missing: Step 2: Close it' },
    ]);
  });

  test('expect no words for browsers without videos, but those beside them', () => {
    const source = '<video src="/a.mp4">\n  Not for you.\n</video>\n\nBeside it.\n';
    const video = '<a href="/a.mp4">Watch</a>';
    expect(measure({ file: 'a.mdx', source, html: `${video}<p>Beside it.</p>` }, tree)).toEqual([]);
    expect(measure({ file: 'a.mdx', source, html: video }, tree)).toMatchObject([{ what: 'missing: Beside it.' }]);
  });

  test('find a lost text although each of its words stands elsewhere', () => {
    const html = '<p>Open</p><p>the</p><p>door.</p><p>The end.</p>';
    const found = measure({ file: 'a.mdx', source: 'Open the door.\n\nThe end.\n', html }, tree);
    expect(found).toMatchObject([{ what: 'missing: Open the door.', line: 1 }]);
  });

  test.each([
    ['picture', '<img src="/images/console.png" alt="A console">', 'addresses'],
    ['heading', '<h2 id="get-a-key">', 'structure'],
    ['step', '<ol class="steps"><li class="step" id="open">', 'steps'],
    ['link', '<a href="https://example.com">', 'addresses'],
    ['table', '<table>', 'structure'],
    ['block of code', '<pre>', 'structure'],
  ])('find the one %s that is missing', (_what, shown, oracle) => {
    expect(page).toContain(shown);
    expect(measured(page.replace(shown, '<div>')).map((found) => found.oracle)).toContain(oracle);
  });

  test.each(['<p>a<p>b</p></p>', '<table><div>a</div><tbody></tbody></table>', '<a href="x">a<a href="y">b</a></a>'])(
    'find %s, which a browser re-parents',
    (html) => {
      expect(measured(html)).toContainEqual(expect.objectContaining({ oracle: 're-parented' }));
    },
  );
});

describe('a survey', () => {
  const files = {
    'guide.mdx': source,
    ...snippets,
    'images/console.png': 'x',
    'broken.mdx': '---\ntitle: Broken\n---\n\n<div data-whitelabel-hide>\n\nNever closed.\n',
    // Code is no box, a part that is not there is one.
    'code.mdx': '---\ntitle: Code\n---\n\nText.\n\n{process.exit()}\n\n{brand.none}\n\n<Odd>Text</Odd>\n',
  };

  test('tells of each guide what is wrong with it', async () => {
    await using folder = await temporaryFolder(files);
    const reports = new Map((await surveyTree(folder.path)).map((report) => [report.file, report]));
    expect([...reports.keys()].sort()).toEqual(['broken.mdx', 'code.mdx', 'guide.mdx']);
    expect(reports.get('guide.mdx')?.findings).toEqual([]);
    // A refused page is told once, not by each of its texts; and it is not whole.
    expect(reports.get('broken.mdx')).toMatchObject({ state: 'refused', findings: [{ oracle: 'refused' }] });
    expect(reports.get('code.mdx')?.findings).toEqual([
      { oracle: 'red boxes', group: '{…}', file: 'code.mdx', line: 9, what: 'not shown: {brand.none}' },
    ]);
  });

  test('measures only the guides under a path when asked so', async () => {
    await using folder = await temporaryFolder({ 'a/one.mdx': 'One.', 'b/two.mdx': 'Two.' });
    expect((await surveyTree(folder.path, 'b/')).map(({ file }) => file)).toEqual(['b/two.mdx']);
  });

  test('expects no page of a draft, and one of everything else', async () => {
    const page = (more: string) => `---\ntitle: T\n${more}---\n\nText.\n`;
    await using folder = await temporaryFolder({
      'draft.mdx': page('draft: true\n'),
      '.gitbook/includes/part.md': page(''),
      'ready.mdx': page('draft: false\n'),
      'told.mdx': `${page('')}\n---\n\ndraft: true\n`,
    });
    expect((await surveyTree(folder.path)).map(({ file }) => file)).toEqual(['ready.mdx', 'told.mdx']);
  });

  test('expects the parts that a house keeps beside its pages', async () => {
    const page = "---\ntitle: T\n---\n\nimport Part from '@components/part.mdx'\n\n<Part/>\n";
    await using folder = await temporaryFolder({
      'house/astro.config.mjs': '',
      'house/src/content/docs/a.mdx': page,
      'house/src/content/docs/b.mdx': page.replace(
        '<Part/>',
        '<Part/>\n\nimport None from "@components/none.mdx"\n\n<None/>',
      ),
      'house/src/components/part.mdx': 'A sentence of the part.\n',
    });
    const [whole, faulty] = await surveyTree(`${folder.path}/house/src/content/docs`);
    expect(whole?.findings).toEqual([]);
    expect(faulty?.findings).toContainEqual(
      expect.objectContaining({ oracle: 'inclusions', what: 'no file of the tree is called @components/none.mdx' }),
    );
  });

  const report = (findings: GuideReport['findings'], state: GuideReport['state'] = 'shown'): GuideReport => ({
    file: `${findings.length}.mdx`,
    state,
    findings,
    html: '',
  });
  const lost = { oracle: 'words', group: 'text missing', file: 'a.mdx', line: 7, what: 'missing: Gone' };
  const whole = Array.from({ length: 98 }, () => report([]));

  test('counts a page as whole when nothing is found on it', () => {
    const reports = [...whole, report([lost]), report([lost, { ...lost, line: 9 }])];
    const summary = summarise(reports, 98);
    expect(summary).toMatchObject({ pages: 100, whole: 98, share: 98, verdict: 'met' });
    expect(summarise(reports, 98.5).verdict).toBe('missed');
    const text = renderSummary(summary, 98);
    expect(text).toContain('100 pages, 98 whole: 98.0 %, goal: 98 %');
    expect(text).toContain('words: text missing: 3 places in 2 files\n    a.mdx:7 missing: Gone\n');
    expect(renderPlaces(reports, 'text missing').trim().split('\n')).toHaveLength(3);
    expect(renderPlaces(reports, 'steps')).toBe('');
  });

  test('of no page, and one in which a page crashes, meet no goal', () => {
    expect(summarise([]).verdict).toBe('missed');
    expect(summarise([...whole, report([lost], 'crashed')]).verdict).toBe('missed');
    expect(summarise([...whole, report([lost], 'refused')]).verdict).toBe('met');
  });
});

describe('the command', () => {
  const args = ['--disable-warning=ExperimentalWarning', join(projectRoot, 'test/corpus/run.ts')];
  const run = async (...more: string[]) =>
    promisify(execFile)(process.execPath, [...args, ...more]).then(
      ({ stdout }) => ({ code: 0, output: stdout }),
      (error: { code: number; stdout: string; stderr: string }) => ({
        code: error.code,
        output: error.stdout + error.stderr,
      }),
    );

  test('writes pages and report, and ends with 0 when the goal is met', async () => {
    await using folder = await temporaryFolder({ 'docs/a.mdx': '---\ntitle: A\n---\n\nText.\n' });
    const [out, json] = [join(folder.path, 'out'), join(folder.path, 'report.json')];
    const { code, output } = await run(join(folder.path, 'docs'), '--goal', '99', '--out', out, '--json', json);
    expect(output).toContain('1 pages, 1 whole: 100.0 %, goal: 99 %');
    expect(code).toBe(0);
    expect(await readFile(join(out, 'a.mdx.html'), 'utf8')).toBe('<p>Text.</p>');
    expect(JSON.parse(await readFile(json, 'utf8'))).toMatchObject({
      share: 100,
      groups: [],
      reports: [{ file: 'a.mdx', state: 'shown', findings: [] }],
    });
  });

  test('ends with 1 below the goal, and with 2 when there is nothing to measure', async () => {
    await using folder = await temporaryFolder({ 'a.mdx': '<div data-whitelabel-hide>\n\nLost.\n' });
    expect(await run(folder.path, '--goal', '99')).toMatchObject({ code: 1 });
    expect(await run(join(folder.path, 'none'))).toMatchObject({ code: 2 });
    expect(await run()).toMatchObject({ code: 2 });
    expect(await run(folder.path, '--goal', 'all')).toMatchObject({ code: 2 });
  });

  test('says nothing of a reader that goes away before the end', async () => {
    await using folder = await temporaryFolder({ 'a.mdx': '---\ntitle: A\n---\n\nText.\n' });
    const child = spawn(process.execPath, [...args, folder.path], { stdio: ['ignore', 'pipe', 'pipe'] });
    // Nobody reads: the pipe is closed before the first line comes.
    child.stdout.destroy();
    const said: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(Buffer.concat(said).toString()).toBe('');
  });
});
