import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Files, temporaryFolder } from '../loader/project.ts';
import { connectorFile, content } from './content.ts';
import { runKeyway } from './run-keyway.ts';
import { serveBuilt } from './serve-built.ts';

const clean = { 'index.html': '<p>Welcome to Acme.</p>', 'assets/a.css': 'a{}' };
const leaky = { ...clean, 'guides/first/index.html': '<p>By &#86;endor</p>', 'data.json': '{"a":"\\u0056endor"}' };

async function auditOf(site: Files, { files = content, args = [] as string[] } = {}) {
  await using source = await temporaryFolder(files);
  await using folder = await temporaryFolder(site);
  // Awaited here, or the folders would be gone before it looks.
  return await runKeyway(['audit', folder.path, '--brand', 'acme', '--content', source.path, ...args]);
}

test('a site that names no other brand ends with 0, and says what was searched', async () => {
  const { code, stdout } = await auditOf(clean);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^0 traces in 2 files, of \d+ words of other brands\.\n$/);
});

test('each trace is told with file, byte and what to do, and the code is 1', async () => {
  const { code, stdout } = await auditOf(leaky);
  expect(code).toBe(1);
  expect(stdout).toContain('guides/first/index.html (byte 6): "Vendor" of vendor, escaped: … <p>by vendor</p> …');
  expect(stdout).toContain('data.json (byte 6): "Vendor" of vendor, escaped:');
  expect(stdout).toContain('2 traces in 4 files');
});

describe('a compressed file', () => {
  const page = clean['index.html'];
  const leak = '<p>By &#86;endor</p>';

  test('that holds the bytes of the file beside it is not looked through twice', async () => {
    const forms = { 'index.html.gz': gzipSync(page), 'index.html.br': brotliCompressSync(page) };
    const { code, stdout } = await auditOf({ ...clean, ...forms });
    expect(code).toBe(0);
    expect(stdout).toContain('0 traces in 2 files');
  });

  test.each([
    ['index.html.gz', gzipSync(leak)],
    ['index.html.br', brotliCompressSync(leak)],
    ['alone.html.br', brotliCompressSync(leak)],
    ['assets/a.css.gz', gzipSync('/* By Vendor */')],
  ])('that holds anything else is looked through: %s', async (path, bytes) => {
    const { code, stdout } = await auditOf({ ...clean, [path]: bytes });
    expect(code).toBe(1);
    expect(stdout).toContain(`${path} (byte `);
    expect(stdout).toContain('1 trace in 3 files');
  });

  test.each(['index.html.gz', 'index.html.br'])('that is none is an error: %s', async (path) => {
    const cut = path.endsWith('gz') ? gzipSync(page) : brotliCompressSync(page);
    for (const bytes of [cut.subarray(0, -3), Buffer.from('<p>plain')]) {
      expect((await auditOf({ ...clean, [path]: bytes })).code).not.toBe(0);
    }
  });
});

test('the report is there for programs too', async () => {
  const { code, stdout } = await auditOf(leaky, { args: ['--format', 'json'] });
  const report = JSON.parse(stdout) as { findings: { path: string; offset: number; entry: object }[] };
  expect(code).toBe(1);
  expect(report.findings.map(({ path, offset, entry }) => ({ path, offset, entry }))).toEqual([
    { path: 'data.json', offset: 6, entry: { word: 'Vendor', brand: 'vendor' } },
    { path: 'guides/first/index.html', offset: 6, entry: { word: 'Vendor', brand: 'vendor' } },
  ]);
});

test.each([
  [
    'a page of its own',
    'guides/own.mdx',
    'guides/own/index.html',
    '---\ntitle: Own\n---\n\nRun `curl vendor.example`.\n',
  ],
  [
    'a page in the vendor’s place',
    'guides/first.mdx',
    'guides/first/index.md',
    '---\ntitle: Own\n---\n\n`vendor.example`\n',
  ],
  [
    'its section on linking',
    'snippets/linking.mdx',
    'connectors/known/index.html',
    '## Link\n\nTo `vendor.example`.\n',
  ],
  [
    'its connector file',
    'connectors/known/connector.yaml',
    'connectors/index.html',
    `${connectorFile}# vendor.example\n`,
  ],
])(
  'a trace that came from the brand’s own files is told with its place in them: %s',
  async (_what, path, page, text) => {
    const file = `brands/acme/content/${path}`;
    const site = { ...clean, [page]: '<code>curl vendor.example</code>' };
    const { stdout } = await auditOf(site, { files: { ...content, [file]: text } });
    const before = text.slice(0, text.indexOf('vendor.example')).split('\n');
    expect(stdout).toContain(`    from ${file}:${before.length}:${(before.at(-1) ?? '').length + 1}\n`);
  },
);

test('the files of other brands are not taken for the source of a trace', async () => {
  const { stdout } = await auditOf({ ...clean, 'a.html': '<p>docs.vendor.example</p>' });
  expect(stdout).toContain('"docs.vendor.example" of vendor');
  expect(stdout).not.toContain('brands/vendor');
});

describe('exceptions', () => {
  const withExceptions = (exceptions: string) => ({
    ...content,
    'brands/acme/brand.yaml': `${content['brands/acme/brand.yaml']}allowed_traces:\n${exceptions}`,
  });

  test('allow a word where they say so, and are told with their reason', async () => {
    const files = withExceptions(
      '  - { word: vendor, files: "guides/**", reason: The guide is about their product }\n' +
        '  - { word: Vendor, files: data.json, reason: An old file that others read }\n',
    );
    const { code, stdout } = await auditOf(leaky, { files });
    expect(code).toBe(0);
    expect(stdout).toContain('Allowed: "Vendor" in data.json, because: An old file that others read');
    expect(stdout).toContain('0 traces in 4 files');
  });

  test('that allow nothing any more are told, and fail the audit', async () => {
    const files = withExceptions('  - { word: Vendor, reason: Was there once upon a time }\n');
    const { code, stdout } = await auditOf(clean, { files });
    expect(code).toBe(1);
    expect(stdout).toContain('The exception for "Vendor" in brands/acme/brand.yaml allows nothing. Remove it.');
  });
});

describe('a running site', () => {
  const audit = async (url: string, args: string[] = []) => {
    await using source = await temporaryFolder(content);
    return await runKeyway(['audit', url, '--brand', 'acme', '--content', source.path, ...args]);
  };

  test('that leads to ever new addresses is left at a limit, and not taken for sound', async () => {
    let next = 0;
    const server = createServer((_request, response) => {
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`<a href="/${next++}/"></a><a href="/${next++}/"></a>`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { code, stdout } = await audit(url, ['--limit', '100']).finally(() => server.close());
    expect(stdout).toMatch(/^Not the whole site was seen: \d+ more addresses are known\. .*--limit\.\n0 traces in/);
    expect(code).toBe(1);
  });

  test('of a partner has no trace of the vendor in what its hub says of connectors', async () => {
    await using source = await temporaryFolder(content);
    await using built = await temporaryFolder({ 'acme/index.html': '<p>Welcome to Acme.</p>' });
    const args = ['--brand', 'acme', '--content', source.path];
    await using served = await serveBuilt(args, { KEYWAY_OUT: built.path });
    const { code, stdout } = await runKeyway(['audit', served.url, ...args]);
    expect(stdout).toMatch(/^0 traces in/);
    expect(code).toBe(0);
  });

  test('that does not answer is told with its address', async () => {
    const { code, stderr } = await audit('http://127.0.0.1:1');
    expect(stderr).toBe('http://127.0.0.1:1/nowhere-at-all/ gives no answer. Is the site running there?\n');
    expect(code).toBe(1);
  });
});

test.each([[[]], [['a', 'b']]])('without one place to look at it says what is expected: %j', async (targets) => {
  const { code, stderr } = await runKeyway(['audit', ...targets]);
  expect(code).toBe(2);
  expect(stderr).toContain('keyway audit DIR --brand NAME');
});

test('a limit that is no number is refused', async () => {
  const { code, stderr } = await runKeyway(['audit', 'http://127.0.0.1:1', '--limit', 'all']);
  expect(code).toBe(2);
  expect(stderr).toContain('"all" is no number of addresses.');
});
