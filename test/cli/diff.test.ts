import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type DiffReport, diffSchema } from '../../src/review/index.ts';
import { temporaryFolder } from '../loader/project.ts';
import { content, guideFile, partnerFile } from './content.ts';
import { runKeyway } from './run-keyway.ts';

async function readReport(out: string, name: string): Promise<{ report: DiffReport; html: string }> {
  const report = diffSchema.parse(JSON.parse(await readFile(join(out, `${name}.json`), 'utf8')));
  return { report, html: await readFile(join(out, `${name}.html`), 'utf8') };
}

/** A document's lines that are not the same. */
function changed(report: DiffReport, path: string): string[] {
  const lines = report.documents.filter((told) => told.path === path).flatMap(({ hunks }) => hunks);
  return lines
    .flatMap((hunk) => hunk.lines)
    .filter(({ is }) => is !== 'same')
    .map(({ is, text }) => `${is} ${text}`);
}

describe('diff of two brands', () => {
  test('tells what readers of one see in another way than readers of the other', async () => {
    await using source = await temporaryFolder(content);
    await using out = await temporaryFolder();
    const ended = await runKeyway(['diff', 'vendor', 'acme', '--content', source.path, '--out', out.path]);
    const { report, html } = await readReport(out.path, 'acme-report/diff-from-vendor');
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain(`Read ${join(out.path, 'acme-report/diff-from-vendor.html')}`);
    expect(report).toMatchObject({ from: { brand: 'vendor' }, to: { brand: 'acme' } });
    expect(report.files).toEqual([{ path: 'brands/vendor/logo.svg', is: 'removed' }]);
    const lines = changed(report, 'connectors/known/guides/link-account/own-token-2');
    expect(lines.slice(0, 13)).toEqual([
      'removed > Fetch the complete documentation index at: https://docs.vendor.example/llms.txt',
      'added > Fetch the complete documentation index at: https://help.acme.example/llms.txt',
      'removed # Connect Known Provider with Own Token – Vendor Hub',
      'added # Connect Known Provider with Own Token – Acme Desk',
      'removed > Link it in the Vendor Hub of Vendor.',
      'added > Link it in Acme Desk of Acme.',
      expect.stringMatching(/^removed Vendor asks for a token\. .* Vendor Hub\. /),
      expect.stringMatching(/^added Acme asks for a token\. .* Acme Desk\. /),
      expect.stringContaining('Create it for Vendor'),
      expect.stringContaining('Create it for Acme'),
      'removed <div data-whitelabel-hide>',
      'removed   <h2 id="secret-section">Only in the Vendor Hub</h2>',
      'removed </div>',
    ]);
    expect(lines).toContain('added   ## Link Known Provider in Acme Desk');
    expect(changed(report, 'brand.yaml')).toContain('removed names.company: Vendor');
    expect(changed(report, 'connectors/known/connector.yaml')).toContain(
      'added methods.own-token-2.fields.0.label: Token of Acme Desk',
    );
    expect(html).toContain('Only in the Vendor Hub');
    expect(html).toMatch(/Create it for <mark>Vendor<\/mark>/);
    expect(html).not.toMatch(/<(?:script|img|link|a)\b/i);
  });

  test('names a brand that is not there', async () => {
    await using source = await temporaryFolder(content);
    const { code, stderr } = await runKeyway(['diff', 'vendor', 'nobody', '--content', source.path]);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'No brand is called "nobody". There are: acme, vendor.\n',
    });
  });
});

describe('diff of two versions', () => {
  test('tells pages, connectors, the brand and pictures that came, went or changed', async () => {
    await using before = await temporaryFolder({ ...content, 'gone.mdx': '---\ntitle: Gone\n---\n\nText.\n' });
    await using after = await temporaryFolder({
      ...content,
      'connectors/known/guides/link-account/own-token-2.mdx': guideFile.replace('asks for a token', 'asks for a key'),
      'guides/new.mdx': '---\ntitle: New\n---\n\nText.\n',
      'brands/acme/brand.yaml': partnerFile.replace('Acme Help', 'Acme Guides'),
      'brands/vendor/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'connectors/known/x.png': Buffer.from('another picture'),
    });
    await using out = await temporaryFolder();
    const args = ['diff', '--brand', 'acme', '--against', before.path, '--content', after.path, '--out', out.path];
    expect(await runKeyway(args)).toMatchObject({ code: 0, stderr: '' });
    const { report } = await readReport(out.path, 'acme-report/diff-of-versions');
    expect(report.documents.map(({ kind, path, is }) => [kind, path, is])).toEqual([
      ['brand', 'brand.yaml', 'changed'],
      ['page', 'connectors/known/guides/link-account/own-token-2', 'changed'],
      ['page', 'gone', 'removed'],
      ['page', 'guides/new', 'added'],
    ]);
    expect(changed(report, 'connectors/known/guides/link-account/own-token-2')).toEqual([
      expect.stringContaining('removed Acme asks for a token.'),
      expect.stringContaining('added Acme asks for a key.'),
    ]);
    // The vendor's logo is nothing that readers of the partner see.
    expect(report.files).toEqual([{ path: 'connectors/known/x.png', is: 'changed' }]);
    expect(report.totals).toEqual({ same: 4, added: 1, removed: 1, changed: 2 });
  });

  test('that are the same have no differences', async () => {
    await using source = await temporaryFolder(content);
    await using out = await temporaryFolder();
    const args = ['diff', '--brand', 'acme', '--against', source.path, '--content', source.path, '--out', out.path];
    await runKeyway(args);
    const { report } = await readReport(out.path, 'acme-report/diff-of-versions');
    expect([report.documents, report.files]).toEqual([[], []]);
  });
});
