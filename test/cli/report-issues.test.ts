/** What a person is told of many faults, through the process: equal ones once, and no more than can be read. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type Files, temporaryFolder } from '../loader/project.ts';
import { content } from './content.ts';
import { runKeyway } from './run-keyway.ts';

const page = (text: string) => `---\ntitle: A page\ndescription: Of the tests.\n---\n\n${text}\n`;

/** Guides that all link one page that there is none of. */
const linking = (guides: number): Files =>
  Object.fromEntries(
    Array.from({ length: guides }, (_, index) => [
      `guides/g${String(index).padStart(3, '0')}.mdx`,
      page('See [it](/guides/gone).'),
    ]),
  );

/** The files that are told, from the content folder, which is elsewhere. */
const placesIn = (text: string) =>
  [...text.matchAll(/^\/\S+\/(guides\/\S+):\d+:\d+ {2}(?:error|warning) {2}/gm)].map(([, at]) => at);

describe('equal faults', () => {
  test('are told once, with their first places and how many more there are', async () => {
    await using source = await temporaryFolder({ ...content, ...linking(40) });
    const { stdout } = await runKeyway(['check', '--content', source.path]);
    expect(placesIn(stdout)).toEqual(['guides/g000.mdx', 'guides/g001.mdx', 'guides/g002.mdx']);
    expect(stdout).toMatch(/\n {4}… and 37 more places\n {4}\S.*\n {4}6 │ .*\n {6}│ +\^+\nLooked at 44 guides/);
    expect(stdout).toMatch(/\b40 (?:errors|warnings)\b/);
  });

  test('control: other faults and few equal ones are told place by place', async () => {
    const others = { 'guides/z.mdx': page('See [it](/guides/lost).') };
    await using source = await temporaryFolder({ ...content, ...linking(3), ...others });
    const { stdout } = await runKeyway(['check', '--content', source.path]);
    expect(placesIn(stdout)).toEqual(['guides/g000.mdx', 'guides/g001.mdx', 'guides/g002.mdx', 'guides/z.mdx']);
    expect(stdout).not.toContain('more place');
  });

  test('are each there for a machine', async () => {
    await using source = await temporaryFolder({ ...content, ...linking(40) });
    const json = await runKeyway(['check', '--format', 'json', '--content', source.path]);
    expect(JSON.parse(json.stdout)).toHaveLength(40);
    const github = await runKeyway(['check', '--format', 'github', '--content', source.path]);
    expect(github.stdout.trimEnd().split('\n')).toHaveLength(40);
  });
});

test('a build tells of a hundred faults, errors before warnings, and says how to see the rest; a check tells of all', async () => {
  const links = Array.from({ length: 130 }, (_, index) => `[it](/guides/gone-${index})`).join(', ');
  const files = { 'guides/a.mdx': page(links), 'guides/z.mdx': page('{brand.x}') };
  await using source = await temporaryFolder({ ...content, ...files });
  await using out = await temporaryFolder();
  const built = await runKeyway(['build', '--content', source.path, '--out', join(out.path, 'sites')]);
  expect(placesIn(built.stderr)).toHaveLength(100);
  expect(built.stderr).toContain('guides/z.mdx:6:1  error  ');
  expect(built.stderr).toContain('\n… and 31 more issues. See them all with: keyway check\n');
  const checked = await runKeyway(['check', '--content', source.path]);
  expect(placesIn(checked.stdout)).toHaveLength(131);
  expect(checked.stdout).not.toContain('more issues');
  const summary = /^\d+ errors?, \d+ warnings?\.$/m;
  expect(built.stderr.match(summary)?.[0]).toBe(checked.stdout.match(summary)?.[0]);
});

describe('a long report', () => {
  const long = Object.fromEntries(
    Array.from({ length: 200 }, (_, index) => [`guides/a${index}.mdx`, page('{brand.x} {brand.y}\n\n'.repeat(8))]),
  );

  test('reaches the program behind a pipe whole', async () => {
    await using source = await temporaryFolder(long);
    const { code, stdout } = await runKeyway(['check', '--format', 'json', '--content', source.path]);
    expect(code).toBe(1);
    // More than a pipe holds.
    expect(stdout.length).toBeGreaterThan(200_000);
    expect(JSON.parse(stdout)).toHaveLength(200 * 16);
  });

  test('may be cut by who reads it', async () => {
    await using source = await temporaryFolder(long);
    const { stdout, stderr } = await promisify(execFile)('sh', [
      '-c',
      '"$0" src/cli/main.ts check --format json --content "$1" | head -n 1',
      process.execPath,
      source.path,
    ]);
    expect({ stdout, stderr }).toEqual({ stdout: '[\n', stderr: '' });
  });
});
