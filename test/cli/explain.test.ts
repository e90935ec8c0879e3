import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listFiles } from '../../src/loader/list-files.ts';
import { type ExplainReport, explainSchema } from '../../src/review/index.ts';
import { type TemporaryFolder, temporaryFolder } from '../loader/project.ts';
import { content } from './content.ts';
import { type Ended, runKeyway } from './run-keyway.ts';

function elementsOf(html: string): Element[] {
  const elements: Element[] = [];
  visit(fromHtml(html), 'element', (element) => void elements.push(element));
  return elements;
}

const hostile = '<script>alert(1)</script><img src=x onerror=alert(2)> & "Vendor"';

describe('build --explain', () => {
  let source: TemporaryFolder;
  let out: TemporaryFolder;
  let ended: Ended;
  let report: ExplainReport;
  let page: string;

  beforeAll(async () => {
    source = await temporaryFolder({
      ...content,
      'snippets/note.mdx': 'Ask Vendor.\n',
      'guides/note.mdx': '---\ntitle: Note\n---\n\nimport Note from "/snippets/note.mdx"\n\n<Note />\n',
      'guides/part.mdx': '---\ntitle: Part\n---\n\nText.\n\n<p data-whitelabel-hide>Only of the Vendor.</p>\n',
      'guides/hostile.mdx': `---\ntitle: ${JSON.stringify(hostile)}\n---\n\n\`</td></table>\` of Vendor\n`,
      'brands/acme/content/guides/first.mdx': '---\ntitle: First of Acme\n---\n\nText.\n',
      'brands/acme/content/guides/own.mdx': '---\ntitle: Only here\n---\n\nText.\n',
    });
    out = await temporaryFolder();
    ended = await runKeyway(['build', '--brand', 'acme', '--explain', '--content', source.path, '--out', out.path]);
    report = explainSchema.parse(JSON.parse(await readFile(join(out.path, 'acme-report/explain.json'), 'utf8')));
    page = await readFile(join(out.path, 'acme-report/explain.html'), 'utf8');
  });
  afterAll(async () => {
    await source[Symbol.asyncDispose]();
    await out[Symbol.asyncDispose]();
  });

  const changesOf = (path: string) => report.pages.find((told) => told.path === path)?.changes ?? [];

  test('says where the report is, and that is beside the site, never in it', async () => {
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain(`What it changes: ${join(out.path, 'acme-report/explain.html')}`);
    expect(await listFiles(join(out.path, 'acme-report'))).toEqual(['explain.html', 'explain.json']);
    expect((await listFiles(join(out.path, 'acme'))).filter((path) => path.includes('explain'))).toEqual([]);
  });

  test('tells every change of a page with its rule, its entry and its place in the file', async () => {
    const file = 'connectors/known/guides/link-account/own-token-2.mdx';
    const changes = changesOf(file.replace('.mdx', ''));
    expect(changes.map(({ line, kind, rule, entries }) => [line, kind, rule, entries])).toEqual([
      [2, 'replaced', 'vocabulary', [{ from: 'Vendor Hub', to: 'Acme Desk' }]],
      [
        3,
        'replaced',
        'vocabulary',
        [
          { from: 'the Vendor Hub', to: 'Acme Desk' },
          { from: 'Vendor', to: 'Acme' },
        ],
      ],
      [6, 'replaced', 'vocabulary', [{ from: 'Vendor', to: 'Acme' }]],
      [6, 'mapped', 'address', [{ from: 'https://docs.vendor.example', to: 'https://help.acme.example' }]],
      [6, 'replaced', 'brand-word', [{ from: 'brand.hub', to: 'Acme Desk' }]],
      [6, 'removed', 'comment', []],
      [9, 'replaced', 'vocabulary', [{ from: 'Vendor', to: 'Acme' }]],
      [9, 'replaced', 'vocabulary', [{ from: 'Vendor', to: 'Acme' }]],
      [12, 'replaced', 'linking', []],
    ]);
    const lines = (await readFile(join(source.path, file), 'utf8')).split('\n');
    for (const { line, column, before } of changes) {
      expect(
        lines
          .slice(line - 1)
          .join('\n')
          .slice(column - 1),
      ).toMatch(new RegExp(`^${RegExp.escape(before)}`));
    }
  });

  test('tells what is hidden from partners, whole', () => {
    const before = '\n<p data-whitelabel-hide>Only of the Vendor.</p>\n';
    expect(changesOf('guides/part')).toMatchObject([
      { kind: 'removed', rule: 'hidden', entries: [], before, after: '' },
    ]);
  });

  test('tells a change in a snippet by the snippet’s own line', () => {
    expect(changesOf('guides/note')).toMatchObject([
      { file: 'snippets/note.mdx', line: 1, column: 5, before: 'Vendor', after: 'Acme' },
    ]);
  });

  test('tells what is replaced in connector files, and which files are the brand’s own', () => {
    expect(report.connectors).toEqual([
      {
        connector: 'known',
        file: 'connectors/known/connector.yaml',
        changes: [
          {
            key: 'description',
            before: 'Known Provider is linked to Vendor in this test.',
            after: 'Known Provider is linked to Acme in this test.',
          },
          {
            key: 'methods.own-token-2.fields.0.label',
            before: 'Token of the Vendor Hub',
            after: 'Token of Acme Desk',
          },
        ],
      },
    ]);
    expect(report.files).toEqual([
      { path: 'guides/first.mdx', file: 'brands/acme/content/guides/first.mdx', is: 'replaced' },
      { path: 'guides/own.mdx', file: 'brands/acme/content/guides/own.mdx', is: 'added' },
    ]);
  });

  test('counts what it tells', () => {
    const all = report.pages.flatMap(({ changes }) => changes);
    for (const kind of ['removed', 'replaced', 'mapped'] as const) {
      expect(report.totals[kind]).toBe(all.filter((change) => change.kind === kind).length);
    }
    expect(report.totals.mapped).toBe(1);
  });

  test('gives a page that loads nothing, runs nothing, and shows hostile content as text', () => {
    const elements = elementsOf(page);
    expect([...new Set(elements.map(({ tagName }) => tagName))]).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:script|img|link|iframe|a|form)$/)]),
    );
    const attributes = new Set(elements.flatMap(({ properties }) => Object.keys(properties)));
    expect([...attributes].filter((name) => /^(?:on|src|href|style)/i.test(name))).toEqual([]);
    expect(page).not.toMatch(/url\(|@import/);
    expect(page).toContain('http-equiv="content-security-policy"');
    expect(page).toContain('&#x3C;script>alert(1)&#x3C;/script>');
    expect(page).toContain('&#x3C;div data-whitelabel-hide>');
  });
});

test('the report of a build that fails is there to find out why', async () => {
  const leak = { 'guides/leak.mdx': '---\ntitle: Leak\n---\n\n```\nvendor.example\n```\n' };
  await using source = await temporaryFolder({ ...content, ...leak });
  await using out = await temporaryFolder();
  const args = ['build', '--brand', 'acme', '--explain', '--content', source.path, '--out', out.path];
  expect(await runKeyway(args)).toMatchObject({ code: 1 });
  expect(existsSync(join(out.path, 'acme'))).toBe(false);
  expect(existsSync(join(out.path, 'acme-report/explain.html'))).toBe(true);
});

test('a report never takes the place of another brand’s site', async () => {
  const file = content['brands/acme/brand.yaml'] ?? '';
  await using source = await temporaryFolder({ ...content, 'brands/acme-report/brand.yaml': file });
  await using out = await temporaryFolder();
  const args = ['build', '--brand', 'acme', '--explain', '--content', source.path, '--out', out.path];
  const { code, stderr } = await runKeyway(args);
  expect(code).toBe(1);
  expect(stderr).toContain('The report on "acme" would stand in the site of "acme-report".');
  expect(await listFiles(out.path)).toEqual([]);
});
