import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../source/project.ts';
import { content } from './content.ts';
import { runKeyway } from './run-keyway.ts';
import { serveBuilt } from './serve-built.ts';

interface Rule {
  matches(path: string): boolean;
  headers: Record<string, string>;
}

/** Netlify's and Cloudflare's format: a pattern on a line of its own, its headers indented below it. */
function readRules(text: string): Rule[] {
  return text
    .split(/\n(?=\S)/)
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const [pattern = '', ...lines] = block.trimEnd().split('\n');
      const expression = new RegExp(`^${pattern.split('*').map(RegExp.escape).join('.*')}$`);
      const headers = lines.map((line) => /^ {2}([\w-]+): (.+)$/.exec(line)?.slice(1) as [string, string]);
      return { matches: (path) => expression.test(path), headers: Object.fromEntries(headers) };
    });
}

/** The locations of an nginx configuration, the one that nginx would choose first. */
function readLocations(text: string): Rule[] {
  const locations = [...text.matchAll(/^location (?:(\^~|~) )?(\S+) \{\n(.*?)^\}/gms)];
  const rules = locations.map(([, kind, pattern = '', body = '']) => {
    const added = [...body.matchAll(/^ {2}add_header (\S+) "(.*?)"(?: always)?;$/gm)];
    const [, type] = /^ {2}default_type "(.*)";$/m.exec(body) ?? [];
    const headers = Object.fromEntries(added.map(([, name, value]) => [name, value]));
    const matches = (path: string) => (kind === '~' ? new RegExp(pattern).test(path) : path.startsWith(pattern));
    return {
      kind,
      pattern,
      rule: { matches, headers: type === undefined ? headers : { ...headers, 'content-type': type } },
    };
  });
  const rank = ({ kind }: { kind: string | undefined }) => ['^~', '~', undefined].indexOf(kind);
  return rules.sort((a, b) => rank(a) - rank(b)).map(({ rule }) => rule);
}

const paths = [
  '/',
  '/guides/first/',
  '/guides/first.md',
  '/llms.txt',
  '/robots.txt',
  '/guides/first.json',
  '/brand.css',
];
const names = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'permissions-policy',
  'referrer-policy',
  'x-content-type-options',
  'strict-transport-security',
];

describe('header files say what `keyway serve` sends', () => {
  let source: TemporaryFolder;
  let out: TemporaryFolder;
  let sent: Map<string, Headers>;

  beforeAll(async () => {
    source = await temporaryFolder(content);
    out = await temporaryFolder();
    for (const host of ['netlify', 'nginx', 'cloudflare']) {
      const args = ['build', '--headers', host, '--content', source.path, '--out', join(out.path, host)];
      expect(await runKeyway(args)).toMatchObject({ code: 0, stderr: '' });
    }
    const environment = { KEYWAY_OUT: join(out.path, 'nginx'), PUBLIC_URL: 'https://docs.vendor.example' };
    await using site = await serveBuilt(['--content', source.path], environment);
    const html = await (await fetch(site.url)).text();
    const asset = /\/assets\/[\w.-]+/.exec(html)?.[0] ?? '';
    expect(asset).not.toBe('');
    sent = new Map();
    for (const path of [...paths, asset, '/nowhere/']) {
      const answer = await fetch(site.url + path);
      sent.set(path, answer.headers);
      await answer.body?.cancel();
    }
  });
  afterAll(async () => {
    await source[Symbol.asyncDispose]();
    await out[Symbol.asyncDispose]();
  });

  test.each(['netlify', 'cloudflare'])('in the file that %s reads, which ships with the site', async (host) => {
    const rules = readRules(await readFile(join(out.path, host, 'vendor/_headers'), 'utf8'));
    for (const [path, headers] of sent) {
      const matching = rules.filter(({ matches }) => matches(path));
      const written = Object.assign({}, ...matching.map((rule) => rule.headers)) as Record<string, string>;
      for (const name of names) expect(written[name], `${path} ${name}`).toBe(headers.get(name) ?? undefined);
      // What the host itself says of a file, without a rule for it, is that browsers must ask anew.
      expect(written['cache-control'] ?? 'no-cache', path).toBe(headers.get('cache-control') ?? 'no-cache');
      if (path.endsWith('.md')) expect(written['content-type']).toBe(headers.get('content-type'));
      // Both hosts join the values of rules that match together.
      expect(Object.keys(written)).toHaveLength(matching.flatMap((rule) => Object.keys(rule.headers)).length);
    }
    expect(existsSync(join(out.path, host, 'vendor-headers.conf'))).toBe(false);
  });

  test('in the file for nginx, which lies beside the site', async () => {
    const text = await readFile(join(out.path, 'nginx/vendor-headers.conf'), 'utf8');
    const locations = readLocations(text);
    for (const [path, headers] of sent) {
      const location = locations.find(({ matches }) => matches(path))?.headers ?? {};
      for (const name of names) expect(location[name], `${path} ${name}`).toBe(headers.get(name) ?? undefined);
      if (path !== '/nowhere/') expect(location['cache-control'], path).toBe(headers.get('cache-control'));
      if (path.endsWith('.md')) expect(location['content-type']).toBe(headers.get('content-type'));
    }
    expect(text).toContain('error_page 404 /404.html;');
    expect(existsSync(join(out.path, 'nginx/vendor/_headers'))).toBe(false);
    expect(existsSync(join(out.path, 'nginx/vendor/404.html'))).toBe(true);
  });

  test('of which this comparison would see one that is missing', () => {
    const policy = sent.get('/')?.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect([...sent.values()].every((headers) => headers.get('content-security-policy') === policy)).toBe(true);
    expect([...sent].filter(([path]) => path.startsWith('/assets/'))[0]?.[1].get('cache-control')).toContain(
      'immutable',
    );
  });
});

test('a host without such a file is named, with those that have one', async () => {
  const { code, stderr } = await runKeyway(['build', '--headers', 'apache']);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: 'There are no headers for "apache". Use one of nginx, netlify, cloudflare.\n',
  });
});
