/** `keyway check --online` as a process, against a server on this machine that plays several hosts and counts. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Issue, sortIssues } from '../../src/guide/index.ts';
import { expectCaseFile } from '../guide/case-folders.ts';
import { linesOf } from '../guide/issue-lines.ts';
import { type Files, projectRoot, temporaryFolder } from '../loader/project.ts';
import { runKeyway } from './run-keyway.ts';

// A host is asked twice a second, and what does not answer a second time after two.
vi.setConfig({ testTimeout: 120_000 });

interface Asked {
  line: string;
  at: number;
  agent: string | undefined;
}

let asked: Asked[] = [];
let open = 0;
let mostOpen = 0;

/** Answers by path: a status, or a status and where to. */
const pages: Record<string, [number, string?]> = {
  '/docs/alive': [200],
  '/docs/walled': [403],
  '/docs/old': [301, '/new'],
  '/docs/new': [200],
  '/docs/account': [301, 'https://login.provider.com/x'],
  '/docs/deep/page': [302, '/'],
  '/docs/': [200],
  '/docs/broken': [503],
  '/docs/company': [200],
  '/api/refuses': [401],
  '/api/takes-any': [200],
  '/api/unforeseen': [400],
};

function answer({ method, url = '', headers }: IncomingMessage, response: ServerResponse): void {
  asked.push({ line: `${method} ${url}`, at: Date.now(), agent: headers['user-agent'] });
  mostOpen = Math.max(mostOpen, ++open);
  const refusesHead = url === '/docs/no-head' && method === 'HEAD';
  const [status, location] = url === '/docs/no-head' ? [refusesHead ? 405 : 200] : (pages[url] ?? [404]);
  setTimeout(() => {
    open--;
    response
      .writeHead(status, location === undefined ? {} : { location })
      .end(method === 'HEAD' ? '' : 'A page. '.repeat(9e3));
  }, 20);
}

const server = createServer(answer);
let exceptions = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const here = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  exceptions = [
    `https://docs.provider.com=${here}/docs`,
    `https://login.provider.com=${here}/login`,
    `https://api.provider.com=${here}/api`,
    // Nobody listens at port 1.
    'https://away.provider.com=http://127.0.0.1:1',
  ].join(' ');
});
afterAll(() => server.close());
beforeEach(() => {
  [asked, open, mostOpen] = [[], 0, 0];
});

const docs = 'https://docs.provider.com';

const brand = `vendor: true
names: { company: Vendor, product: Vendor, hub: Vendor Hub, docs: Vendor guides }
links:
  site: https://docs.vendor.example
  support: ${docs}/gone-support
colors: { accent: '#0f6b5c' }
legal:
  - { label: Imprint, url: ${docs}/alive }
`;

const methods = [
  ['refuses', 'https://api.provider.com/refuses'],
  ['takes-any', 'https://api.provider.com/takes-any'],
  ['unforeseen', 'https://api.provider.com/unforeseen'],
  ['away', 'https://away.provider.com/me'],
];

const connector = `name: Provider
description: Provider is linked in this test.
category: Test
website: ${docs}/company
keys_page: ${docs}/gone-keys
methods:
${methods
  .map(
    ([id, url]) => `  ${id}:
    label: ${id}
    type: custom
    fields:
      - { key: token, label: Token, type: password, secret: true }
    verify:
      request:
        url: ${url}
        headers: { authorization: 'Bearer {token}' }
`,
  )
  .join('')}`;

const page = (title: string, body: string) => `---\ntitle: ${title}\ndescription: A page.\n---\n\n${body}\n`;

const files: Files = {
  'brands/vendor/brand.yaml': brand,
  'connectors/provider/connector.yaml': connector,
  'guides/links.mdx': page(
    'Links',
    `See [one](${docs}/alive), [the same](${docs}/alive#part) and [it](${docs}/walled).

Text before a [dead one](${docs}/gone), and [one](${docs}/old#part) that moved.

<CardGroup>
  <Card title="Deep" href="${docs}/deep/page">Text.</Card>
</CardGroup>

[Account](${docs}/account) and [no HEAD](${docs}/no-head).

<Note>[Nobody](https://nobody.invalid/a), [again](https://nobody.invalid/b).</Note>

[Broken](${docs}/broken) and [away](https://away.provider.com/page).

[Here](http://localhost:3000/x) and [yours](https://your-company.provider.com/).

import Part from '/snippets/part.mdx'

<Part />`,
  ),
  'guides/again.mdx': page('Again', `[Again](${docs}/gone).\n\nimport Part from '/snippets/part.mdx'\n\n<Part />`),
  'snippets/part.mdx': `A part with\n[a dead link](${docs}/gone-part).\n`,
  'snippets/unused.mdx': `Nobody shows\nthis [dead link](${docs}/gone-unused).\n`,
};

/** What is expected of them, at its places. */
const cases = join(projectRoot, 'test/online/cases/hosts');

const onlineCode = /^(?:link-(?:dead|moved|to-home|unanswered)|junk-)/;

test('what is dead, moved, or not known is told at its place, each address asked once, and then never again', async () => {
  await using source = await temporaryFolder(files);
  const check = (...args: string[]) =>
    runKeyway(['check', '--content', source.path, '--online', ...args], { KEYWAY_OUTBOUND_EXCEPTIONS: exceptions });
  const first = await check('--format', 'json');
  const rows = (JSON.parse(first.stdout) as Issue[])
    .filter(({ code }) => onlineCode.test(code))
    .map((row) => ({ ...row, file: row.file.replace(/^.*?(?=(?:brands|connectors|guides|snippets)\/)/, '') }));
  expect(first.code).toBe(1);
  expectCaseFile(cases, 'issues.txt', linesOf(sortIssues(rows), { withFile: true }));
  expect(rows.find(({ code }) => code === 'link-moved')?.what).toContain(`moved for good, to ${docs}/new#part.`);
  const said = /^Asked 16 addresses of 3 hosts, 4 checks of providers\.$/m;
  expect(first.stderr).toMatch(said);
  expect(first.stderr).toContain('1 address of this machine or of private networks: http://localhost:3000/x');
  expect(first.stderr).toContain('1 address with a placeholder: https://your-company.provider.com/');

  const lines = asked.map(({ line }) => line);
  expect(lines.filter((line) => line.endsWith('/docs/alive'))).toEqual(['HEAD /docs/alive']);
  expect(lines.filter((line) => line.endsWith('/docs/no-head'))).toEqual(['HEAD /docs/no-head', 'GET /docs/no-head']);
  expect(lines.filter((line) => line.endsWith('/docs/broken'))).toEqual(['HEAD /docs/broken', 'GET /docs/broken']);
  // A page behind a login is not followed to it.
  expect(lines.filter((line) => line.includes('/login'))).toEqual([]);
  expect(new Set(asked.filter(({ line }) => line.includes('/docs/')).map(({ agent }) => agent))).toEqual(
    new Set([expect.stringMatching(/^Keyway\/\d+\.\d+\.\d+ /)]),
  );
  const times = asked.filter(({ line }) => line.includes('/docs/')).map(({ at }) => at);
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(450);
  expect(mostOpen).toBeLessThanOrEqual(3);

  asked = [];
  const second = await check();
  expect(asked).toEqual([]);
  expect(second.code).toBe(1);
  expect(second.stdout).toMatch(/^Asked 16 addresses of 3 hosts \(16 from the cache\), 4 checks of providers\.$/m);
  expect(second.stdout.match(/There is no host "nobody\.invalid"/g)).toHaveLength(2);
  expect(second.stdout.match(/^ {4}Correct the address, or remove it\.$/gm)).toHaveLength(1);

  // Of one file alone, only what stands there is asked; without the option nobody is.
  const alone = await check(`${source.path}/snippets/part.mdx`);
  expect(alone.stdout).toContain('Asked 1 address of 1 host (1 from the cache).');
  const offline = await runKeyway(['check', '--content', source.path, '--format', 'json']);
  expect((JSON.parse(offline.stdout) as Issue[]).filter(({ code }) => onlineCode.test(code))).toEqual([]);
  expect(asked).toEqual([]);
});

test('where all is alive and every check refuses, nothing is wrong', async () => {
  await using source = await temporaryFolder({ 'guides/a.mdx': page('A', `[One](${docs}/alive).`) });
  const args = ['check', '--content', source.path, '--online'];
  const good = await runKeyway(args, { KEYWAY_OUTBOUND_EXCEPTIONS: exceptions });
  expect(good).toMatchObject({ code: 0, stderr: '' });
  expect(good.stdout).toContain('Asked 1 address of 1 host.\nNothing is wrong.\n');
});
