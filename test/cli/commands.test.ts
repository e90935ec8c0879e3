import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../loader/project.ts';
import { content } from './content.ts';
import { runKeyway } from './run-keyway.ts';

describe('what can’t be understood ends with 2 and says what is expected', () => {
  test.each([
    [['nonsense'], 'There is no command "nonsense". Try: keyway help'],
    [['build', '--nonsense'], '--nonsense'],
    [['build', '--brand', 'a', '--all-brands'], 'Give --brand or --all-brands, not both.'],
    [['check', '--format', 'xml'], 'There is no format "xml". Use one of pretty, json, github.'],
    [['serve', '--port', 'many'], '"many" is no port number.'],
    [['import'], 'Name the exported page to import: keyway import FILE.md'],
    [['import', 'a.md', 'b.md', '--to', 'x.mdx'], '--to names one file'],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await runKeyway(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

test.each([[[]], [['help']], [['--help']], [['build', '-h']]])('%j prints the usage', async (args) => {
  const { code, stdout } = await runKeyway(args);
  expect(code).toBe(0);
  expect(stdout).toContain('Usage: keyway <command>');
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
  expect(code).toBe(1);
  expect(stderr).toMatch(/^The environment does not fit\.\n {2}PORT: .*\n {2}HUB_URL: .*\n$/);
});

describe('check', () => {
  const faulty = { 'guides/a.mdx': '---\ntitle: A\n---\n\n{f()}\n', 'guides/b.mdx': 'No title: 50%, {x}\n' };

  test('ends with 0 and says that nothing is wrong', async () => {
    await using source = await temporaryFolder(content);
    expect(await runKeyway(['check', '--content', source.path])).toEqual({
      code: 0,
      stdout: 'Nothing is wrong.\n',
      stderr: '',
    });
  });

  test('ends with 1 for errors, with 0 for warnings, and looks at the paths given', async () => {
    await using source = await temporaryFolder(faulty);
    const all = await runKeyway(['check', '--content', source.path]);
    expect(all.code).toBe(1);
    expect(all.stdout).toContain(
      'guides/a.mdx:5:1  error  This expression is code, and nothing in a guide is ever run.  (code-refused)\n' +
        '    Write its result here instead.\n',
    );
    expect(all.stdout).toContain('1 error, 2 warnings.\n');
    const one = await runKeyway(['check', join(source.path, 'guides/b.mdx'), '--content', source.path]);
    expect(one).toMatchObject({ code: 0 });
    expect(one.stdout).toContain('0 errors, 2 warnings.\n');
    const folder = await runKeyway(['check', join(source.path, 'guides'), '--content', source.path]);
    expect(folder.stdout).toBe(all.stdout);
  });

  test('speaks JSON, and the annotations of GitHub', async () => {
    await using source = await temporaryFolder(faulty);
    const json = await runKeyway(['check', '--format', 'json', '--content', source.path]);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)[0]).toEqual({
      code: 'code-refused',
      severity: 'error',
      file: 'guides/a.mdx',
      line: 5,
      column: 1,
      endLine: 5,
      endColumn: 6,
      what: 'This expression is code, and nothing in a guide is ever run.',
      fix: 'Write its result here instead.',
    });
    const github = await runKeyway(['check', '--format', 'github', '--content', source.path]);
    expect(github.stdout.split('\n')[0]).toBe(
      '::error file=guides/a.mdx,line=5,col=1,endLine=5,endColumn=6,title=code-refused::' +
        'This expression is code, and nothing in a guide is ever run. Write its result here instead.',
    );
  });
});

test('schemas are up to date, and out of date ones are named', async () => {
  expect(await runKeyway(['schemas', '--compare'])).toMatchObject({ code: 0, stdout: '' });
});
