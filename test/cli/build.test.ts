import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDictionary, findTraces } from '../../src/audit/index.ts';
import { listFiles } from '../../src/loader/list-files.ts';
import { type TemporaryFolder, temporaryFolder } from '../loader/project.ts';
import { content, guideFile } from './content.ts';
import { type Ended, runKeyway } from './run-keyway.ts';

const guide = 'connectors/known/guides/link-account/own-token-2';

async function bytesOf(folder: string) {
  const paths = await listFiles(folder);
  return Promise.all(paths.map(async (path) => ({ path, bytes: await readFile(join(folder, path)) })));
}

describe('a build of all brands', () => {
  let source: TemporaryFolder;
  let out: TemporaryFolder;
  let ended: Ended;

  beforeAll(async () => {
    source = await temporaryFolder(content);
    out = await temporaryFolder();
    ended = await runKeyway(['build', '--all-brands', '--content', source.path, '--out', out.path]);
  });
  afterAll(async () => {
    await source[Symbol.asyncDispose]();
    await out[Symbol.asyncDispose]();
  });

  const read = (path: string) => readFile(join(out.path, path), 'utf8');

  test('ends well and says what it built', () => {
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain(`Built 4 pages for Acme in ${join(out.path, 'acme')}`);
    expect(ended.stdout).toContain(`Built 4 pages for Vendor in ${join(out.path, 'vendor')}`);
  });

  test.each(['acme', 'vendor'])('has every file that others rely on, for %s', async (brand) => {
    const files = await listFiles(join(out.path, brand));
    for (const page of [guide, 'guides/first']) {
      expect(files).toContain(`${page}/index.html`);
      expect(files).toContain(`${page}.md`);
      expect(files).toContain(`${page}.json`);
    }
    for (const file of ['index.html', 'llms.txt', 'llms-full.txt', 'sitemap-index.xml', 'robots.txt', '404.html']) {
      expect(files).toContain(file);
    }
  });

  test('gives the vendor a Markdown twin whose body is the file’s, brand words filled in', async () => {
    const body = guideFile.slice(guideFile.indexOf('---\n', 4) + 4).replace('{brand.hub}', 'Vendor Hub');
    const twin = await read(`vendor/${guide}.md`);
    expect(twin).toBe(
      '> ## Documentation Index\n> Fetch the complete documentation index at: https://docs.vendor.example/llms.txt\n' +
        '> Use this file to discover all available pages before exploring further.\n\n' +
        '# Connect Known Provider with Own Token – Vendor Hub\n\n> Link it in the Vendor Hub of Vendor.\n' +
        body,
    );
  });

  test('leaves no trace of the vendor in any byte or name of the partner’s files', async () => {
    const dictionary = createDictionary(['Vendor', 'vendor.example'].map((word) => ({ word, brand: 'vendor' })));
    const tracesIn = async (brand: string) =>
      (await bytesOf(join(out.path, brand))).flatMap((file) => findTraces(file, dictionary));
    expect(await tracesIn('acme')).toEqual([]);
    expect((await tracesIn('vendor')).length).toBeGreaterThan(5);
  });

  test('leaves what is hidden from partners out of the page, the twins and the index', async () => {
    const files = await Promise.all(
      [`${guide}/index.html`, `${guide}.md`, `${guide}.json`, 'llms-full.txt'].map((path) => read(`acme/${path}`)),
    );
    for (const text of files) expect(text).not.toMatch(/secret-section|Only in the/);
    expect(await read(`vendor/${guide}/index.html`)).toContain('id="secret-section"');
    expect(await read(`acme/${guide}/index.html`)).toMatch(
      /In the <img src="\/assets\/x\.[\w-]+\.webp" alt="Acme screen" width="1" height="1"/,
    );
  });

  test('names in the partner’s twin the pictures that ship', async () => {
    const [, picture = ''] = /<img src="([^"]+)" alt="Acme screen"/.exec(await read(`acme/${guide}.md`)) ?? [];
    expect(picture).toMatch(/^\/assets\/x\.[\w-]+\.webp$/);
    expect(existsSync(join(out.path, 'acme', picture))).toBe(true);
  });

  test('writes no inline script, inline style or foreign address into a page', async () => {
    for (const { path, bytes } of await bytesOf(join(out.path, 'acme'))) {
      if (!path.endsWith('.html')) continue;
      const html = bytes.toString('utf8');
      expect(html, path).not.toMatch(/<style|\sstyle=|\son[a-z]+=/i);
      expect([...html.matchAll(/<script(?![^>]*\bsrc=)/g)], path).toEqual([]);
      expect(
        [...html.matchAll(/<(?:script|img|iframe|link)\b[^>]*\b(?:src|href)="https?:[^"]*"/g)]
          .map(String)
          .filter(
            (tag) =>
              !tag.includes('rel="canonical"') && !tag.includes('rel="sitemap"') && !tag.includes('rel="alternate"'),
          ),
        path,
      ).toEqual([]);
    }
  });

  test('lets all pages be found but the hidden one', async () => {
    const pages = (await listFiles(join(out.path, 'acme/search'))).filter((path) => path.startsWith('pages/'));
    const found = await Promise.all(pages.map((path) => readFile(join(out.path, 'acme/search', path), 'utf8')));
    expect(found.join()).toContain('"path":"/guides/first/"');
    expect(found.join()).not.toContain('Not listed');
  });

  test('lists the pages in llms.txt, without the hidden one', async () => {
    const index = await read('acme/llms.txt');
    expect(index).toContain(`(https://help.acme.example/${guide}.md): Link it in Acme Desk of Acme.`);
    expect(index).not.toContain('hidden');
    expect(existsSync(join(out.path, 'acme/guides/hidden/index.html'))).toBe(true);
    expect(await read('acme/llms-full.txt')).not.toContain('Not listed');
  });
});

describe('a build that must not ship', () => {
  test('because the partner’s site names the vendor: says file and word, and leaves no folder', async () => {
    const leak = { 'guides/leak.mdx': '---\ntitle: Leak\n---\n\n```\nvendor.example\n```\n' };
    await using source = await temporaryFolder({ ...content, ...leak });
    await using out = await temporaryFolder();
    const args = ['build', '--brand', 'acme', '--content', source.path, '--out', out.path];
    const { code, stderr } = await runKeyway(args);
    expect(code).toBe(1);
    expect(stderr).toContain('guides/leak/index.html (byte ');
    expect(stderr).toContain('guides/leak.md (byte ');
    expect(stderr).toContain('from guides/leak.mdx:6:1');
    expect(stderr).toContain('Add "vendor.example" to `urls` in brands/acme/brand.yaml');
    expect(stderr).toContain('"vendor.example"');
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(existsSync(join(out.path, 'acme'))).toBe(false);
  });

  test('because guides are faulty: says all issues at once, without a stack, and builds nothing', async () => {
    const faults = {
      'guides/a.mdx': '---\ntitle: A\n---\n\n{brand.x}\n\n<div data-guide-scops="a:b">x</div>\n',
      'guides/b.mdx': '---\ntitle: "B\n---\n\n{1 +}\n',
    };
    await using source = await temporaryFolder({ ...content, ...faults });
    await using out = await temporaryFolder();
    const { code, stdout, stderr } = await runKeyway(['build', '--content', source.path, '--out', out.path]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    for (const place of ['guides/a.mdx:5:1', 'guides/a.mdx:7:6', 'guides/b.mdx:2:8', 'guides/b.mdx:5:1']) {
      expect(stderr).toContain(`${place}  error  `);
    }
    expect(stderr).toContain('4 errors, 0 warnings.');
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(await listFiles(out.path)).toEqual([]);

    const args = ['build', '--keep-going', '--content', source.path, '--out', out.path];
    expect(await runKeyway(args)).toMatchObject({ code: 0 });
    const html = await readFile(join(out.path, 'vendor/guides/a/index.html'), 'utf8');
    expect(html).toContain('<div class="refusal">Not shown: <code>{brand.x}</code></div>');
  });
});

test('code of a guide stops no build, and a reader sees nothing of it', async () => {
  const text =
    'Before {f()} after.\n\n{constructor.constructor("return 1")()}\n\n<script>steal()</script>\n\n' +
    'export const shown = make();\n\n<form data-whitelabel-hide>Of the vendor alone.</form>\n\n' +
    '<iframe data-whitelabel-hide src="https://tour.vendor.example/"></iframe>\n';
  await using source = await temporaryFolder({ ...content, 'guides/a.mdx': `---\ntitle: A\n---\n\n${text}` });
  await using out = await temporaryFolder();
  const ended = await runKeyway(['build', '--all-brands', '--content', source.path, '--out', out.path]);
  expect(ended.code).toBe(0);
  const [vendor, partner] = await Promise.all(
    ['vendor', 'acme'].map((brand) => readFile(join(out.path, brand, 'guides/a/index.html'), 'utf8')),
  );
  expect(vendor).toContain('<p>Before  after.</p>');
  expect(vendor).toContain('Of the vendor alone.');
  expect(vendor).toContain('https://tour.vendor.example/');
  expect(partner).toContain('<p>Before  after.</p>');
  for (const page of [vendor, partner]) expect(page).not.toMatch(/refusal|constructor\.|steal|make\(/);
  expect(partner).not.toMatch(/Of the vendor alone|tour\.vendor/);
});
