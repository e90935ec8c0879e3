/** The way around a guide: back, on, within it, and out of it as text. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { selectAll } from 'hast-util-select';
import { toString as textIn } from 'hast-util-to-string';
import { beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../browser/open-browser.ts';
import { temporaryFolder } from '../loader/project.ts';
import { build } from './build-sites.ts';
import { attributeOf, readBuiltSite } from './built-site.ts';
import { tabTo } from './keyboard.ts';
import { sandboxGuide } from './sandbox-console.ts';
import { catalogueOf } from './site-catalogue.ts';
import { startSite } from './start-site.ts';
import { openVisit } from './visit.ts';

const [browser, site] = await Promise.all([openBrowser(), startSite()]);
const vendor = readBuiltSite('stackone');
const pageAt = (path: string) => {
  const page = vendor.pages.find((candidate) => candidate.path === path);
  if (!page) throw new Error(`There is no page ${path}.`);
  return page.tree;
};
const linksIn = (selector: string, tree: ReturnType<typeof fromHtml>) =>
  selectAll(`${selector} a`, tree).map((link) => attributeOf(link, 'href'));

test('breadcrumbs lead back by way of the connector to all providers, and end with the page itself', () => {
  const tree = pageAt(sandboxGuide);
  expect(linksIn('.breadcrumbs', tree)).toEqual(['/connectors/', '/connectors/sandbox/']);
  expect(selectAll('.breadcrumbs [aria-current=page]', tree).map(textIn)).toEqual(['API Key']);
});

test('beside a guide stand the pages of its own connector, and of no other', () => {
  const path = '/connectors/linear/guides/link-account/oauth-2-0/';
  const links = linksIn('.connector-pages', pageAt(path));
  expect(links).toEqual(['/connectors/linear/', path, '/connectors/linear/guides/connector-profile/oauth-2-0/']);
  expect(
    selectAll('.connector-pages [aria-current=page]', pageAt(path)).map((link) => attributeOf(link, 'href')),
  ).toEqual([path]);
});

test('previous and next lead through all guides, connector by connector in the order of their names', () => {
  const way: string[] = [];
  for (let path = linksIn('.card-text', pageAt('/'))[0]; path !== undefined; ) {
    expect(way, 'no way leads in a circle').not.toContain(path);
    way.push(path);
    const next = selectAll('.neighbours a[rel=next]', pageAt(path))[0];
    const back = next && selectAll('.neighbours a[rel=prev]', pageAt(attributeOf(next, 'href')))[0];
    if (next) expect(attributeOf(back, 'href')).toBe(path);
    path = next && attributeOf(next, 'href');
  }
  const connectors = way.map((path) => path.split('/')[2]);
  expect(connectors).toEqual(['algolia', 'datadog', 'hubspot', 'jira', 'linear', 'linear', 'lusha', 'sandbox']);
  expect(way[4], 'first how an account is linked, then how the connector is set up').toContain('/link-account/');
});

test.each([true, false])(
  'on a narrow screen a button opens the navigation, with script: %s',
  async (javaScriptEnabled) => {
    const { page, close } = await openVisit(browser, { javaScriptEnabled, viewport: { width: 320, height: 568 } });
    await page.goto(site.url);
    const link = page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Linked accounts' });
    expect(await link.isVisible()).toBe(false);
    await tabTo(page, 'Menu');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Linked accounts');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/linked-accounts/');
    await close();
  },
);

test('the contents list follows the scroll', async () => {
  const { page, close } = await openVisit(browser, { viewport: { width: 1440, height: 800 } });
  await page.goto(site.url + sandboxGuide);
  await page.mouse.move(700, 400);
  const marked = page.locator('.guide-side .contents [aria-current=location]');
  await marked.waitFor();
  for (const id of ['create-key', 'name-key']) {
    await page.evaluate((step) => document.getElementById(step)?.scrollIntoView({ block: 'start' }), id);
    await expect.poll(() => marked.getAttribute('href')).toBe(`#${id}`);
    expect(await marked.count()).toBe(1);
  }
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect
    .poll(() => marked.getAttribute('href'))
    .toBe(await page.locator('.guide-side .contents a').last().getAttribute('href'));
  await close();
});

test('a page is copied as Markdown, says so, and goes back to what it said', async () => {
  const { page, context, complaints, close } = await openVisit(browser);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(site.url + sandboxGuide);
  const button = page.getByRole('button', { name: 'Copy page' });
  // The first move of all: its script is not there yet.
  await button.dispatchEvent('pointerover');
  await button.click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(vendor.files.get(`${sandboxGuide.slice(0, -1)}.md`)?.toString('utf8'));
  await button.waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('that a page could not be copied is said', async () => {
  const { page, context, close } = await openVisit(browser);
  await context.grantPermissions(['clipboard-write']);
  await page.goto(site.url + sandboxGuide);
  await page.route('**/*.md', (route) => route.fulfill({ status: 500 }));
  await page.getByRole('button', { name: 'Copy page' }).click();
  await page.getByRole('button', { name: 'Could not copy' }).waitFor();
  await close();
});

test('a page can be edited where the brand says how, and only there', () => {
  const edit = (brand: 'stackone' | 'acme') =>
    selectAll('.page-actions a', readBuiltSite(brand).pages.find(({ path }) => path === sandboxGuide)?.tree)
      .filter((link) => textIn(link) === 'Edit page')
      .map((link) => attributeOf(link, 'href'));
  expect(edit('stackone')).toEqual([
    'https://github.com/StackOneHQ/connect-guides/edit/main/content/connectors/sandbox/guides/link-account/api-key.mdx',
  ]);
  expect(edit('acme')).toEqual([]);
});

describe('with three connectors and with sixty', () => {
  const small = ['Aaa', 'Mmm', 'Zzz'];
  const many = [...small, ...Array.from({ length: 57 }, (_, index) => `Bb${String(index).padStart(2, '0')}`)];
  /** The first guide of the last connector but one, and the overview, by how many connectors there are. */
  const built: Record<string, { guide: string; overview: string; front: string }> = {};

  const builtWith = (size: 'small' | 'many') => {
    const pages = built[size];
    if (!pages) throw new Error(`The site with ${size} was not built.`);
    return pages;
  };

  beforeAll(async () => {
    for (const [size, names] of Object.entries({ small, many })) {
      await using source = await temporaryFolder(catalogueOf(names));
      await using out = await temporaryFolder();
      await build(['--content', source.path, '--out', out.path], { KEYWAY_SOCIAL_IMAGES: 'none' });
      const read = (path: string) => readFile(join(out.path, 'us', path, 'index.html'), 'utf8');
      built[size] = {
        guide: await read('connectors/zzz/guides/link-account/key'),
        overview: await read('connectors'),
        front: await read(''),
      };
    }
  });

  test('a guide’s page is the same but for the names of its neighbours', () => {
    const withoutNeighbours = (html: string) => html.replace(/<nav class="neighbours".*?<\/nav>/s, '');
    expect(builtWith('small').guide).toContain('class="neighbours"');
    const isSame = withoutNeighbours(builtWith('many').guide) === withoutNeighbours(builtWith('small').guide);
    expect(isSame, 'the two pages are the same').toBe(true);
    // Control: the page that lists them does grow.
    expect(builtWith('many').overview.length).toBeGreaterThan(builtWith('small').overview.length + 10_000);
  });

  test('the first page shows a dozen cards, and its categories lead to the overview that has all', () => {
    const front = fromHtml(builtWith('many').front);
    expect(selectAll('.card', front).length).toBe(12);
    expect(selectAll('card-filter', front)).toEqual([]);
    expect(linksIn('.chips', front).every((link) => link.startsWith('/connectors/'))).toBe(true);
    expect(textIn(selectAll('.section-more', front)[0] ?? front)).toBe('All 60 providers');
    // Control: where all cards stand, they are narrowed in place.
    expect(selectAll('card-filter', fromHtml(builtWith('small').front)).length).toBe(1);
  });

  test('the day of the last check is told in words of the language, with the day for machines', () => {
    const [checked] = selectAll('.page-checked', fromHtml(builtWith('small').guide));
    expect(checked && textIn(checked).trim()).toBe('Checked on March 9, 2026');
    expect(
      selectAll('.page-checked time', fromHtml(builtWith('small').guide)).map((time) => attributeOf(time, 'dateTime')),
    ).toEqual(['2026-03-09']);
  });
});
