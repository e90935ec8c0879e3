/** `keyway audit URL`: what the crawl of a running site reaches, and what it finds there. */
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AuditReport } from '../../src/audit/index.ts';
import { runKeyway } from '../cli/run-keyway.ts';
import { addressedPaths, readBuiltSite, textOf } from './built-site.ts';
import { type Passing, startRecordingFront } from './recording-front.ts';
import { startSite } from './start-site.ts';

const site = await startSite({ brand: 'acme' });
const built = readBuiltSite('acme');

async function auditOf(url: string): Promise<{ code: number | null; report: AuditReport }> {
  const { code, stdout } = await runKeyway(['audit', url, '--brand', 'acme', '--format', 'json']);
  return { code, report: JSON.parse(stdout) as AuditReport };
}

describe('a partner’s site as it runs', async () => {
  const front = await startRecordingFront(site.url);
  const { code, report } = await auditOf(front.url);
  const asked = new Set(front.requests.map(({ line }) => decodeURIComponent(line)));

  test('has no trace of the vendor', () => {
    expect(report.findings).toEqual([]);
    expect(report.unseen).toBe(0);
    expect(code).toBe(0);
  });

  test('is seen whole: every page, and every file that anything in the site names', () => {
    const addressed = addressedPaths(built);
    const unseen = addressed.filter((path) => !asked.has(`GET ${path.replace(/(?<=\/)index\.html$/, '')}`));
    // Astro writes scripts and styles of parts that this brand's pages do not have.
    expect(unseen.filter((path) => !path.startsWith('/assets/'))).toEqual([]);
    const texts = addressed.filter((path) => !unseen.includes(path)).map((path) => textOf(built, path));
    expect(unseen.filter((path) => texts.some((text) => text.includes(basename(path))))).toEqual([]);
  });

  test.each([
    ['a page that is not there', 'GET /nowhere-at-all/'],
    ['what can be no path', 'GET /\0'],
    ['the hub without a session', 'GET /hub/settings'],
    ['the API without a key', 'GET /accounts'],
    ['the API with what is no JSON', 'POST /connect_sessions'],
    ['the form', 'POST /hub/accounts'],
    ['what another origin asks first', 'OPTIONS /hub/accounts'],
    ['a method that pages do not have', 'DELETE /'],
    ['what the hub says of a connector', 'GET /hub/connectors/lusha.api-key'],
    ['the accounts of a reader', 'GET /linked-accounts/'],
  ])('is asked for %s', (_what, line) => {
    expect(asked).toContain(line);
  });

  test('is asked both by strangers and by a reader with a session', () => {
    const cookies = front.requests.filter(({ line }) => line === 'GET /hub/settings').map(({ cookie }) => cookie);
    expect(cookies).toEqual(['', expect.stringMatching(/^[\w-]+=[\w.-]+$/)]);
  });
});

const page = (body: string) => Buffer.from(`<!doctype html><p>${body}</p>`);
const html: Passing['headers'] = [['content-type', 'text/html; charset=utf-8']];
const withBody = (body: string | Buffer) => (answer: Passing) => ({ ...answer, body: Buffer.from(body) });
const withHeader = (name: string, value: string) => (answer: Passing) => {
  return { ...answer, headers: [...answer.headers, [name, value] satisfies [string, string]] };
};
const appended = (text: string) => (answer: Passing) => ({
  ...answer,
  body: Buffer.concat([answer.body, Buffer.from(text)]),
});

/** What the front makes of answers: by what is asked for, what becomes of the answer, and where a trace must be found. */
const plants: Record<string, { line: string; change: (answer: Passing) => Passing; found?: string }> = {
  'a header': {
    line: 'GET /guides/safe-keys/',
    change: withHeader('x-powered-by', 'StackOne'),
    found: 'guides/safe-keys/index.html (headers)',
  },
  'a cookie': {
    line: 'GET /connectors/',
    change: withHeader('set-cookie', 'stackone_seen=1'),
    found: 'connectors/index.html (headers)',
  },
  'the status text': {
    line: 'GET /robots.txt',
    change: (answer) => ({ ...answer, statusText: 'StackOne says yes' }),
    found: 'robots.txt (headers)',
  },
  'an error page': {
    line: 'GET /nowhere-at-all/',
    change: withBody(page('Ask StackOne.')),
    found: 'nowhere-at-all/index.html (without a session)',
  },
  'an error of the API': {
    line: 'GET /accounts',
    change: withBody('{"message":"Ask StackOne."}'),
    found: 'accounts (without a session)',
  },
  'the answer to a form': {
    line: 'POST /hub/accounts',
    change: withBody('StackOne does not know this form.'),
    found: 'POST hub/accounts (without a session)',
  },
  'what the hub says in a session': {
    line: 'GET /hub/connectors/lusha.api-key',
    change: withBody('{"label":"Token of StackOne"}'),
    found: 'hub/connectors/lusha.api-key',
  },
  'a page that leads to a redirect': { line: 'GET /', change: appended('<a href=/moved/>Moved</a>') },
  'the body of a redirect': {
    line: 'GET /moved/',
    change: (answer) => ({
      ...answer,
      status: 301,
      headers: [...html, ['location', '/there/']],
      body: page('By StackOne.'),
    }),
    found: 'moved/index.html',
  },
  'where a redirect leads': {
    line: 'GET /there/',
    change: (answer) => ({ ...answer, status: 200, headers: html, body: page('By StackOne.') }),
    found: 'there/index.html',
  },
  'a style sheet that names a file': {
    line: 'GET /brand.css',
    change: appended('p{background:url(brand/only-here.svg)}'),
  },
  'a file that only a style sheet names': {
    line: 'GET /brand/only-here.svg',
    change: withBody('<svg><title>StackOne</title></svg>'),
    found: 'brand/only-here.svg',
  },
  'a sitemap that names a page': {
    line: 'GET /sitemap-0.xml',
    change: appended(`<loc>${built.origin}/only-listed/</loc>`),
  },
  'a page that only the sitemap names': {
    line: 'GET /only-listed/',
    change: (answer) => ({ ...answer, status: 200, headers: html, body: page('By StackOne.') }),
    found: 'only-listed/index.html',
  },
  'a part of the search index': {
    line: 'GET /search/pages/0-0.json',
    change: withBody(JSON.stringify([{ title: 'By StackOne' }])),
    found: 'search/pages/0-0.json',
  },
};

describe('a site that names the vendor', async () => {
  const front = await startRecordingFront(site.url, (line, answer) => {
    const plant = Object.values(plants).find((candidate) => candidate.line === line);
    return plant ? plant.change(answer) : answer;
  });
  const { code, report } = await auditOf(front.url);
  const found = report.findings.map(({ path }) => path);

  test.each(Object.entries(plants).filter(([, plant]) => plant.found))(
    'in %s is told with the place',
    (_where, plant) => {
      expect(found).toContain(plant.found);
    },
  );

  test('is told of nothing else, and fails the audit', () => {
    const places = Object.values(plants).flatMap((plant) => plant.found ?? []);
    expect(new Set(found)).toEqual(new Set(places));
    expect(code).toBe(1);
  });
});
