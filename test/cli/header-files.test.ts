import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../loader/project.ts';
import { content, partnerFile } from './content.ts';
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

  test('with files that are compressed beside them, but for hosts that compress by themselves', () => {
    const page = 'vendor/connectors/known/guides/link-account/own-token-2/index.html';
    const isThere = (host: string, ending: string) => existsSync(join(out.path, host, page + ending));
    for (const ending of ['.br', '.gz']) {
      expect(['nginx', 'netlify', 'cloudflare'].map((host) => isThere(host, ending))).toEqual([true, false, false]);
    }
    expect(isThere('netlify', '')).toBe(true);
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

describe('below a path, with pages elsewhere that embed its guides', () => {
  const base = '/help/guides';
  const [known, other] = ['https://app.acme.example', 'https://desk.acme.example'];
  const embedding = (origins: string[]) => ({
    ...content,
    'brands/acme/brand.yaml': `${partnerFile.replace('help.acme.example }', `www.acme.example${base} }`)}embedding: { origins: [${origins.join(', ')}] }\n`,
  });
  const build = async (host: string, origins: string[]) => {
    const source = await temporaryFolder(embedding(origins));
    const out = await temporaryFolder();
    const args = ['build', '--brand', 'acme', '--headers', host, '--content', source.path, '--out', out.path];
    expect(await runKeyway(args)).toMatchObject({ code: 0, stderr: '' });
    return { source, out };
  };
  const files = [
    '/',
    '/brand.css',
    '/embed.js',
    '/page.schema.json',
    '/guides/first.json',
    '/guides/first.md',
    '/llms.txt',
  ];

  test('nginx names the origin that asks for what `keyway serve` lets it read, and no other', async () => {
    const { source, out } = await build('nginx', [known, other]);
    await using _ = source;
    await using __ = out;
    const text = await readFile(join(out.path, 'acme-headers.conf'), 'utf8');
    const locations = readLocations(text);
    await using site = await serveBuilt(['--brand', 'acme', '--content', source.path], { KEYWAY_OUT: out.path });
    const answered = new Map<string, string | null>();
    for (const origin of [known, other, 'https://app.acme.example.evil.example', 'https://appXacme.example']) {
      for (const file of files) {
        const answer = await fetch(site.url + base + file, { headers: { origin } });
        expect(answer.status, file).toBe(200);
        await answer.body?.cancel();
        const sent = answer.headers.get('access-control-allow-origin');
        answered.set(`${origin} ${file}`, sent);
        expect(namedOrigin(text, origin, base + file), `${origin} ${file}`).toBe(sent ?? '');
        const rule = locations.find(({ matches }) => matches(base + file));
        expect(rule?.headers['cache-control'], file).toBe(answer.headers.get('cache-control'));
      }
    }
    expect(answered.get(`${other} /embed.js`)).toBe(other);
    expect(answered.get(`${other} /llms.txt`)).toBe(null);
    expect(text).toContain(`error_page 404 ${base}/404.html;`);
    expect(text.match(/add_header access-control-allow-origin \$embedding_origin;/g)).toHaveLength(locations.length);
  });

  test('where a file can name but one origin it names that one, and says so where there are more', async () => {
    for (const origins of [[known], [known, other]]) {
      const { source, out } = await build('netlify', origins);
      await using _ = source;
      await using __ = out;
      const text = await readFile(join(out.path, 'acme/_headers'), 'utf8');
      const rules = readRules(text.replace(/^#.*\n/, ''));
      const found = rules.flatMap(({ headers }) => headers['access-control-allow-origin'] ?? []);
      expect(found).toEqual(origins.length === 1 ? [known] : []);
      expect(text.startsWith('# No page may embed guides')).toBe(origins.length > 1);
      expect(rules.every(({ matches }) => !matches('/elsewhere.md'))).toBe(true);
      expect(rules.filter(({ matches }) => matches(`${base}/index.md`))).toHaveLength(2);
    }
  });
});

/** What nginx would set `$embedding_origin` to. */
function namedOrigin(text: string, origin: string, path: string): string {
  const [, origins = ''] = /if \(\$http_origin ~ "(.*)"\)/.exec(text) ?? [];
  const [, places = ''] = /if \(\$uri !~ "(.*)"\)/.exec(text) ?? [];
  return new RegExp(origins).test(origin) && new RegExp(places).test(path) ? origin : '';
}

test('a host without such a file is named, with those that have one', async () => {
  const { code, stderr } = await runKeyway(['build', '--headers', 'apache']);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: 'There are no headers for "apache". Use one of nginx, netlify, cloudflare.\n',
  });
});
