/** A build that has been made already ends before it reads anything but the times of files. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../loader/project.ts';
import { content, partnerFile } from './content.ts';
import { runKeyway } from './run-keyway.ts';

let source: TemporaryFolder;
let out: TemporaryFolder;
const page = () => join(out.path, 'acme/guides/first/index.html');

const build = async (...more: string[]) => {
  const args = ['build', '--brand', 'acme', '--content', source.path, '--out', out.path, ...more];
  const { code, stdout, stderr } = await runKeyway(args, { NODE_DEBUG: 'content' });
  expect(code, stderr).toBe(0);
  return {
    isRead: stderr.includes('read '),
    isUnchanged: stdout.includes('Nothing changed.'),
    warnings: stderr.match(/\([a-z-]+\)$/gm) ?? [],
    stdout,
  };
};

beforeAll(async () => {
  source = await temporaryFolder({ ...content, 'guides/lost.mdx': '---\ntitle: Lost\n---\n\n[A](/nowhere)\n' });
  out = await temporaryFolder();
});
afterAll(async () => {
  await source[Symbol.asyncDispose]();
  await out[Symbol.asyncDispose]();
});

test('only a build of the same content, options and sites as they were left ends early', async () => {
  const first = await build();
  expect(first).toMatchObject({ isRead: true, isUnchanged: false });
  expect(first.warnings).not.toEqual([]);
  // What it warned of is told again.
  const second = await build();
  expect(second).toMatchObject({ isRead: false, isUnchanged: true, warnings: first.warnings });
  expect(second.stdout).toMatch(/^Built 5 pages for Acme in .*acme\. Nothing changed\.\n$/);
  expect(await build('--headers', 'netlify')).toMatchObject({ isRead: true });
  expect(await build()).toMatchObject({ isRead: true });

  const html = await readFile(page(), 'utf8');
  await writeFile(page(), 'by hand');
  expect(await build()).toMatchObject({ isRead: true });
  expect(await readFile(page(), 'utf8')).toBe(html);
  await rm(join(out.path, 'acme'), { recursive: true });
  expect(await build()).toMatchObject({ isRead: true, isUnchanged: false });
  expect(await readFile(page(), 'utf8')).toBe(html);

  await source.write({ 'brands/acme/brand.yaml': partnerFile.replace('Acme Help', 'Acme Aid') });
  expect(await build('--timings')).toMatchObject({ isRead: true, isUnchanged: false });
  await source.write({ 'guides/first.mdx': '---\ntitle: First\n---\n\nOther text.\n' });
  expect(await build()).toMatchObject({ isRead: true, isUnchanged: false });
  expect(await build()).toMatchObject({ isRead: false, isUnchanged: true });
}, 240_000);

test('a build is made again when what arranges its pages changes above the content folder', async () => {
  const nav = (group: string) => `site_name: Tree\nnav:\n  - ${group}:\n      - a.md\n      - b.md\n`;
  await using tree = await temporaryFolder({
    'mkdocs.yml': nav('Before'),
    'docs/a.md': '# First page\n',
    'docs/b.md': '# Second page\n',
  });
  const built = async () => {
    const { code, stdout, stderr } = await runKeyway([
      'build',
      '--content',
      join(tree.path, 'docs'),
      '--out',
      tree.path,
    ]);
    expect(code, stderr).toBe(0);
    return {
      isUnchanged: stdout.includes('Nothing changed.'),
      front: await readFile(join(tree.path, 'site/index.html'), 'utf8'),
    };
  };
  expect((await built()).front).toContain('Before');
  expect(await built()).toMatchObject({ isUnchanged: true });
  await tree.write({ 'mkdocs.yml': nav('Afterwards') });
  const after = await built();
  expect(after.isUnchanged).toBe(false);
  expect(after.front).toContain('Afterwards');
  await rm(join(tree.path, 'mkdocs.yml'));
  expect((await built()).front).not.toContain('Afterwards');
}, 240_000);
