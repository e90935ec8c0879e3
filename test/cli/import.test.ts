import { readFile, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseFolders, expectCaseFile, readCase } from '../guide/case-folders.ts';
import { projectRoot, type TemporaryFolder, temporaryFolder } from '../loader/project.ts';
import { content } from './content.ts';
import { type Ended, runKeyway } from './run-keyway.ts';

const folders = caseFolders(join(import.meta.dirname, 'cases'), 'import');
const exported = join(folders[0] ?? '', 'exported.md');

describe('an exported page', () => {
  let source: TemporaryFolder;
  let out: TemporaryFolder;
  let imported: Ended;

  beforeAll(async () => {
    const { 'connectors/known/guides/link-account/own-token-2.mdx': _, ...rest } = content;
    source = await temporaryFolder(rest);
    out = await temporaryFolder();
    const files = folders.map((folder) => join(folder, 'exported.md'));
    imported = await runKeyway(['import', ...files, '--content', source.path]);
    const built = await runKeyway(['build', '--keep-going', '--content', source.path, '--out', out.path]);
    expect(built.code).toBe(0);
  });
  afterAll(async () => {
    await source[Symbol.asyncDispose]();
    await out[Symbol.asyncDispose]();
  });

  test('is imported without a word but its place', () => {
    expect(imported).toMatchObject({ code: 0, stderr: '' });
    for (const folder of folders) {
      expect(imported.stdout).toContain(`${join(folder, 'exported.md')} → ${readCase(folder, 'place.txt')}`);
    }
  });

  test.each(folders.map((folder) => [basename(folder), folder]))(
    '%s becomes a guide, and comes back byte for byte',
    async (_name, folder) => {
      const place = readCase(folder, 'place.txt').trim();
      expectCaseFile(folder, 'expected.mdx', await readFile(join(source.path, place), 'utf8'));
      const twin = await readFile(join(out.path, 'vendor', place.replace(/\.mdx$/, '.md')));
      expect(twin.toString()).toBe(readCase(folder, 'exported.md'));
      expect(twin.equals(await readFile(join(folder, 'exported.md')))).toBe(true);
    },
  );
});

test('takes a place from the content folder, from the working directory, or absolute', async () => {
  await using source = await temporaryFolder(content);
  const fromHere = relative(projectRoot, join(source.path, 'guides/two.mdx'));
  for (const to of ['guides/one.mdx', fromHere, join(source.path, 'guides/three.mdx')]) {
    const { code } = await runKeyway(['import', exported, '--to', to, '--content', source.path]);
    expect(code).toBe(0);
  }
  const written = await Promise.all(
    ['one', 'two', 'three'].map((name) => readFile(join(source.path, `guides/${name}.mdx`), 'utf8')),
  );
  expect(new Set(written)).toEqual(new Set([readCase(folders[0] ?? '', 'expected.mdx')]));
});

describe('an import that can’t be done', () => {
  test('because the file is there: leaves it as it is, unless told to replace it', async () => {
    await using source = await temporaryFolder(content);
    const place = 'guides/first.mdx';
    const before = await readFile(join(source.path, place), 'utf8');
    const args = ['import', exported, '--to', place, '--content', source.path];
    const refused = await runKeyway(args);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toBe(
      `${exported} was not imported: ${place} is there already. Replace it with --force, or choose another place with --to.\n`,
    );
    expect(await readFile(join(source.path, place), 'utf8')).toBe(before);
    expect(await runKeyway([...args, '--force'])).toMatchObject({ code: 0, stderr: '' });
    expect(await readFile(join(source.path, place), 'utf8')).toBe(readCase(folders[0] ?? '', 'expected.mdx'));
  });

  test.each([
    ['because it is no exported page', '# Just Markdown\n', 'it is no exported page (line 1: the first line is not'],
    [
      'because its title tells no place',
      '> ## Documentation Index\n> Fetch the complete documentation index at: https://x.example/llms.txt\n' +
        '> Use this file to discover all available pages before exploring further.\n\n# Welcome\n\nText.\n',
      'its title, "Welcome", does not tell where it belongs. Say so with --to',
    ],
  ])('%s', async (_why, text, message) => {
    await using source = await temporaryFolder(content);
    await using files = await temporaryFolder({ 'page.md': text });
    const { code, stderr } = await runKeyway(['import', join(files.path, 'page.md'), '--content', source.path]);
    expect(code).toBe(1);
    expect(stderr).toContain(`page.md was not imported: ${message}`);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test.each(['../outside.mdx', '/tmp/outside.mdx', 'guides/page.md', 'guides/../../outside.mdx'])(
    'because --to %s is no page of the content folder',
    async (to) => {
      await using source = await temporaryFolder(content);
      const { code, stderr } = await runKeyway(['import', exported, '--to', to, '--content', source.path]);
      expect(code).toBe(1);
      expect(stderr).toContain(`"${to}" is no place for a page`);
    },
  );

  test('because there is no such file: says so, and imports the others', async () => {
    await using source = await temporaryFolder(content);
    const args = ['import', '/nowhere/page.md', exported, '--content', source.path];
    const { code, stdout, stderr } = await runKeyway(args);
    expect(code).toBe(1);
    expect(stderr).toContain('/nowhere/page.md was not imported: it can’t be read');
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toContain(' → ');
  });

  test('a file that is no UTF-8 is not imported, because it could not come back as it was', async () => {
    await using source = await temporaryFolder(content);
    const latin1 = Buffer.from((await readFile(exported, 'utf8')).replace('owners', 'Besitzer für'), 'latin1');
    await using files = await temporaryFolder({ 'page.md': '' });
    await writeFile(join(files.path, 'page.md'), latin1);
    const { code, stderr } = await runKeyway(['import', join(files.path, 'page.md'), '--content', source.path]);
    expect(code).toBe(1);
    expect(stderr).toContain('was not imported: it can’t be read: it is not UTF-8');
  });
});
