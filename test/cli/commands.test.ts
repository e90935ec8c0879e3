import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../loader/project.ts';
import { sourceProgram } from '../site/build-sites.ts';
import { content } from './content.ts';
import { runKeyway } from './run-keyway.ts';

describe('what can’t be understood ends with 2 and says what is expected', () => {
  test.each([
    [['nonsense'], "Unknown command 'nonsense'\nTry: keyway help\n"],
    [['chekc'], "Unknown command 'chekc'\n(Did you mean check?)\nTry: keyway help\n"],
    [['chekc', '--content', 'x', '--help'], '(Did you mean check?)'],
    [['help', 'chekc'], '(Did you mean check?)'],
    [['build', '--nonsense'], '--nonsense'],
    [['build', '--al'], "Unknown option '--al'"],
    [['build', '--keep-goin'], '(Did you mean --keep-going?)\nTry: keyway build --help\n'],
    [['check', '--brand', 'nobody'], "Unknown option '--brand'"],
    [['check', '--port', '99', '--explain', '--force'], "Unknown option '--port'"],
    [['schemas', '--brand', 'nobody', '--compare'], "Unknown option '--brand'"],
    [['diff', 'a', 'b', '--brand', 'c'], '--brand'],
    [['schemas', 'extra'], 'Too many arguments'],
    [['vault'], 'Name what to do: check or rotate: keyway vault check|rotate'],
    [['vault', 'open'], 'A vault has no "open". Use one of check, rotate.'],
    [['backup'], 'Name the file to write: keyway backup FILE'],
    [['restore', '--force'], "Unknown option '--force'"],
    [['audit', 'dist/a', '--format', 'github'], 'There is no format "github". Use one of pretty, json.'],
    [['audit', 'dist/a', '--limit', '0'], '"0" is no number of addresses.'],
    [['audit'], 'Name one built site, or the address of a running one: keyway audit DIR --brand NAME'],
    [['new-brand', 'Upper'], 'lower-case letters'],
    [['build', '--headers', 'apache'], 'There are no headers for "apache". Use one of nginx, netlify, cloudflare.'],
    [['build', '--brand', 'a', '--all-brands'], 'Give --brand or --all-brands, not both.'],
    [['check', '--format', 'xml'], 'There is no format "xml". Use one of pretty, json, github, gitlab, sarif.'],
    [['check', '--max-warnings', 'few'], '"few" is no number of warnings.'],
    [['check', 'guides', '--write-baseline'], 'A baseline is of all files: leave the paths out.'],
    [['check', '--baseline', 'none.json'], 'There is no baseline at none.json. Write one with --write-baseline.'],
    [['check', '--baseline', 'package.json'], 'package.json is no baseline.'],
    [['serve', '--port', 'many'], '"many" is no port number.'],
    [['shot'], "Name the page: its guide's file, or its path on the site: keyway shot PAGE…"],
    [['shot', 'a', '--width', 'wide'], '"wide" is no width. Use whole numbers from 200 to 4000.'],
    [['shot', 'a', '--scheme', 'sepia'], 'There is no scheme "sepia". Use one of light, dark, both.'],
    [['import'], 'Name the exported page to import: keyway import FILE.md'],
    [['import', 'a.md', 'b.md', '--to', 'x.mdx'], '--to names one file'],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await runKeyway(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

const names = [
  'init',
  'start',
  'dev',
  'build',
  'merge',
  'serve',
  'check',
  'new',
  'try',
  'diff',
  'shot',
  'audit',
  'import',
  'new-brand',
  'schemas',
  'completion',
  'lsp',
  'vault',
  'backup',
  'restore',
];

test.each([[[]], [['help']], [['--help']]])('%j prints the usage and every command', async (args) => {
  const { code, stdout, stderr } = await runKeyway(args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('Usage: keyway <command>');
  const listed = [...stdout.matchAll(/^ {2}([a-z][a-z-]*) /gm)].map(([, name]) => name);
  expect(listed).toEqual(names);
});

test.each(names)('%s has a help of its own', async (name) => {
  const asked = await runKeyway([name, '--help']);
  expect(asked).toMatchObject({ code: 0, stderr: '' });
  expect(asked.stdout).toMatch(new RegExp(`^Usage: keyway ${name} `));
});

test('help of a command is asked for in three ways', async () => {
  const asked = await runKeyway(['build', '--help']);
  expect(await runKeyway(['build', '-h'])).toEqual(asked);
  expect(await runKeyway(['help', 'build'])).toEqual(asked);
});

test('help of a command has its options and no others', async () => {
  const { stdout } = await runKeyway(['check', '--help']);
  const options = [...stdout.matchAll(/--[a-z-]+/g)].map(([option]) => option);
  expect(options).toEqual([
    '--content',
    '--format',
    '--max-warnings',
    '--baseline',
    '--write-baseline',
    '--online',
    '--fix',
    '--help',
  ]);
});

test('the version is that of the package', async () => {
  const { version } = JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8'));
  expect(await runKeyway(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

describe('a bug shows where it happened,', () => {
  test.each([
    ['without a code', `new Error('planted')`],
    ['with a code of the system', `Object.assign(new Error('planted'), { code: 'ENOENT' })`],
    [
      'with a code of ours on an error of another class',
      `Object.assign(new Error('planted'), { code: 'content-missing' })`,
    ],
  ])('%s', async (_, thrown) => {
    await using source = await temporaryFolder(content);
    const plant = `process.stdout.write = function planted() { throw ${thrown} }`;
    const option = `--import=data:text/javascript,${encodeURIComponent(plant)}`;
    const args = ['check', '--content', source.path];
    const { code, stderr } = await runKeyway(args, { NODE_OPTIONS: option }, sourceProgram);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Error: planted\n\s+at .*planted/);
    expect(stderr).toMatch(/\n\s+at .*src\/cli\/check-folder\.ts:\d+/);
  });
});

describe('what is not there is told in one line', () => {
  test('a brand, with those that there are', async () => {
    await using source = await temporaryFolder(content);
    const { code, stderr } = await runKeyway(['build', '--brand', 'nobody', '--content', source.path]);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'No brand is called "nobody". There are: acme, vendor.\n',
    });
  });

  test('a content folder', async () => {
    const { code, stderr } = await runKeyway(['check', '--content', '/nowhere/at/all']);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'There is no content folder at /nowhere/at/all. Name another with --content.\n',
    });
  });

  test('a built site to serve, with the command that builds it', async () => {
    await using source = await temporaryFolder(content);
    await using out = await temporaryFolder();
    const environment = { KEYWAY_OUT: out.path, KEYWAY_DATA_DIR: join(out.path, 'data') };
    const { code, stderr } = await runKeyway(['serve', '--port', '0', '--content', source.path], environment);
    expect(code).toBe(1);
    expect(stderr).toBe(`There is no built site in ${join(out.path, 'vendor')}. Run: keyway build --brand vendor\n`);
  });
});

test.each(['start', 'dev', 'serve'])('%s says plainly that a port is taken', async (command) => {
  await using source = await temporaryFolder(content);
  await using out = await temporaryFolder({ 'vendor/index.html': '<!doctype html>' });
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  try {
    const environment = { KEYWAY_OUT: out.path, KEYWAY_DATA_DIR: join(out.path, 'data') };
    const args = [command, '--port', String(port), '--content', source.path];
    const { code, stderr } = await runKeyway(args, environment);
    expect(code).toBe(1);
    expect(stderr).toContain(`Port ${port} is taken by another program.`);
    expect(stderr).not.toMatch(/\n\s+at /);
  } finally {
    server.close();
  }
});

test('settings that do not fit are told, all of them', async () => {
  const { code, stderr } = await runKeyway(['check'], { PORT: 'x', HUB_URL: 'ftp://x' });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^The environment does not fit\.\n {2}PORT: .*\n {2}HUB_URL: .*\n$/);
});

describe('check', () => {
  const faulty = { 'guides/a.mdx': '---\ntitle: A\n---\n\n{brand.x}\n', 'guides/b.mdx': 'No title: 50%, {x}\n' };

  test('ends with 0 and says that nothing is wrong', async () => {
    await using source = await temporaryFolder(content);
    expect(await runKeyway(['check', '--content', source.path])).toEqual({
      code: 0,
      stdout: 'Looked at 4 guides, 1 connector, 2 brands, 2 other files.\nNothing is wrong.\n',
      stderr: '',
    });
  });

  test('never says that nothing is wrong where there is nothing', async () => {
    await using source = await temporaryFolder({});
    expect(await runKeyway(['check', '--content', source.path])).toEqual({
      code: 2,
      stdout: '',
      stderr: `There is nothing to check in ${source.path}: it holds no file.\n`,
    });
  });

  test('names files to GitHub as the repository does', async () => {
    await using source = await temporaryFolder({ '.git/HEAD': '', 'docs/guides/a.mdx': faulty['guides/a.mdx'] });
    const { stdout } = await runKeyway(['check', '--format', 'github', '--content', join(source.path, 'docs')]);
    expect(stdout).toMatch(/^::error file=docs\/guides\/a\.mdx,line=5,col=1,/);
  });

  test('ends with 1 for errors, with 0 for warnings, and looks at the paths given', async () => {
    await using source = await temporaryFolder(faulty);
    const all = await runKeyway(['check', '--content', source.path]);
    expect(all.code).toBe(1);
    expect(all.stdout).toContain(
      'guides/a.mdx:5:1  error  `{brand.x}` is not a word of a brand.  (brand-word-unknown)\n    Use one of ',
    );
    expect(all.stdout).toContain('1 error, 2 warnings.\n');
    const one = await runKeyway(['check', join(source.path, 'guides/b.mdx'), '--content', source.path]);
    expect(one).toMatchObject({ code: 0 });
    expect(one.stdout).toContain('0 errors, 2 warnings.\n');
    const folder = await runKeyway(['check', join(source.path, 'guides'), '--content', source.path]);
    expect(folder.stdout).toBe(all.stdout);
  });

  test.each([
    ['guides/none.mdx', ''],
    ['nowhere/at/all', ''],
    ['guides/frist.mdx', 'guides/first.mdx'],
    ['guide', 'guides'],
    ['connectors/known/conector.yaml', 'connectors/known/connector.yaml'],
    ['package.json', ''],
  ])('refuses %s, which is no content file, and names the nearest', async (path, nearest) => {
    await using source = await temporaryFolder(content);
    for (const given of [path, join(source.path, path)]) {
      const { code, stdout, stderr } = await runKeyway(['check', given, '--content', source.path]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(`There is no file of the content folder ${source.path} at ${given}.`);
      if (nearest === '') expect(stderr).not.toContain('Did you mean');
      else expect(stderr).toMatch(new RegExp(`Did you mean \\S*/${nearest.replaceAll('.', '\\.')}\\?`));
    }
  });

  test.each([
    [['content/guides'], 'guides'],
    [['guides'], 'guides'],
    [['./content/guides/'], 'guides'],
    [['content'], 'all'],
    [['.'], 'all'],
  ])('%j is read from where one stands, else from the content folder', async (paths, what) => {
    const { code, stdout } = await runKeyway(['check', ...paths]);
    expect(code).toBe(0);
    const all = (await runKeyway(['check'])).stdout;
    if (what === 'all') expect(stdout).toBe(all);
    else expect(stdout).toMatch(/^Looked at \d+ guides?\.\n/m);
  });

  test('a path as an issue names it is found from anywhere, and one file alone is told', async () => {
    await using source = await temporaryFolder(faulty);
    const one = await runKeyway(['check', 'guides/b.mdx', '--content', source.path]);
    expect(one.stdout).toContain('Looked at 1 guide.\n0 errors, 2 warnings.\n');
    const other = await runKeyway(['check', 'guides/a.mdx', '--content', source.path]);
    expect(other).toMatchObject({ code: 1 });
    expect(other.stdout).toContain('Looked at 1 guide.\n1 error, 0 warnings.\n');
  });

  test('speaks JSON, and the annotations of GitHub', async () => {
    await using source = await temporaryFolder(faulty);
    const json = await runKeyway(['check', '--format', 'json', '--content', source.path]);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)[0]).toEqual({
      code: 'brand-word-unknown',
      severity: 'error',
      file: 'guides/a.mdx',
      line: 5,
      column: 1,
      endLine: 5,
      endColumn: 10,
      what: '`{brand.x}` is not a word of a brand.',
      fix: expect.stringMatching(/^Use one of .*\bhub\b/),
    });
    const github = await runKeyway(['check', '--format', 'github', '--content', source.path]);
    expect(github.stdout.split('\n')[0]).toContain(
      '::error file=guides/a.mdx,line=5,col=1,endLine=5,endColumn=10,title=brand-word-unknown::' +
        '`{brand.x}` is not a word of a brand. Use one of ',
    );
  });
});

test('schemas are up to date, and out of date ones are named', async () => {
  expect(await runKeyway(['schemas', '--compare'])).toMatchObject({ code: 0, stdout: '' });
});
