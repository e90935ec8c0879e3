import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { selectAll } from 'hast-util-select';
import { toString as textIn } from 'hast-util-to-string';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { jsonTwinSchema } from '../../src/contract/page-json.ts';
import { projectRoot } from './build-sites.ts';
import { attributeOf, brands, readBuiltSite, sitemapPaths, textOf } from './built-site.ts';

const content = join(projectRoot, 'content');
const sources = globSync('**/*.mdx', { cwd: content }).map((file) => ({
  path: `/${file.replace(/(?:index)?\.mdx$/, '')}`,
  text: readFileSync(join(content, file), 'utf8'),
}));

interface JsonTwin {
  path: string;
  title: string;
  contents?: { id: string; kind: string }[];
  steps?: { id: string; number: number; title: string; text: string }[];
}

describe.each(brands)('on the site of %s', (brand) => {
  const site = readBuiltSite(brand);
  const twinOf = (path: string, ending: string) => (path === '/' ? `/index${ending}` : path.slice(0, -1) + ending);

  test('the sitemap names every page but those that are nobody’s to find', () => {
    const expected = site.pages
      .map(({ path }) => path)
      .filter((path) => !/^\/(404\.html|linked-accounts\/)$/.test(path));
    expect(sitemapPaths(site).sort()).toEqual(expected.sort());
  });

  test('every page of the sitemap has a .md and a .json twin, which llms.txt lists', () => {
    const listed = textOf(site, '/llms.txt');
    for (const path of sitemapPaths(site)) {
      expect(textOf(site, twinOf(path, '.md')), path).not.toBe('');
      expect(listed, path).toContain(`(${site.origin}${twinOf(path, '.md')})`);
      const title = textIn(
        selectAll('h1', site.pages.find((page) => page.path === path)?.tree)[0] ?? { type: 'root', children: [] },
      );
      const twin = JSON.parse(textOf(site, twinOf(path, '.json'))) as JsonTwin;
      expect(twin.title, path).toBe(title);
    }
  });

  test('the .md twin of a page begins with the index, its title and its description', () => {
    for (const { path } of sources) {
      const lines = textOf(site, path === '/' ? '/index.md' : `${path}.md`).split('\n');
      expect(
        lines.slice(0, 3).every((line) => line.startsWith('> ')),
        path,
      ).toBe(true);
      expect(lines[1]).toMatch(/https:\/\/[^ ]+\/llms\.txt$/);
      expect(lines[4]).toMatch(/^# \S/);
      expect(lines[6]).toMatch(/^> \S/);
    }
  });

  test('every .json twin is as the published schema says, and holds nothing that the schema does not name', () => {
    const published = z.fromJSONSchema(JSON.parse(textOf(site, '/page.schema.json')));
    const twins = site.pages
      .map(({ path }) => ({ path, text: textOf(site, twinOf(path, '.json')) }))
      .filter(({ text }) => text !== '');
    expect(twins.length).toBeGreaterThan(10);
    for (const { path, text } of twins) {
      const twin: unknown = JSON.parse(text);
      expect(published.safeParse(twin).error, path).toBeUndefined();
      expect(jsonTwinSchema.parse(twin), path).toEqual(twin);
    }
    // Control: what is not so is noticed.
    const [{ text = '' } = {}] = twins;
    expect(published.safeParse({ ...JSON.parse(text), title: 1 }).success).toBe(false);
  });

  test('the .json twin of a guide has the contents and the steps of its page', () => {
    for (const { path, tree } of site.pages.filter((page) => page.path.includes('/guides/'))) {
      const twin = JSON.parse(textOf(site, twinOf(path, '.json'))) as JsonTwin;
      const idsIn = (selector: string) => selectAll(selector, tree).map((element) => attributeOf(element, 'id'));
      expect(twin.steps?.map(({ id }) => id) ?? [], path).toEqual(idsIn('.prose .step'));
      expect(twin.contents?.map(({ id }) => id) ?? [], path).toEqual(expect.arrayContaining(idsIn('.prose h2[id]')));
    }
  });

  test('llms-full.txt holds the text of every page', () => {
    const full = textOf(site, '/llms-full.txt');
    for (const { path } of site.pages.filter((page) => page.path.includes('/guides/'))) {
      const title = (JSON.parse(textOf(site, twinOf(path, '.json'))) as JsonTwin).title;
      expect(full, path).toContain(title);
    }
  });
});

test('the seven attributes that others rely on stay in the vendor’s HTML, as often and as written', () => {
  const site = readBuiltSite('stackone');
  const attributes = {
    'data-guide-section': 'dataGuideSection',
    'data-guide-step': 'dataGuideStep',
    'data-guide-scopes': 'dataGuideScopes',
    'data-guide-display-scopes-list': 'dataGuideDisplayScopesList',
    'data-guides-scope-selector': 'dataGuidesScopeSelector',
    'data-guide-actions-json': 'dataGuideActionsJson',
    'data-whitelabel-hide': 'dataWhitelabelHide',
  };
  const seen = new Set<string>();
  for (const { path, text } of sources) {
    const page = site.pages.find((candidate) => candidate.path === (path === '/' ? '/' : `${path}/`));
    for (const [name, property] of Object.entries(attributes)) {
      const written = [...text.matchAll(new RegExp(`${name}(?:="([^"]*)")?(?=[\\s>])`, 'g'))].map(([, value = '']) =>
        value.replaceAll('&#x22;', '"').replaceAll('&quot;', '"'),
      );
      const shipped = selectAll(`.prose [${name}]`, page?.tree).map((element) => attributeOf(element, property));
      expect(shipped, `${path} ${name}`).toEqual(written);
      if (written.length > 0) seen.add(name);
      if (name === 'data-guide-actions-json') for (const value of shipped) expect(JSON.parse(value)).not.toEqual([]);
    }
  }
  expect([...seen].sort()).toEqual(Object.keys(attributes).sort());
});
