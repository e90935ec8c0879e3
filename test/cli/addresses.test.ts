/** Pictures and links by every spelling of one path lead to what is in the built site, and to nothing else. */
import { join } from 'node:path';
import { selectAll } from 'hast-util-select';
import { toString as textIn } from 'hast-util-to-string';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../loader/project.ts';
import { brokenLinks } from '../site/broken-links.ts';
import { attributeOf, type BuiltSite, readBuiltSite, textOf } from '../site/built-site.ts';
import { content } from './content.ts';
import { runKeyway } from './run-keyway.ts';

/** Names of pictures, each with the ways in which Markdown can spell it. */
const spellings: Record<string, string[]> = {
  'Screenshot 2026.png': ['<./pics/Screenshot 2026.png>', './pics/Screenshot%202026.png'],
  'schlüssel.png': ['./pics/schlüssel.png', './pics/schl%C3%BCssel.png', './pics/schlu\u0308ssel.png'],
  'zu\u0308rich.png': ['./pics/zürich.png', './pics/zu\u0308rich.png'],
  'キー.png': ['./pics/キー.png', '/guides/pics/キー.png'],
  'v[1].png': ['./pics/v[1].png', './pics/v%5B1%5D.png'],
  '100%.png': ['./pics/100%25.png'],
  'a?.png': ['./pics/a%3F.png', '<./pics/a%3f.png>'],
  'b#c.png': ['./pics/b%23c.png'],
};

const urls = Object.values(spellings).flat();
const page = [
  '---\ntitle: Spellings\ndescription: One path, many spellings.\n---\n',
  ...urls.map((url) => `![inline](${url})\n`),
  ...urls.map((_, index) => `![reference][r${index}]\n`),
  ...urls.map((url) => `<img src="${url.replace(/[<>]/g, '')}" alt="element" />\n`),
  'A [link](./first), [with a query](?actions=one#top), [by its file](/guides/first/index.html).\n',
  '![gone](./pics/gone.png) ![asset](./.gitbook/assets/panel.png) [manual](./.gitbook/assets/manual.pdf)\n',
  ...urls.map((url, index) => `[r${index}]: ${url}`),
].join('\n');

let folder: TemporaryFolder;
let sites: BuiltSite[];

beforeAll(async () => {
  const { 'brands/vendor/brand.yaml': vendor = '', 'brands/vendor/logo.svg': logo = '', ...others } = content;
  folder = await temporaryFolder({ ...others, 'brands/stackone/brand.yaml': vendor, 'brands/stackone/logo.svg': logo });
  await folder.write({ 'guides/spellings.mdx': page, 'guides/.gitbook/assets/manual.pdf': '%PDF-1.4\n%%EOF\n' });
  // Every picture is another one, so that none stands for its neighbour.
  const names = [...Object.keys(spellings).map((name) => `guides/pics/${name}`), 'guides/.gitbook/assets/panel.png'];
  for (const [index, name] of names.entries()) {
    const image = sharp({ create: { width: 20 + index, height: 20, channels: 3, background: '#88aacc' } });
    await folder.write({ [name]: await image.png().toBuffer() });
  }
  const out = join(folder.path, 'out');
  const built = await runKeyway(['build', '--all-brands', '--content', folder.path, '--out', out, '--keep-going']);
  expect(built.stderr + built.stdout).not.toMatch(/^ {4}at /m);
  sites = [readBuiltSite('stackone', out), readBuiltSite('acme', out)];
});
afterAll(() => folder[Symbol.asyncDispose]());

const imagesOf = (site: BuiltSite) => {
  const tree = site.pages.find(({ path }) => path === '/guides/spellings/')?.tree;
  return selectAll('main img', tree);
};

test('every spelling of a picture shows that picture', () => {
  for (const site of sites) {
    const images = imagesOf(site);
    expect(images).toHaveLength(urls.length * 3 + 1);
    expect(images.map((image) => attributeOf(image, 'src')).filter((src) => !has(site, src))).toEqual([]);
    // Widths tell the pictures apart.
    const expected = Object.values(spellings).flatMap((ways, index) => ways.map(() => String(20 + index)));
    expect(images.map((image) => attributeOf(image, 'width'))).toEqual([...expected, ...expected, ...expected, '28']);
  }
});

test('a picture that is not there leaves its words, and no address', () => {
  for (const site of sites) {
    const tree = site.pages.find(({ path }) => path === '/guides/spellings/')?.tree;
    expect(selectAll('.missing-picture', tree).map((element) => textIn(element))).toEqual(['gone']);
  }
});

test('no link of the sites leads nowhere, and a planted one is found', () => {
  for (const site of sites) {
    // The vendor's twins are their sources, letter by letter.
    const inPages = (links: string[]) => links.filter((link) => !/^[^ ]+\.md /.test(link));
    expect(inPages(brokenLinks(site))).toEqual([]);
    const files = new Map([...site.files].filter(([path]) => !path.startsWith('/files/')));
    expect(inPages(brokenLinks({ ...site, files }))).toHaveLength(1);
  }
});

test('in the file of all pages every address of the site begins at its root', () => {
  for (const site of sites) {
    const text = textOf(site, '/llms-full.txt');
    const addresses = [...text.matchAll(/\]\(<?([^)>\s]+)|src="([^"]+)"|^\[r\d+\]: <?([^>\n]+)/gm)].map(
      ([, link, src, definition]) => link ?? src ?? definition ?? '',
    );
    expect(addresses.length).toBeGreaterThan(urls.length * 2);
    const own = addresses.filter((address) => !/^(?:https?:|#|\?)/.test(address) && !address.endsWith('gone.png'));
    expect(own.filter((address) => !has(site, address))).toEqual([]);
  }
});

/** Whether an address from the root of the host is a file or a page of the site. */
function has({ files }: BuiltSite, address: string): boolean {
  const path = address.startsWith('/') ? decodeURIComponent(address.replace(/[?#].*$/, '')) : '';
  return files.has(path) || files.has(`${path}index.html`);
}
