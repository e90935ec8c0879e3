/** What the index promises: same bytes, small changes, and what is found by what. */
import { expect, test, vi } from 'vitest';
import {
  bundleCountFor,
  bundleOf,
  changedShards,
  indexBundle,
  indexRecords,
  joinLines,
  replaceLine,
} from '../../src/build/search-index.ts';
import { type SearchRecord, termsOf } from '../../src/contract/search-format.ts';

const filler = 'Sign in, open the settings and create a key at the provider.';

function guide(connector: string, method: string, text = filler): SearchRecord {
  return {
    path: `/connectors/${connector.toLowerCase()}/guides/${method.toLowerCase().replaceAll(/\W+/g, '-')}/`,
    title: `Connect ${connector} with ${method}`,
    kind: 'guide',
    connector,
    category: 'CRM',
    description: `Link ${connector}.`,
    sections: [
      { id: 'sign-in', title: `Sign in to ${connector}`, text: filler },
      { id: 'create-key', title: 'Create the key', text },
    ],
  };
}

const records = [
  guide('HubSpot', 'API Key'),
  guide('HubSpot', 'OAuth 2.0', 'Ask for after_loaded. The error 0x80070005 is shown.'),
  guide(
    'Lusha',
    'API Key',
    'It is like HubSpot: revoke the <img src=x onerror=1> key, for C++ and .NET or api.example.com.',
  ),
  guide('Zoë', 'Token', 'You find it under 設定画面 there.'),
  ...Array.from({ length: 600 }, (_, place) => guide(`Vendor${place}`, 'API Key')),
];

async function openSearch(from = records) {
  const files = new Map([...indexRecords(from)].map(({ path, bytes }) => [path, bytes]));
  const requested: string[] = [];
  vi.resetModules();
  vi.stubGlobal('document', { documentElement: { dataset: {} } });
  vi.stubGlobal('fetch', async (address: string) => {
    requested.push(address);
    const bytes = files.get(address.replace('/search/', '').replace(/\?.*/, ''));
    return bytes ? new Response(Buffer.from(bytes)) : new Response(null, { status: 404 });
  });
  const { search } = await import('../../src/browser/site/search-index.ts');
  const find = async (words: string) => {
    const outcome = await search(words);
    if (outcome.kind !== 'found') throw new Error(outcome.kind);
    return outcome.pages;
  };
  return { files, requested, search, find };
}

test('the same records give the same bytes, in whatever order they come', () => {
  const bytesOf = (from: SearchRecord[]) =>
    [...indexRecords(from)]
      .map(({ path, bytes }) => `${path} ${Buffer.from(bytes).toString()}`)
      .sort()
      .join('\n');
  expect(bytesOf([...records].reverse())).toBe(bytesOf(records));
  expect(bytesOf([...records, guide('Other', 'API Key')]), 'and others give others').not.toBe(bytesOf(records));
});

test('one bundle indexed again gives what an index made anew gives', () => {
  const bundleCount = bundleCountFor(records.length);
  expect(bundleCount).toBeGreaterThan(1);
  const changed = records.map((record, place) =>
    place === 1 ? guide('HubSpot', 'OAuth 2.0', 'Quite novel words.') : record,
  );
  const [path] = records.slice(1, 2).map((record) => record.path);
  const bundle = bundleOf(path ?? '', bundleCount);
  const indexOf = (from: SearchRecord[]) =>
    indexBundle(
      from.filter((record) => bundleOf(record.path, bundleCount) === bundle),
      { bundle, bundleCount, prefix: 3 },
    );
  const [before, after] = [indexOf(records), indexOf(changed)];
  const shardsOf = (from: SearchRecord[]) =>
    new Map(
      [...indexRecords(from)]
        .filter((file) => file.path.startsWith('terms/'))
        .map((file): [string, string] => [file.path, Buffer.from(file.bytes).toString()]),
    );
  const shards = shardsOf(records);
  const names = changedShards(before.lines, after.lines);
  expect(names.length).toBeGreaterThan(2);
  expect(names.length).toBeLessThan(shards.size / 2);
  for (const name of names) {
    const next = replaceLine(shards.get(`terms/${name}.txt`) ?? '', bundle, after.lines.get(name));
    if (next === '') shards.delete(`terms/${name}.txt`);
    else shards.set(`terms/${name}.txt`, next);
  }
  const anew = shardsOf(changed);
  expect([...shards].sort()).toEqual([...anew].sort());
  expect(joinLines(['10{}', '9{}'])).toBe('9{}\n10{}');
});

test('a name leads to its pages while it is typed, and comes before pages that only mention it', async () => {
  const { find } = await openSearch();
  for (const typed of ['hu', 'hub', 'hubs', 'hubspot', 'HubSpot']) {
    const [first, second] = await find(typed);
    expect([first?.connector, second?.connector], typed).toEqual(['HubSpot', 'HubSpot']);
    expect(first?.href, 'the page as a whole').not.toContain('#');
  }
  expect((await find('hubspot')).map(({ connector }) => connector)).toEqual(['HubSpot', 'HubSpot', 'Lusha']);
});

test('several words narrow it down, also when one of them is on every page', async () => {
  const { find } = await openSearch();
  expect((await find('hubspot key'))[0]?.title).toBe('Connect HubSpot with API Key');
  expect((await find('hubspot oauth'))[0]?.title).toBe('Connect HubSpot with OAuth 2.0');
  expect((await find('vendor577 key')).map(({ connector }) => connector)).toEqual(['Vendor577']);
  expect(await find('hubspot xyzzyplugh')).toEqual([]);
  expect(await find('...')).toEqual([]);
});

test.each([
  'C++',
  '.NET',
  'net',
  'after_loaded',
  'loaded',
  '0x80070005',
  'api.example.com',
  'api-example',
  'Zoe',
  'zoë',
  '画面',
])('%s is found', async (words) => {
  const { find } = await openSearch();
  const pages = await find(words);
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.length).toBeLessThan(3);
});

test('a plural finds the singular, and most words of a question are enough', async () => {
  const { find } = await openSearch();
  expect((await find('tokens'))[0]?.title).toBe('Connect Zoë with Token');
  expect((await find('which error is 0x80070005 that hubspot shown'))[0]?.title).toBe('Connect HubSpot with OAuth 2.0');
});

test('a slip of the finger is forgiven after the first three letters', async () => {
  const { find } = await openSearch();
  for (const typed of ['hubsopt', 'hubspott', 'hubspt'])
    expect((await find(typed))[0]?.connector, typed).toBe('HubSpot');
});

test('what fits a part of a page leads to that part, with the words marked in plain text', async () => {
  const { find } = await openSearch();
  const [first] = await find('revoke the key');
  expect(first).toMatchObject({ href: '/connectors/lusha/guides/api-key/#create-key', place: 'Create the key' });
  expect(first?.excerpt.map(({ text }) => text).join('')).toContain('<img src=x onerror=1>');
  expect(first?.excerpt.filter(({ isMatch }) => isMatch).map(({ text }) => text)).toContain('revoke');
  expect((await find('revoke it at the provider'))[0]?.href).toMatch(/#/);
});

test('a search loads few files, and letter by letter few more', async () => {
  const { find, requested, files } = await openSearch();
  await find('vendor57 key');
  expect(requested.filter((address) => address.includes('/terms/'))).toHaveLength(2);
  expect(requested.length).toBeLessThanOrEqual(3 + 12);
  expect(files.size).toBeGreaterThan(600);
});

test('no index, an index that fails, and one that comes at the second time are told apart', async () => {
  const { search } = await openSearch();
  const whole = globalThis.fetch;
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('offline')));
  expect(await search('lusha')).toEqual({ kind: 'failed' });
  vi.stubGlobal('fetch', async () => new Response(null, { status: 404 }));
  expect(await search('lusha')).toEqual({ kind: 'not-built' });
  vi.resetModules();
  const again = await import('../../src/browser/site/search-index.ts');
  vi.stubGlobal('fetch', async () => new Response(null, { status: 500 }));
  expect(await again.search('lusha')).toEqual({ kind: 'failed' });
  vi.stubGlobal('fetch', whole);
  expect(await again.search('lusha')).toMatchObject({ kind: 'found' });
});

test('terms fold case and marks, and stop at 64 letters', () => {
  expect(termsOf('after_loaded')).toEqual(['after_loaded', 'after', 'loaded']);
  expect(termsOf('C++')).toEqual(['c++', 'c']);
  expect(termsOf('Zoë')).toEqual(['zoe']);
  expect(termsOf('a'.repeat(65))).toEqual([]);
});
