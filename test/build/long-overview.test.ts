/** The overview of more connectors than one page holds, in the files of a built site and as it is made when asked for. */
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { selectAll } from 'hast-util-select';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLiveSite } from '../../src/build/live-site.ts';
import { readShellFiles } from '../../src/build/shell-files.ts';
import { prepareShells } from '../../src/build/shells.ts';
import { cacheRootOf, openContent } from '../../src/loader/index.ts';
import { listFiles } from '../../src/loader/list-files.ts';
import { readSettings } from '../../src/settings.ts';
import { runKeyway } from '../cli/run-keyway.ts';
import { projectRoot, type TemporaryFolder, temporaryFolder } from '../loader/project.ts';
import { attributeOf } from '../site/built-site.ts';
import { htmlFaults } from '../site/html-faults.ts';
import { catalogueOf } from '../site/site-catalogue.ts';

const names = Array.from({ length: 450 }, (_, index) => `${'abcdefghij'[index % 10]}${String(index).padStart(3, '0')}`);
const categories = ['CRM', 'Project management', 'Search'];
const categoryOf = (name: string) => categories[Number(name.slice(1)) % 4] ?? 'CRM';
const settings = { KEYWAY_SOCIAL_IMAGES: 'none' };

let source: TemporaryFolder;
let out: TemporaryFolder;
let files: string[];
let overview: string[];

const read = (path: string) => readFile(join(out.path, 'us', path), 'utf8');
const build = async () =>
  expect(await runKeyway(['build', '--content', source.path, '--out', out.path], settings)).toMatchObject({ code: 0 });

beforeAll(async () => {
  const links = '/connectors/page/5, /connectors/category/project-management and [it](/connectors/page/6)';
  const article = `---\ntitle: Links\ndescription: To lists.\n---\n\n${links.replace(/\/connectors\/(?:page\/5|category\/[\w-]+)/g, '[it]($&)')}\n`;
  source = await temporaryFolder({ ...catalogueOf(names, categoryOf), 'guides/links.mdx': article });
  out = await temporaryFolder();
  await build();
  files = await listFiles(join(out.path, 'us'));
  overview = files.filter((path) => /^connectors\/(?:(?:category\/[^/]+\/)?(?:page\/\d+\/)?)index\.html$/.test(path));
});
afterAll(async () => {
  await source[Symbol.asyncDispose]();
  await out[Symbol.asyncDispose]();
});

async function cardsOf(path: string): Promise<string[]> {
  return selectAll('.card-link', fromHtml(await read(path))).map((link) => attributeOf(link, 'href'));
}

const addresses = names.map((name) => `/connectors/${name}/`).sort();

test('every connector stands on exactly one page of all, and on one of its category', async () => {
  const ofAll = overview.filter((path) => !path.includes('category/'));
  expect(ofAll.sort()).toEqual([
    'connectors/index.html',
    ...[2, 3, 4, 5].map((number) => `connectors/page/${number}/index.html`),
  ]);
  expect((await Promise.all(ofAll.map(cardsOf))).flat().sort()).toEqual(addresses);
  const ofCategories = overview.filter((path) => path.includes('category/'));
  expect((await Promise.all(ofCategories.map(cardsOf))).flat().sort()).toEqual(addresses);
  expect(ofCategories).toContain('connectors/category/crm/page/3/index.html');
});

test('no page of it is larger than 60 KB, and each is sound HTML with a title of its own', async () => {
  const pages = await Promise.all(overview.map(read));
  for (const [index, html] of pages.entries()) {
    expect(Buffer.byteLength(html), overview[index]).toBeLessThanOrEqual(60 * 1024);
    expect(await htmlFaults(html), overview[index]).toEqual([]);
  }
  const titles = pages.map((html) => /<title>(.*?)<\/title>/.exec(html)?.[1]);
  expect(new Set(titles).size).toBe(overview.length);
  // Control: a fault would be found.
  expect(await htmlFaults(pages[0]?.replace('aria-label=', 'id="page:main" aria-label=') ?? '')).not.toEqual([]);
});

test('every link on it leads somewhere, and so do those to categories from elsewhere', async () => {
  const leads = async (address: string, from: string) => {
    const { pathname, hash, search } = new URL(address, `https://x.example/${from}`);
    const file = `${decodeURIComponent(pathname).slice(1)}index.html`;
    const isThere = files.includes(file) && search === '';
    return isThere && (hash === '' || (await read(file)).includes(`id="${hash.slice(1)}"`));
  };
  const lost: string[] = [];
  for (const path of [...overview, 'index.html', 'connectors/a000/index.html', '404.html']) {
    for (const link of selectAll('main a[href], a.chip', fromHtml(await read(path)))) {
      const address = attributeOf(link, 'href');
      if (!(await leads(address, path))) lost.push(`${path} → ${address}`);
    }
  }
  expect(lost).toEqual([]);
  // Control: a page, a place and a filter that there are not.
  for (const address of ['/connectors/page/6/', '/connectors/#page:letter-z', '/connectors/?category=crm'])
    expect(await leads(address, 'connectors/index.html'), address).toBe(false);
  const chips = (html: string) => selectAll('a.chip', fromHtml(html)).map((link) => attributeOf(link, 'href'));
  expect(chips(await read('index.html'))).toContain('/connectors/category/project-management/');
  expect(chips(await read('connectors/a000/index.html'))).toEqual(['/connectors/category/crm/']);
});

test('the sitemap has its pages, and a check knows them from those that there are not', async () => {
  const sitemap = await read('sitemap-0.xml');
  for (const path of overview) expect(sitemap).toContain(`/${path.replace('index.html', '')}</loc>`);
  const { stdout } = await runKeyway(['check', 'guides/links.mdx', '--content', source.path]);
  expect(stdout).toContain('"/connectors/page/6" leads to no page');
  expect(stdout).toContain('0 errors, 1 warning.');
});

test('a site that is made as it is asked for has the same pages', async () => {
  const cacheRoot = cacheRootOf(projectRoot);
  const own = readSettings({ ...settings, KEYWAY_CONTENT: source.path });
  using content = openContent(source.path, { cacheRoot, linkBase: undefined });
  const reading = await content.read();
  const { root: contentRoot, brandsDigest } = reading;
  const shellFolder = await prepareShells({ contentRoot, brandsDigest, cacheRoot, settings: own });
  const live = await openLiveSite(reading.of({ id: 'us' }), {
    reading,
    settings: own,
    shells: readShellFiles(shellFolder),
    shellFolder,
    projectRoot,
    cacheFolder: content.cacheFolder,
  });
  for (const path of [...overview, 'connectors.md', 'connectors.json'])
    expect((await live.read(path)) === (await read(path)), path).toBe(true);
  expect(await live.read('connectors/page/6/index.html')).toBeUndefined();
});

test('with fewer connectors there is one page again, and nothing is left of the others', async () => {
  const gone = names
    .slice(200)
    .flatMap((name) =>
      ['connector.yaml', 'guides/link-account/key.mdx', 'guides/link-account/token.mdx'].map(
        (file) => `connectors/${name}/${file}`,
      ),
    );
  await Promise.all(gone.map((path) => rm(join(source.path, path))));
  await build();
  expect(await cardsOf('connectors/index.html')).toHaveLength(200);
  expect(existsSync(join(out.path, 'us/connectors/page'))).toBe(false);
  expect(existsSync(join(out.path, 'us/connectors/category'))).toBe(false);
  expect(await read('connectors/index.html')).toContain('<card-filter>');
});
