/** A site that is built again and again has the bytes of one that is built for the first time. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DraftedSite, draftSite } from '../../src/build/build-site.ts';
import { stateFolderOf } from '../../src/build/built-state.ts';
import { openPageThreads } from '../../src/build/page-threads.ts';
import { prepareShells } from '../../src/build/shells.ts';
import { cacheRootOf, openChecks, openContent } from '../../src/loader/index.ts';
import { readSettings } from '../../src/settings.ts';
import { seededRandom } from '../bench/random.ts';
import { cleanEnvironment } from '../cli/run-keyway.ts';
import { projectRoot, type TemporaryFolder, temporaryFolder } from '../loader/project.ts';
import { sharedThread } from '../loader/shared-thread.ts';
import { commandLine } from '../site/build-sites.ts';
import { contentsOf, differences, precompressedIn } from './compare-sites.ts';
import { editBrands, editsOf, manyFiles } from './random-edits.ts';

const settings = readSettings({});
const thread = sharedThread();

/** Builds the sites of all brands of a content folder, as `keyway build` does. */
async function build(content: string, { out, cache }: { out: string; cache: string }): Promise<DraftedSite[]> {
  using open = openContent(content, { cacheRoot: cache, thread });
  const reading = await open.read();
  using checks = openChecks(open.cacheFolder);
  await using threads = openPageThreads();
  const shellFolder = await prepareShells({
    contentRoot: reading.root,
    brandsDigest: reading.brandsDigest,
    // Astro takes seconds, and what it makes depends on no page.
    cacheRoot: cacheRootOf(projectRoot),
    settings,
  });
  const drafts: DraftedSite[] = [];
  for (const brand of reading.brands.values()) {
    const deps = { reading, checks, threads, settings, shellFolder, out, projectRoot, cacheFolder: open.cacheFolder };
    const draft = await draftSite(reading.of(brand), deps);
    await draft.publish();
    drafts.push(draft);
  }
  return drafts;
}

/** Each gives other changes: `SEEDS=2,3` tries more of them. */
const seeds = (process.env['SEEDS'] ?? '1').split(',').map(Number);

describe('a site built again', () => {
  let content: TemporaryFolder;
  let work: TemporaryFolder;
  let cold = 0;

  beforeAll(async () => {
    content = await temporaryFolder(manyFiles());
    work = await temporaryFolder();
  });
  afterAll(async () => {
    await content[Symbol.asyncDispose]();
    await work[Symbol.asyncDispose]();
  });

  const again = () => build(content.path, { out: join(work.path, 'out'), cache: join(work.path, 'cache') });
  const stateOf = (brand: string) => stateFolderOf(join(work.path, 'out'), brand);

  /** What the kept sites have that a first build would not give, or the other way round. */
  async function differencesFromCold(): Promise<string[]> {
    const place = join(work.path, `cold-${cold++}`);
    await build(content.path, { out: join(place, 'out'), cache: join(place, 'cache') });
    const found = differences(contentsOf(join(work.path, 'out')), contentsOf(join(place, 'out')));
    rmSync(place, { recursive: true });
    return found;
  }

  test.each(seeds)(
    'after random changes (series %i) is what a first build gives',
    async (seed) => {
      const random = seededRandom(seed);
      const said: string[] = [];
      for (let step = 0; step < 9; step++) {
        said.push(editsOf(content.path, random));
        if (step === 4 && seed % 2 === 0) said.push(editBrands(content.path, random));
        await again();
        if (step % 3 === 2) expect(await differencesFromCold(), said.splice(0).join('\n')).toEqual([]);
      }
    },
    300_000,
  );

  test('does nothing when nothing has changed', async () => {
    await again();
    for (const draft of await again()) expect(draft).toMatchObject({ made: 0, isChanged: false });
  });

  test('has compressed files of the very bytes beside them, and leaves those of unchanged files alone', async () => {
    await again();
    const forms = precompressedIn(join(work.path, 'out'));
    expect(forms.length).toBeGreaterThan(20);
    expect(forms.filter(({ isOfItsFile }) => !isOfItsFile)).toEqual([]);
    writeFileSync(join(content.path, 'guides/g2.mdx'), '---\ntitle: Squeezed\n---\n\nText.\n');
    await again();
    const later = new Map(precompressedIn(join(work.path, 'out')).map((form) => [form.path, form]));
    const isNewer = (path: string) =>
      later.get(path)?.changedAtMs !== forms.find((form) => form.path === path)?.changedAtMs;
    expect(isNewer('vendor/guides/g2/index.html.br')).toBe(true);
    expect(isNewer('vendor/guides/g0/index.html.br')).toBe(false);
    expect(isNewer('vendor/brand.css.gz')).toBe(false);
    expect([...later.values()].filter(({ isOfItsFile }) => !isOfItsFile)).toEqual([]);
  });

  test('would be found to have a compressed file of other bytes', async () => {
    await again();
    const place = join(work.path, 'out/vendor/guides/g1/index.html.gz');
    const bytes = readFileSync(place);
    writeFileSync(place, gzipSync('<p>Other bytes'));
    const found = precompressedIn(join(work.path, 'out')).filter(({ isOfItsFile }) => !isOfItsFile);
    expect(found.map(({ path }) => path)).toEqual(['vendor/guides/g1/index.html.gz']);
    rmSync(place);
    await again();
    expect(readFileSync(place).equals(bytes)).toBe(true);
  });

  test('would be found to differ if a row had another key than its thing', async () => {
    await again();
    const [file, page] = [join(stateOf('vendor'), 'manifest.jsonl'), join(content.path, 'guides/g0.mdx')];
    writeFileSync(page, '---\ntitle: Wrong key\n---\n\nBefore.\n');
    await again();
    const keyOf = () => /"id":"page:guides\/g0","key":"(\w+)"/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    writeFileSync(page, '---\ntitle: Wrong key\n---\n\nAfter.\n');
    const before = readFileSync(file, 'utf8');
    const old = keyOf();
    await again();
    const key = keyOf();
    expect(key).not.toBe(old);
    // The site as it was, with a row that says it is as it should be.
    writeFileSync(page, '---\ntitle: Wrong key\n---\n\nBefore.\n');
    await again();
    writeFileSync(file, before.replace(old, key));
    writeFileSync(page, '---\ntitle: Wrong key\n---\n\nAfter.\n');
    utimesSync(file, new Date(), new Date());
    await again();
    expect(await differencesFromCold()).toContain('vendor/guides/g0/index.html');
    rmSync(file);
    await again();
    expect(await differencesFromCold()).toEqual([]);
  }, 120_000);

  test('trusts no manifest that was damaged', async () => {
    await again();
    const file = join(stateOf('acme'), 'manifest.jsonl');
    const text = readFileSync(file, 'utf8');
    for (const damaged of ['{', text.slice(0, -40), text.replace('"outputs":[', '"outputs":[1,'), 'null\n']) {
      writeFileSync(file, damaged);
      const [acme] = await again();
      expect(acme).toMatchObject({ kept: 0, isChanged: true });
    }
    expect(await differencesFromCold()).toEqual([]);
  }, 120_000);

  test('finds its pages again though what the search knew of them is lost', async () => {
    await again();
    for (const name of readdirSync(stateOf('vendor'))) {
      if (name.startsWith('records-')) rmSync(join(stateOf('vendor'), name));
    }
    writeFileSync(join(content.path, 'guides/g1.mdx'), '---\ntitle: New again\n---\n\nText of this page.\n');
    await again();
    expect(await differencesFromCold()).toEqual([]);
  });

  test('indexes all pages again when what is known of the index is damaged', async () => {
    await again();
    for (const [round, damage] of ['', '[["a"', '[[1]]'].entries()) {
      const folder = join(stateOf('vendor'), 'search');
      for (const name of readdirSync(folder).filter((file) => /^\d+\.json$/.test(file))) {
        writeFileSync(join(folder, name), damage);
      }
      writeFileSync(
        join(content.path, 'guides/g1.mdx'),
        `---\ntitle: Damage ${round}\n---\n\nA word: zebra${round}.\n`,
      );
      await again();
      expect(await differencesFromCold()).toEqual([]);
    }
  }, 120_000);

  test.each([
    ['removed', (place: string) => rmSync(place)],
    ['written over', (place: string) => writeFileSync(place, 'by hand')],
    ['removed with its folder', (place: string) => rmSync(dirname(place), { recursive: true })],
  ])(
    'has a file again that was %s',
    async (_, change) => {
      await again();
      const place = join(work.path, 'out/vendor/guides/g1/index.html');
      const text = readFileSync(place, 'utf8');
      change(place);
      await again();
      expect(readFileSync(place, 'utf8')).toBe(text);
      const shard = join(work.path, 'out/vendor/search', readdirSync(join(work.path, 'out/vendor/search'))[0] ?? '');
      if (statSync(shard).isFile()) change(shard);
      await again();
      expect(await differencesFromCold()).toEqual([]);
    },
    60_000,
  );

  test('is searched again for what was not to be found before', async () => {
    await again();
    const [mark, logo] = [join(content.path, 'list.svg'), join(content.path, 'brands/vendor/logo.svg')];
    const old = readFileSync(logo, 'utf8');
    writeFileSync(mark, old.replace('M0 0h9v9z', 'M1 0h1v9h-1z M4 0h1v9h-1z M7 0h1v9h-1z'));
    writeFileSync(join(content.path, 'guides/marked.mdx'), '---\ntitle: Marked\n---\n\n[A mark](/list.svg)\n');
    await again();
    writeFileSync(logo, readFileSync(mark, 'utf8'));
    await expect(again()).rejects.toMatchObject({ code: 'traces-found' });
    writeFileSync(logo, old);
    await again();
    expect(await differencesFromCold()).toEqual([]);
  });

  test('that a killed build left half done is right after the next one', async () => {
    const args = ['build', '--all-brands', '--content', content.path, '--out', join(work.path, 'out')];
    await again();
    for (const moment of ['publishing', 900, 1500] as const) {
      writeFileSync(join(content.path, 'guides/g1.mdx'), `---\ntitle: Killed ${moment}\n---\n\nText.\n`);
      rmSync(join(content.path, 'guides', 'killed.mdx'), { force: true });
      if (moment === 900) writeFileSync(join(content.path, 'guides/killed.mdx'), '---\ntitle: K\n---\n\nText.\n');
      const child = spawn(process.execPath, [...commandLine(), ...args], {
        cwd: projectRoot,
        env: cleanEnvironment(),
        stdio: 'ignore',
      });
      const ended = once(child, 'close');
      const manifest = join(stateOf('vendor'), 'manifest.jsonl');
      const startedAt = performance.now();
      const watch = setInterval(() => {
        const isDue = moment === 'publishing' ? !existsSync(manifest) : performance.now() - startedAt > moment;
        if (isDue) child.kill('SIGKILL');
      }, 1);
      await ended;
      clearInterval(watch);
      await again();
      expect(await differencesFromCold(), String(moment)).toEqual([]);
    }
  }, 240_000);

  test('removes what is gone, and the folders that it leaves empty', async () => {
    mkdirSync(join(content.path, 'deep/er'), { recursive: true });
    writeFileSync(join(content.path, 'deep/er/page.mdx'), '---\ntitle: Deep\n---\n\nText.\n');
    await again();
    expect(existsSync(join(work.path, 'out/vendor/deep/er/page/index.html'))).toBe(true);
    rmSync(join(content.path, 'deep'), { recursive: true });
    await again();
    expect(existsSync(join(work.path, 'out/vendor/deep'))).toBe(false);
    expect(await differencesFromCold()).toEqual([]);
  });
});

describe('a site of a tree with a navigation of its own, built again', () => {
  const page = (title: string, head = '') => `---\ntitle: ${title}\n${head}---\n\nText of ${title}.\n`;
  const nav = (...lines: string[]) => `site_name: Tree\n${lines.join('\n')}\n`;

  test('after each change of its navigation is what a first build gives', async () => {
    await using tree = await temporaryFolder({
      'mkdocs.yml': nav('nav:', '  - First: [a.md, b.md]', '  - Second: [c.md]'),
      'docs/a.md': page('A'),
      'docs/b.md': page('B'),
      'docs/c.md': page('C', 'redirect_from: [/former/c]\n'),
    });
    await using work = await temporaryFolder();
    const docs = join(tree.path, 'docs');
    const pageAt = (path: string) => readFileSync(join(work.path, 'out/site', path, 'index.html'), 'utf8');
    const change = async (file: string, text: string) => {
      writeFileSync(join(tree.path, file), text);
      await build(docs, { out: join(work.path, 'out'), cache: join(work.path, 'cache') });
      await build(docs, { out: join(work.path, 'cold'), cache: join(work.path, 'cold-cache') });
      expect(differences(contentsOf(join(work.path, 'out')), contentsOf(join(work.path, 'cold')))).toEqual([]);
      rmSync(join(work.path, 'cold'), { recursive: true });
    };
    await change('docs/a.md', page('A, changed'));
    expect(pageAt('b')).toContain('A, changed');
    expect(pageAt('c')).not.toContain('A, changed');
    expect(pageAt('former/c')).toContain('url=/c/');
    await change('mkdocs.yml', nav('nav:', '  - Other: [b.md]', '  - Second: [c.md, a.md]'));
    expect(pageAt('b')).toContain('Other');
    expect(pageAt('')).toContain('Other');
    await change('docs/c.md', page('C', 'draft: true\n'));
    expect(existsSync(join(work.path, 'out/site/c/index.html'))).toBe(false);
    expect(existsSync(join(work.path, 'out/site/former/c/index.html'))).toBe(false);
    await change('docs/b.md', page('B', 'hidden: true\n'));
    for (const list of ['sitemap-0.xml', 'llms.txt', 'all-guides/index.html', 'index.html'])
      expect(readFileSync(join(work.path, 'out/site', list), 'utf8')).not.toMatch(/\/b(?:\/|\.md)/);
    expect(pageAt('b')).toContain('Text of B');
  }, 120_000);
});
