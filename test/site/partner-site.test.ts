import type { Element } from 'hast';
import { selectAll } from 'hast-util-select';
import { toString as textIn } from 'hast-util-to-string';
import { expect, test } from 'vitest';
import { type BuiltSite, readBuiltSite, textOf } from './built-site.ts';
import { vendorTraces } from './vendor-traces.ts';

const vendor = readBuiltSite('stackone');
const partner = readBuiltSite('acme');

/** Words alone, without markup, punctuation or the name of whoever's site it is. */
const plain = (text: string) =>
  text
    .replace(/<[^>]*>|[*`_]/g, '')
    .replace(/the stackone hub|stackone hub|stackone|acme connect|acme/gi, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase();

/** Sentences that stand in hidden parts of the vendor's pages, and nowhere else in it. */
function hiddenSentences({ pages }: BuiltSite): string[] {
  const sentencesOf = (elements: Element[]) =>
    elements.flatMap((element) =>
      selectAll('h2, p, li, .step-name', element).flatMap((part) => textIn(part).split(/[.:] ?/)),
    );
  const hidden = pages.flatMap(({ tree }) => sentencesOf(selectAll('[data-whitelabel-hide]', tree)));
  const shown = plain(
    pages
      .flatMap(({ tree }) =>
        selectAll('.prose > *:not([data-whitelabel-hide]), connect-form, .guide-description', tree),
      )
      .map((element) => textIn(element))
      .join(' '),
  );
  return [...new Set(hidden.map(plain))].filter((sentence) => sentence.length > 20 && !shown.includes(sentence));
}

function hiddenPassages(files: BuiltSite['files'], sentences: readonly string[]): string[] {
  return [...files].flatMap(([path, bytes]) => {
    const text = plain(bytes.toString('utf8'));
    return sentences.filter((sentence) => text.includes(sentence)).map((sentence) => `${path}: ${sentence}`);
  });
}

test('no file of the partner’s site names the vendor, in whatever way it is written', () => {
  expect(partner.files.size).toBeGreaterThan(60);
  expect(vendorTraces(partner.files)).toEqual([]);
});

test('no file of the partner’s site holds a passage that the vendor hides from partners', () => {
  const sentences = hiddenSentences(vendor);
  expect(sentences.length).toBeGreaterThan(20);
  expect(hiddenPassages(partner.files, sentences)).toEqual([]);
  const marked = [...partner.files].filter(([, bytes]) => bytes.includes('data-whitelabel-hide')).map(([path]) => path);
  expect(marked.filter((path) => !path.endsWith('.css'))).toEqual([]);
});

test('what ships to browsers by the same name for every brand names neither the vendor nor the project', () => {
  const shared = [...vendor.files].filter(([path]) => path.startsWith('/assets/'));
  expect(shared.length).toBeGreaterThan(5);
  for (const [path, bytes] of shared) expect(bytes.toString('latin1'), path).not.toMatch(/stackone|keyway/i);
  for (const { path, html } of partner.pages) expect(html, path).not.toMatch(/keyway/i);
});

test('the partner’s pages speak of the partner: titles, texts, form, links and colors', () => {
  const guide = partner.pages.find(({ path }) => path === '/connectors/lusha/guides/link-account/api-key/');
  const text = (selector: string) =>
    selectAll(selector, guide?.tree)
      .map((element) => textIn(element))
      .join('\n');
  expect(text('h1')).toBe('Connect Lusha with API Key – Acme Connect');
  expect(text('title')).toContain('Acme Connect');
  expect(text('connect-form')).toContain('to Acme Connect, by API Key');
  expect(text('connect-form')).toContain('Sent encrypted to Acme Connect.');
  expect(text('connect-form')).toContain('Open this guide from Acme Connect to link your account.');
  expect(text('.prose')).toContain('give Acme Connect a key of its own');
  expect(partner.files.get('/brand.css')?.toString()).toContain('#8a3b12');
  expect(partner.origin).toBe('https://help.acme.example');
  expect(partner.files.get('/robots.txt')?.toString()).toContain('https://help.acme.example/sitemap-index.xml');
});

/** Where a site tells of its own section on linking a provider: `html`, `contents`, `md`, `json`, `search`, `llms`. */
function placesOfSection(site: BuiltSite, path: string, heading: string): string[] {
  const page = site.pages.find((one) => one.path === path);
  const has = (selector: string) =>
    selectAll(selector, page?.tree).some((element) => textIn(element).includes(heading));
  const file = path.replace(/\/$/, '');
  const found = [...site.files]
    .filter(([name]) => name.startsWith('/search/pages/'))
    .map(([, bytes]) => bytes.toString('utf8'));
  const places = {
    html: has('.prose section > .heading > h2'),
    contents: has('nav.contents a[href^="#link-"]'),
    md: textOf(site, `${file}.md`).includes(`## ${heading}`),
    json: textOf(site, `${file}.json`).includes(JSON.stringify(heading)),
    search: found.some((text) => text.includes(path) && text.includes(heading)),
    llms: textOf(site, '/llms-full.txt').includes(heading),
  };
  return Object.entries(places).flatMap(([place, isThere]) => (isThere ? [place] : []));
}

test('where the vendor tells how to link in its hub, the partner has a section of its own, which everything knows', () => {
  const guides = partner.pages.filter(({ tree }) => selectAll('connect-form label', tree).length > 0);
  expect(guides.length).toBeGreaterThan(4);
  for (const { path, tree } of guides) {
    const provider = textIn(selectAll('connect-form h2', tree)[0] as Element).replace(/^Link your | account$/g, '');
    const heading = `Link ${provider} in Acme Connect`;
    const all = ['html', 'contents', 'md', 'json', 'search', 'llms'];
    expect(placesOfSection(partner, path, heading), path).toEqual(all);
    expect(placesOfSection(vendor, path, heading), path).toEqual([]);
    const steps = selectAll('.step[id^="link-"]', tree).map(({ properties }) => properties['id']);
    expect(steps, path).toEqual(['link-open-form', 'link-fill-in', 'link-account']);
    const fields = selectAll('connect-form label', tree).map((label) => textIn(label).trim());
    const listed = selectAll('#link-fill-in li strong', tree).map((label) => textIn(label));
    expect(
      listed.every((label) => fields.some((field) => field.startsWith(label))),
      path,
    ).toBe(true);
    expect(selectAll('#link-open-form a[href="#page:connect"]', tree), path).toHaveLength(1);
    expect(selectAll('[id="page:connect"]', tree), path).toHaveLength(1);
  }
  const consent = partner.pages.find(({ path }) => path.includes('/linear/guides/link-account/'));
  expect(consent?.html).not.toContain('link-open-form');
});

test('control: the vendor’s name is found in each way of writing it, and a hidden passage in each kind of file', () => {
  const ways: Record<string, Buffer> = {
    '/a.html': Buffer.from('<p>StackOne</p>'),
    '/b.html': Buffer.from('<p>Stack<b>One</b></p>'),
    '/c.html': Buffer.from('&#83;tack&#x4f;ne'),
    '/d.html': Buffer.from('stack\u00ADone'),
    '/e.json': Buffer.from('{"a":"\\u0053tackOne"}'),
    '/f.css': Buffer.from('a::after { content: "\\53 tackOne" }'),
    '/g.txt': Buffer.from('https://docs.%73tackone.com'),
    '/h.js': Buffer.from(`x="${Buffer.from('__docs.stackone.com').toString('base64')}"`),
    '/i.bin': Buffer.from('StackOne', 'utf16le'),
    '/j.txt': Buffer.from(Buffer.from('stackone').toString('hex')),
    '/stackone.svg': Buffer.from('<svg/>'),
  };
  const found = vendorTraces(new Map(Object.entries(ways))).map((trace) => trace.split(':')[0]);
  expect([...new Set(found)]).toEqual(Object.keys(ways));

  const [sentence = ''] = hiddenSentences(vendor);
  for (const path of ['/page/index.html', '/page.md', '/page.json'])
    expect(hiddenPassages(new Map([[path, Buffer.from(`x ${sentence} y`)]]), [sentence])).toHaveLength(1);
  expect(hiddenPassages(vendor.files, hiddenSentences(vendor)).length).toBeGreaterThan(50);
});
