import { cpSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selectAll } from 'hast-util-select';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { openBrandSite } from '../../src/build/brand-site.ts';
import { modelPage } from '../../src/build/page-output.ts';
import { lookOf, socialWordsOf } from '../../src/build/social-words.ts';
import { referenceKey, referencesOf } from '../../src/guide/index.ts';
import { brandNamed, readContent } from '../../src/loader/index.ts';
import { readSettings } from '../../src/settings.ts';
import { build, projectRoot } from './build-sites.ts';
import { attributeOf, type BuiltPage, brands, readBuiltSite } from './built-site.ts';

const folder = mkdtempSync(join(tmpdir(), 'keyway-pictures-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const metaOf = ({ tree }: BuiltPage, name: string) =>
  attributeOf(selectAll(`meta[property="${name}"], meta[name="${name}"]`, tree)[0], 'content');

describe.each(brands)('on the site of %s', (brand) => {
  const site = readBuiltSite(brand);

  test('each page but the one that says there is none names its picture, which is there in the size that it says', async () => {
    const pages = site.pages.filter(({ path }) => path !== '/404.html');
    expect(pages.length).toBeGreaterThan(10);
    for (const page of pages) {
      const address = new URL(metaOf(page, 'og:image'));
      expect(address.origin).toBe(site.origin);
      const { width, height, format } = await sharp(site.files.get(address.pathname)).metadata();
      expect({ width, height, format }, page.path).toEqual({
        width: Number(metaOf(page, 'og:image:width')),
        height: Number(metaOf(page, 'og:image:height')),
        format: 'png',
      });
      expect(metaOf(page, 'og:image:alt')).toBe(metaOf(page, 'og:title'));
      expect(metaOf(page, 'twitter:card')).toBe('summary_large_image');
    }
  });

  test('each guide has a picture of its own, and no picture is without a page', () => {
    const drawn = [...site.files.keys()].filter((path) => path.startsWith('/social/'));
    const named = new Set(site.pages.map((page) => metaOf(page, 'og:image')).filter((address) => address !== ''));
    expect([...named].map((address) => new URL(address).pathname).sort()).toEqual(drawn.sort());
    const ofGuides = site.pages.filter(({ path }) => path.includes('/guides/')).map((page) => metaOf(page, 'og:image'));
    expect(new Set(ofGuides).size).toBe(ofGuides.length);
  });
});

/** Letters in a picture are shapes, which no search finds, so what is drawn is looked at before it is. */
async function wordsDrawnFor(brandId: string): Promise<string> {
  const content = await readContent(projectRoot, 'content');
  const brand = brandNamed(content, brandId);
  const site = await openBrandSite(brand, { sheets: {}, scripts: {}, shells: {} }, readSettings({}));
  const words = await Promise.all(
    content.pages.map(async (guide) => {
      const connector = guide.binding && content.connectors.get(guide.binding.connector);
      const links = Object.fromEntries(
        referencesOf(guide).map(({ url }) => [referenceKey(url, guide.file) ?? '', url]),
      );
      const surroundings = { siblings: [], links, pictures: {} };
      return socialWordsOf(await modelPage({ guide, connector, surroundings }, site), site);
    }),
  );
  return JSON.stringify([lookOf(brand, undefined), words]);
}

test('no word of the vendor is drawn for a partner', async () => {
  const [own, partners] = [await wordsDrawnFor('stackone'), await wordsDrawnFor('acme')];
  expect(own).toMatch(/stackone/i);
  expect(partners).toContain('Connect Lusha');
  expect(partners).not.toMatch(/stack[ -]?one/i);
});

test('pictures can be switched off for a brand and for a build', async () => {
  const content = join(folder, 'content');
  cpSync(join(import.meta.dirname, 'cases/switches'), content, { recursive: true });
  cpSync(join(projectRoot, 'content/brands/acme'), join(content, 'brands/acme'), { recursive: true });
  await build(['--brand', 'acme', '--content', content, '--out', folder], { KEYWAY_SOCIAL_IMAGES: 'none' });
  expect(globSync('acme/**/*.html', { cwd: folder }).length).toBeGreaterThan(2);
  expect(globSync('acme/social/**', { cwd: folder })).toEqual([]);
});
