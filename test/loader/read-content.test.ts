import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brandNamed, cacheRootOf, openContent, readContent } from '../../src/loader/index.ts';
import type { Scan } from '../../src/loader/scan.ts';
import { goodPage, projectRoot, temporaryFolder } from './project.ts';
import { sharedThread } from './shared-thread.ts';

const thread = sharedThread();

async function read(path: string) {
  return readContent(projectRoot, path, { thread });
}

describe('two readings at once', () => {
  test.each(['of one opening', 'of two'])('%s parse each file once', async (kind) => {
    await using folder = await temporaryFolder({ 'a.mdx': goodPage, 'b.mdx': goodPage });
    let parsed = 0;
    const open = () => openContent(folder.path, { cacheRoot: cacheRootOf(projectRoot), tell: () => parsed++, thread });
    using one = open();
    using two = kind === 'of two' ? open() : undefined;
    const readings = await Promise.all([one.read(), (two ?? one).read()]);
    const counts = readings.map((reading) => reading.of(brandNamed(reading, undefined)).pages.length);
    expect([counts, parsed]).toEqual([[2, 2], 2]);
  });
});

describe('a file that changes between its scan and its parsing', () => {
  const text = (words: string) => `---\ntitle: T\n---\n\n${words}\n`;

  test.each(['a.mdx', 'snippets/part.mdx'])('is read as it is now, and is not kept as it was: %s', async (file) => {
    await using folder = await temporaryFolder({
      'a.mdx': text("import Part from '/snippets/part.mdx'\n\nHello.\n\n<Part />"),
      'snippets/part.mdx': 'A part.',
    });
    using content = openContent(folder.path, { cacheRoot: cacheRootOf(projectRoot), thread });
    const guideNow = async (scan?: Scan) => {
      const reading = await content.read(scan);
      const page = reading.of(brandNamed(reading, undefined)).pages[0];
      return JSON.stringify(page && reading.guideOf(page));
    };
    const before = await readFile(join(folder.path, file), 'utf8');
    const scan = await content.scan();
    await writeFile(join(folder.path, file), `${before}\nA line more.\n`);
    expect(await guideNow(scan)).toContain('A line more.');
    await writeFile(join(folder.path, file), before);
    expect(await guideNow()).not.toContain('A line more.');
  });

  test('and that never stops changing ends the reading with its name', async () => {
    await using folder = await temporaryFolder({ 'a.mdx': text('0') });
    const file = join(folder.path, 'a.mdx');
    using content = openContent(folder.path, {
      thread,
      cacheRoot: cacheRootOf(projectRoot),
      mark: (stage) => stage === 'scan' && writeFileSync(file, text(randomUUID())),
    });
    await expect(content.read()).rejects.toMatchObject({
      code: 'content-changing',
      message: expect.stringContaining('a.mdx changed each time'),
    });
  });
});

describe('the pages of a content folder', () => {
  test('are its .mdx and .md files outside of brands and snippets, in the order of their addresses', async () => {
    await using folder = await temporaryFolder({
      'index.mdx': goodPage,
      'guides/b.mdx': goodPage,
      'guides/index.mdx': goodPage,
      'guides/連接.mdx': goodPage,
      'connectors/one/guides/link-account/api-key.mdx': goodPage,
      'guides/notes.md': goodPage,
      'guides/notes.txt': '{not a page',
      'snippets/part.mdx': '{not a page',
      'brands/readme.mdx': '{not a page',
      '.hidden/page.mdx': '{not a page',
      'node_modules/x/page.mdx': '{not a page',
    });
    const { pages } = await read(folder.path);
    expect(pages.map(({ path, file }) => [path, file])).toEqual([
      ['', 'index.mdx'],
      ['connectors/one/guides/link-account/api-key', 'connectors/one/guides/link-account/api-key.mdx'],
      ['guides', 'guides/index.mdx'],
      ['guides/b', 'guides/b.mdx'],
      ['guides/notes', 'guides/notes.md'],
      ['guides/連接', 'guides/連接.mdx'],
    ]);
    expect(pages[1]?.binding).toEqual({ connector: 'one', method: 'api-key', purpose: 'link-account' });
  });

  test('have their own text as their source, byte order mark and line ends included', async () => {
    const text = '\uFEFF---\r\ntitle: T\r\n---\r\n\r\nBody\r\n';
    await using folder = await temporaryFolder({ 'a.mdx': text });
    const { pages } = await read(folder.path);
    expect(pages[0]).toMatchObject({ title: 'T', source: text });
  });

  test.skipIf(process.platform === 'win32')('are never reached through links', async () => {
    await using outside = await temporaryFolder({ 'secret.mdx': '---\ntitle: Secret\n---\n', 'connector.yaml': 'x' });
    await using folder = await temporaryFolder({ 'good.mdx': goodPage });
    await symlink(join(outside.path, 'secret.mdx'), join(folder.path, 'link.mdx'));
    await symlink(outside.path, join(folder.path, 'folder'));
    await symlink(folder.path, join(folder.path, 'loop'));
    await symlink('/proc/self/environ', join(folder.path, 'environment.mdx'));
    await mkdir(join(folder.path, 'connectors'));
    await symlink(outside.path, join(folder.path, 'connectors/one'));
    const { pages, issues, connectors } = await read(folder.path);
    expect(pages.map(({ path }) => path)).toEqual(['good']);
    expect([issues, connectors.size]).toEqual([[], 0]);
  });

  test.skipIf(process.platform === 'win32')('can’t have names that mean something in an address', async () => {
    await using folder = await temporaryFolder({
      'what?.mdx': goodPage,
      'a\tb.mdx': goodPage,
      'back\\slash.mdx': goodPage,
      'good.mdx': goodPage,
    });
    const { pages, issues } = await read(folder.path);
    expect(issues.map(({ code, file }) => [code, file])).toEqual([
      ['path-unusable', 'a\tb.mdx'],
      ['path-unusable', 'back\\slash.mdx'],
      ['path-unusable', 'what?.mdx'],
    ]);
    expect(pages.map(({ path }) => path)).toEqual(['good']);
  });

  test('that are no UTF-8 are issues, and the good page beside them is there', async () => {
    await using folder = await temporaryFolder({
      'binary.mdx': Uint8Array.from({ length: 256 }, (_, byte) => byte),
      'utf16.mdx': Uint8Array.from(Buffer.from('\uFEFF# x', 'utf16le')),
      'good.mdx': goodPage,
    });
    const { pages, issues } = await read(folder.path);
    expect(issues.map(({ code, file }) => [code, file])).toEqual([
      ['file-unreadable', 'binary.mdx'],
      ['file-unreadable', 'utf16.mdx'],
    ]);
    expect(pages).toHaveLength(1);
  });
});

describe('the cache', () => {
  const packed = async (folder: string, ending: string) => {
    const name = (await readdir(folder)).find((file) => file.startsWith('content-') && file.endsWith(ending));
    return join(folder, name ?? 'none');
  };

  test('spares a second reading all parsing: what it holds is what is read', async () => {
    await using folder = await temporaryFolder({ 'a.mdx': goodPage, 'b.mdx': '{1 +}\n' });
    const first = await read(folder.path);
    const file = await packed(folder.cacheFolder, '.pack');
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('"Good"', '"Kept"'));
    const second = await read(folder.path);
    expect(second.pages.map(({ title }) => title)).toEqual(['Kept', 'B']);
    expect(second.issues).toEqual(first.issues);
  });

  test('does not outlive a change of the file', async () => {
    await using folder = await temporaryFolder({ 'a.mdx': goodPage, 'b.mdx': goodPage });
    await read(folder.path);
    await folder.write({ 'a.mdx': goodPage.replace('title: Good', 'title: Better') });
    const { pages } = await read(folder.path);
    expect(pages.map(({ title }) => title)).toEqual(['Better', 'Good']);
  });

  test.each(['', '{', '["key",0,9999999,{}]\n', 'null\n', '[]\n'])(
    'whose index holds %j is an empty one, and is whole again after the next reading',
    async (text) => {
      await using folder = await temporaryFolder({ 'a.mdx': goodPage });
      await read(folder.path);
      const index = await packed(folder.cacheFolder, '.index');
      await writeFile(index, text);
      expect((await read(folder.path)).pages).toHaveLength(1);
      expect(await readFile(index, 'utf8')).toMatch(/^\["[0-9a-f]{64}",\d+,\d+,\{.*\}\]\n$/);
    },
  );
});

describe('brands', () => {
  const brandFile = (vendor: boolean) =>
    `vendor: ${vendor}\nnames: {company: C, product: P, hub: H, docs: D}\nlinks: {site: https://x.example}\n` +
    "colors: {accent: '#000000', accent_dark: '#ffffff'}\n";

  test('the vendor’s own is meant where none is named', async () => {
    await using folder = await temporaryFolder({
      'brands/aaa/brand.yaml': brandFile(false),
      'brands/bbb/brand.yaml': brandFile(true),
    });
    const content = await read(folder.path);
    expect(brandNamed(content, undefined).id).toBe('bbb');
    expect(brandNamed(content, 'aaa').id).toBe('aaa');
    expect(() => brandNamed(content, 'ccc')).toThrow('No brand is called "ccc". There are: aaa, bbb.');
  });

  test('a folder without any is built plainly', async () => {
    await using folder = await temporaryFolder({ 'a.mdx': goodPage });
    expect(brandNamed(await read(folder.path), undefined)).toMatchObject({ id: 'site', vendor: true });
  });
});

test('a content folder that is not there is told by its path', async () => {
  await expect(read('/nowhere/at/all')).rejects.toMatchObject({ code: 'content-missing' });
});
