/** A page that is put together from a shell is the page that Astro renders when it is given the same parts as slots. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, vi } from 'vitest';
import { openLiveSite } from '../../src/build/live-site.ts';
import { readShellFiles } from '../../src/build/shell-files.ts';
import { prepareShells } from '../../src/build/shells.ts';
import { listLinkMarks } from '../../src/contract/shell-marks.ts';
import { cacheRootOf, openContent } from '../../src/loader/index.ts';
import type { PageParts } from '../../src/render/page/page-data.ts';
import { readSettings } from '../../src/settings.ts';
import { projectRoot, temporaryFolder } from '../loader/project.ts';

interface Filled {
  id: string;
  brand: string;
  section: PageParts['section'];
  parts: PageParts;
  html: string;
}

const filled = vi.hoisted((): Omit<Filled, 'id'>[] => []);

vi.mock('../../src/build/brand-site.ts', async (importOriginal) => {
  const original = await importOriginal<typeof import('../../src/build/brand-site.ts')>();
  return {
    ...original,
    async openBrandSite(...args: Parameters<typeof original.openBrandSite>) {
      const site = await original.openBrandSite(...args);
      return {
        ...site,
        fill(parts: PageParts) {
          const html = site.fill(parts);
          filled.push({ brand: site.brand.id, section: parts.section, parts, html });
          return html;
        },
      };
    },
  };
});

const paths = [
  'index.html',
  'connectors/index.html',
  'connectors/lusha/index.html',
  'connectors/hubspot/guides/link-account/private-app-access-token/index.html',
  'connectors/lusha/guides/link-account/api-key/index.html',
  'linked-accounts/index.html',
  '404.html',
];

test('Astro renders the pages of both brands as they are put together', { timeout: 120_000 }, async () => {
  const settings = readSettings({ KEYWAY_SOCIAL_IMAGES: 'none' });
  const contentRoot = resolve(projectRoot, settings.KEYWAY_CONTENT);
  const cacheRoot = cacheRootOf(projectRoot);
  using content = openContent(contentRoot, { cacheRoot, linkBase: undefined });
  const reading = await content.read();
  const { brandsDigest } = reading;
  const shellFolder = await prepareShells({ contentRoot, brandsDigest, cacheRoot, settings });
  const shells = readShellFiles(shellFolder);
  const pages: Filled[] = [];
  for (const id of ['stackone', 'acme']) {
    const live = await openLiveSite(reading.of({ id }), {
      reading,
      settings,
      shells,
      shellFolder,
      projectRoot,
      cacheFolder: content.cacheFolder,
    });
    for (const path of paths) {
      filled.length = 0;
      await live.read(path);
      for (const page of filled) pages.push({ ...page, id: `${id}-${paths.indexOf(path)}` });
    }
  }
  expect(pages.map(({ section }) => section)).toEqual(
    expect.arrayContaining(Object.keys(shells.shells['stackone'] ?? {})),
  );
  expect(pages).toHaveLength(2 * paths.length);

  await using folder = await temporaryFolder();
  const list = join(folder.path, 'pages.json');
  await writeFile(list, JSON.stringify(pages));
  const out = join(folder.path, 'site');
  const script = join(import.meta.dirname, 'ordinary-page/build.ts');
  await promisify(execFile)(process.execPath, [script, out, join(folder.path, 'root')], {
    cwd: projectRoot,
    // Not the whole environment: a test runner says there that it is one, and Astro heeds it.
    env: { PATH: process.env['PATH'], ORDINARY_PAGES: list },
  });
  for (const { id, html, parts } of pages) {
    const written = await readFile(join(out, 'ordinary', id, 'index.html'), 'utf8');
    const ordinary = Object.values(listLinkMarks).reduce((text, mark) => text.replace(mark, ''), written);
    // What stands below a path of its host is moved there after Astro, which knows of one host only.
    const base = /data-base="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(html.replaceAll(`="${base}/assets/`, '="/assets/') === ordinary, id).toBe(true);
    // Control: the parts make the page.
    expect(ordinary).toContain(parts.main);
    expect(ordinary.replace(parts.main, '')).not.toBe(html);
  }
});
