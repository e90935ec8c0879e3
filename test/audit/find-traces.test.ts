import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createDictionary, findTraces } from '../../src/audit/index.ts';

const dictionary = createDictionary([
  { word: 'NorthWind', brand: 'vendor' },
  { word: 'docs.northwind.example', brand: 'vendor' },
]);

/** How people and programs write a name; each by what it makes of a word. */
const forms: Record<string, (word: string) => string> = {
  'as it is': (word) => word,
  'in capitals': (word) => word.toUpperCase(),
  'in wide letters': (word) => [...word].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join(''),
  'in letters that look the same': (word) => word.replace('o', 'о').replace('i', 'і'),
  'with accents': (word) => word.replace('o', 'ö').replace('d', 'ď'),
  'in character references': (word) => [...word].map((letter) => `&#x${letter.charCodeAt(0).toString(16)};`).join(''),
  'in percent signs': (word) => [...word].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join(''),
  'in percent signs of percent signs': (word) => word.replace('N', '%254E'),
  'in escapes of scripts': (word) => word.replace('N', '\\u004e').replace('W', '\\x57'),
  'in escapes of style sheets': (word) => word.replace('N', '\\4e '),
  'in base64': (word) => Buffer.from(`by ${word}!`).toString('base64'),
  'in hexadecimal': (word) => Buffer.from(word).toString('hex'),
  'split by tags': (word) => `${word.slice(0, 5)}<b>${word.slice(5)}</b>`,
  'split by a comment': (word) => `${word.slice(0, 5)}<!-- -->${word.slice(5)}`,
  'with a soft hyphen': (word) => `${word.slice(0, 5)}\u00AD${word.slice(5)}`,
  'with the reference of a soft hyphen': (word) => `${word.slice(0, 5)}&shy;${word.slice(5)}`,
  'with a zero-width space': (word) => `${word.slice(0, 2)}\u200B${word.slice(2)}`,
  'backwards, shown forwards': (word) => `\u202E${[...word].reverse().join('')}\u202C`,
  'as two words': (word) => word.replace('thW', 'th W'),
  'with an underscore': (word) => word.replace('thW', 'th_w'),
  'as two strings that a program joins': (word) => `'${word.slice(0, 5)}' + '${word.slice(5)}'`,
};

/** Where a site can hold a text; each gives the bytes of a file with the text in it. */
const sinks: Record<string, (text: string) => { path: string; bytes: Buffer }> = {
  'text of a page': (text) => file('index.html', `<!doctype html><p>Read about ${text} here</p>`),
  'title of a page': (text) => file('a.html', `<title>${text}</title>`),
  attribute: (text) => file('b.html', `<img alt="${text}">`),
  'comment of a page': (text) => file('c.html', `<p>x</p><!-- ${text} -->`),
  address: (text) => file('d.html', `<a href="https://x.example/${text}?y">x</a>`),
  script: (text) => file('assets/a.js', `const a=1;/* ${text} */`),
  'source map': (text) => file('assets/a.js.map', JSON.stringify({ version: 3 }).replace('}', `,"x":"${text}"}`)),
  'style sheet': (text) => file('assets/a.css', `a::after{content:"${text}"}`),
  data: (text) => file('page.json', `{"title": "${text}"}`),
  Markdown: (text) => file('page.md', `# Title\n\n${text}\n`),
  'llms.txt': (text) => file('llms.txt', `> ${text}\n`),
  sitemap: (text) => file('sitemap-0.xml', `<urlset><loc>https://x.example/${text}</loc></urlset>`),
  'robots.txt': (text) => file('robots.txt', `# ${text}\n`),
  manifest: (text) => file('manifest.webmanifest', `{"name":"${text}"}`),
  '404 page': (text) => file('404.html', `<h1>${text}</h1>`),
  'headers for a host': (text) => file('_headers', `/*\n  x-made-by: ${text}\n`),
  drawing: (text) => file('logo.svg', `<svg><title>${text}</title></svg>`),
  'packed search index': (text) => ({ path: 'search/en.pf_meta', bytes: gzipSync(Buffer.from(`{"t":"${text}"}`)) }),
  'text of a picture': (text) => ({ path: 'a.png', bytes: png('tEXt', Buffer.from(`Author\0${text}`)) }),
  'packed text of a picture': (text) => ({
    path: 'b.png',
    bytes: png('zTXt', Buffer.concat([Buffer.from('Author\0\0'), deflateSync(Buffer.from(text))])),
  }),
  'metadata of a photo': (text) => ({
    path: 'c.jpg',
    bytes: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1]), Buffer.from(`<x:xmpmeta>${text}</x:xmpmeta>`)]),
  }),
  'what stands behind the pixels of a photo': (text) => ({
    path: 'd.jpg',
    bytes: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]), Buffer.from(`\n${text}`)]),
  }),
  'text behind the pixels of a picture': (text) => ({
    path: 'e.png',
    bytes: Buffer.concat([png('IDAT', Buffer.alloc(9)), png('tEXt', Buffer.from(`Author\0${text}`)).subarray(8)]),
  }),
  'metadata of a WebP': (text) => ({
    path: 'f.webp',
    bytes: riff({ VP8X: Buffer.alloc(10), 'VP8 ': Buffer.alloc(7), 'XMP ': Buffer.from(`<x>${text}</x>`) }),
  }),
};

function file(path: string, text: string) {
  return { path, bytes: Buffer.from(text) };
}

function png(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    length,
    Buffer.from(type, 'latin1'),
    data,
    Buffer.alloc(4),
  ]);
}

function riff(chunks: Record<string, Buffer>): Buffer {
  const written = Object.entries(chunks).map(([name, data]) => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(data.length);
    return Buffer.concat([Buffer.from(name), length, data, Buffer.alloc(data.length % 2)]);
  });
  return Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP'), ...written]);
}

const words = (path: string, bytes: Buffer) => findTraces({ path, bytes }, dictionary).map(({ entry }) => entry.word);

describe.each(Object.entries(sinks))('%s', (_sink, make) => {
  test.each(Object.entries(forms))('that names another brand %s is found', (_form, write) => {
    const { path, bytes } = make(write('NorthWind'));
    expect(words(path, bytes)).toContain('NorthWind');
  });

  test('that names nobody is left alone', () => {
    const { path, bytes } = make('the north wind and, north of windows, a northern window');
    expect(words(path, bytes).filter((word) => word !== 'NorthWind')).toEqual([]);
    const { path: other, bytes: clean } = make('northern windows; nor thwind, wind north');
    expect(words(other, clean)).toEqual([]);
  });
});

test('a finding says where: the byte, the way of writing, and the words around', () => {
  const bytes = Buffer.from('é <b>NorthWind</b>');
  expect(findTraces({ path: 'index.html', bytes }, dictionary)).toEqual([
    {
      entry: { word: 'NorthWind', brand: 'vendor' },
      path: 'index.html',
      offset: 6,
      writing: 'plain',
      excerpt: 'e <b>northwind</b>',
    },
  ]);
});

test('every place is told, and a host as the host', () => {
  const bytes = Buffer.from('NorthWind, https://docs.northwind.example/a, northwind');
  expect(findTraces({ path: 'a.md', bytes }, dictionary).map(({ entry, offset }) => [entry.word, offset])).toEqual([
    ['NorthWind', 0],
    ['docs.northwind.example', 19],
    ['NorthWind', 45],
  ]);
});

test.each(['img/northwind-logo.svg', 'img/north-wind.svg', 'img/North%57ind.svg'])(
  'a file named %s is found',
  (path) => {
    expect(findTraces({ path, bytes: Buffer.from('') }, dictionary)).toMatchObject([{ offset: -1, writing: 'name' }]);
  },
);

test('names in two-byte letters are found, in either order of the bytes and at any place', () => {
  const little = Buffer.from('NorthWind', 'utf16le');
  const big = Buffer.from(little).swap16();
  for (const bytes of [
    little,
    big,
    Buffer.concat([Buffer.from('x'), little]),
    Buffer.concat([Buffer.from('x'), big]),
  ]) {
    expect(words('font.ttf', bytes)).toEqual(['NorthWind']);
  }
});

test('a file that says it is compressed, and can’t be unpacked or would fill the memory, stops the audit', () => {
  expect(() => words('bomb.gz', gzipSync(Buffer.alloc(80 * 1024 * 1024)))).toThrow(/larger than/);
  expect(() => words('cut.gz', gzipSync(Buffer.from('x')).subarray(0, 12))).toThrow('unexpected end of file');
});

test('a damaged part of a picture is read as it is', () => {
  expect(words('cut.png', png('zTXt', Buffer.from('Author')))).toEqual([]);
});

test('each of many names is found, those that begin alike too, as the longest that is there', () => {
  const names = Array.from({ length: 300 }, (_, index) => `Harbour${index.toString(36)}`);
  const many = createDictionary(
    names.flatMap((word) => [word, `${word} Help`].map((text) => ({ word: text, brand: word }))),
  );
  const text = names.map((name, index) => (index % 2 === 0 ? `${name} help` : name)).join('; ');
  const traces = findTraces({ path: 'a.md', bytes: Buffer.from(text) }, many);
  expect(traces.map(({ entry }) => entry.word)).toEqual(
    names.map((name, index) => (index % 2 === 0 ? `${name} Help` : name)),
  );
});

test('with nothing to look for nothing is looked at, not even what is packed', () => {
  expect(findTraces({ path: 'cut.gz', bytes: gzipSync('x').subarray(0, 12) }, createDictionary([]))).toEqual([]);
});

test.each([
  ['a.png', (text: string) => png('IDAT', Buffer.from(text))],
  ['a.webp', (text: string) => riff({ VP8L: Buffer.from(text) })],
  ['a.jpg', (text: string) => Buffer.from(`\xff\xd8\xff\xda\0\x02${text}\xff\xd9`, 'latin1')],
  ['a.gz', (text: string) => gzipSync(text, { level: 0 })],
])('in what a program reads only once it is unpacked, names are looked for as they are alone: %s', (path, make) => {
  const traces = (text: string) => findTraces({ path, bytes: make(text) }, dictionary).map(({ writing }) => writing);
  expect(traces('by NorthWind')).toContain('plain');
  expect(traces('by Nor<b>thWind</b>')).toEqual(path === 'a.gz' ? ['compressed'] : []);
});

test('a short name is found where it stands alone, and not in a word that holds it', () => {
  const short = createDictionary([{ word: 'Tern', brand: 'other' }]);
  const found = (text: string) =>
    findTraces({ path: 'a.js', bytes: Buffer.from(text) }, short).map(({ offset }) => offset);
  expect(found('an external pattern, by Tern; tern.example, x-tern-y')).toEqual([24, 30, 46]);
  expect(found('external patterns')).toEqual([]);
});
