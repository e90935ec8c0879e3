/** What `keyway check` says in each format, through the process: places, paths, and what programs read. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findContentPaths } from '../../src/cli/content-paths.ts';
import { issuePathsOf, repositoryOf } from '../../src/cli/issues/issue-paths.ts';
import { temporaryFolder } from '../loader/project.ts';
import { content } from './content.ts';
import { runKeyway, runKeywayIn } from './run-keyway.ts';

const page = (text: string) => `---\ntitle: A page\ndescription: Of the tests.\n---\n\n${text}\n`;
const faulty = page('Text.\n\nA {brand.x} here.\n\n![](./a%20b.png)');

/** A house in a repository, whose content folder is one of several folders. */
const house = () =>
  temporaryFolder({
    '.git/HEAD': '',
    'docs/content/guides/a.mdx': faulty,
    'docs/content/guides/with space.mdx': page('{brand.y}'),
  });

const placesIn = (text: string) =>
  [...text.matchAll(/^(\S.*:\d+:\d+) {2}(?:error|warning) /gm)].map(([, at = '']) => at);

test('paths are those of where one stands, and are taken back as they were printed', async () => {
  await using source = await house();
  const cwd = join(source.path, 'docs');
  const { code, stdout } = await runKeywayIn(cwd, ['check']);
  expect(code).toBe(1);
  const places = placesIn(stdout);
  expect(places).toContain('content/guides/a.mdx:8:3');
  const again = await runKeywayIn(cwd, ['check', ...places.filter((place) => place.includes('a.mdx'))]);
  expect(again.stdout).toContain('Looked at 1 guide.');
});

test.each([
  ['.', 'docs/content/guides/a.mdx'],
  ['docs', 'content/guides/a.mdx'],
  ['docs/content', 'guides/a.mdx'],
  ['docs/content/guides', '{root}/docs/content/guides/a.mdx'],
  ['..', '{root}/docs/content/guides/a.mdx'],
])('from %s a file is called %s, and that name is understood there', async (folder, expected) => {
  await using source = await house();
  const root = join(source.path, 'docs/content');
  const from = join(source.path, folder === '..' ? 'elsewhere' : folder);
  const paths = issuePathsOf(root, from);
  const name = paths.here('guides/a.mdx');
  expect(name).toBe(expected.replace('{root}', source.path));
  expect(paths.inRepository('guides/a.mdx')).toBe('docs/content/guides/a.mdx');
  const at = { root, files: ['guides/a.mdx', 'index.mdx'], from, repository: repositoryOf(root) };
  for (const path of [name, `${name}:8:3`, `${name}:8`, 'docs/content/guides/a.mdx', 'guides/a.mdx']) {
    expect([...findContentPaths([path], at)]).toEqual(['guides/a.mdx']);
  }
});

test.each(['json', 'github'])('%s has the paths of the repository', async (format) => {
  await using source = await house();
  const cwd = join(source.path, 'docs');
  const { stdout } = await runKeywayIn(cwd, ['check', 'docs/content/guides/a.mdx', '--format', format]);
  expect(stdout).toMatch(/["=]docs\/content\/guides\/a\.mdx/);
  expect(stdout).not.toMatch(/["=]content\/guides|space\.mdx/);
});

describe('pretty', () => {
  test('shows the line with a mark under the place, behind tabs too, and cuts long lines around it', async () => {
    const long = `${'word '.repeat(100)}{brand.x} ${'word '.repeat(100)}`;
    await using source = await temporaryFolder({ 'guides/a.mdx': page(`\t\tx\n\nA\t{brand.y}\n\n${long}`) });
    const { stdout } = await runKeyway(['check', '--content', source.path]);
    expect(stdout).toContain('\n    8 │ A\t{brand.y}\n      │  \t^^^^^^^^^\n');
    const [, shown = '', mark = ''] = /\n {4}10 │ (….*…)\n {7}│ ( +\^{9})\n/.exec(stdout) ?? [];
    expect(shown.length).toBeLessThan(120);
    expect(shown.slice(mark.indexOf('^'), mark.length)).toBe('{brand.x}');
  });
});

test('sarif is a log that names its rules, with help, and each place in the repository', async () => {
  await using source = await house();
  const { code, stdout } = await runKeywayIn(source.path, ['check', '--content', 'docs/content', '--format', 'sarif']);
  expect(code).toBe(1);
  const log = JSON.parse(stdout);
  expect(log).toMatchObject({ version: '2.1.0', $schema: expect.stringContaining('sarif-2.1.0') });
  const [run] = log.runs;
  const { rules, ...driver } = run.tool.driver;
  expect(driver).toEqual({ name: 'Keyway', semanticVersion: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  expect(new Set(rules.map(({ id }: { id: string }) => id)).size).toBe(rules.length);
  for (const rule of rules) {
    expect(rule).toMatchObject({
      shortDescription: { text: expect.stringMatching(/\S/) },
      help: { text: expect.stringMatching(/\S/) },
      defaultConfiguration: { level: expect.stringMatching(/^(?:error|warning)$/) },
    });
  }
  const fingerprints = new Set();
  for (const result of run.results) {
    expect(rules[result.ruleIndex].id).toBe(result.ruleId);
    fingerprints.add(result.partialFingerprints['keyway/v1']);
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    expect(artifactLocation).toEqual({
      uri: expect.stringMatching(/^docs\/content\/guides\/\S+$/),
      uriBaseId: '%SRCROOT%',
    });
    expect(region.endLine).toBeGreaterThanOrEqual(region.startLine);
    if (region.endLine === region.startLine) expect(region.endColumn).toBeGreaterThanOrEqual(region.startColumn);
  }
  expect(fingerprints.size).toBe(run.results.length);
  expect(stdout).toContain('docs/content/guides/with%20space.mdx');
  const word = run.results.find(({ ruleId }: { ruleId: string }) => ruleId === 'brand-word-unknown');
  expect(word.locations[0].physicalLocation.region).toEqual({
    startLine: 8,
    startColumn: 3,
    endLine: 8,
    endColumn: 12,
  });
});

test('sarif of nothing wrong is a log too', async () => {
  await using source = await temporaryFolder(content);
  const { code, stdout } = await runKeyway(['check', '--content', source.path, '--format', 'sarif']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout).runs).toMatchObject([{ results: [] }]);
});

test('gitlab has a fingerprint for each issue, which stays when lines move', async () => {
  await using source = await house();
  const check = async () => {
    const { stdout } = await runKeywayIn(source.path, ['check', '--content', 'docs/content', '--format', 'gitlab']);
    return JSON.parse(stdout) as { check_name: string; fingerprint: string; location: { lines: { begin: number } } }[];
  };
  const before = await check();
  expect(before[0]).toEqual({
    description: expect.stringMatching(/^`\{brand\.x\}` is not a word of a brand\. Use one of /),
    check_name: 'brand-word-unknown',
    fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
    severity: 'major',
    location: { path: 'docs/content/guides/a.mdx', lines: { begin: 8, end: 8 } },
  });
  await source.write({ 'docs/content/guides/a.mdx': faulty.replace('Text.', 'More.\n\nText.') });
  const after = await check();
  expect(after.map(({ fingerprint }) => fingerprint)).toEqual(before.map(({ fingerprint }) => fingerprint));
  expect(after[0]?.location.lines.begin).toBe(10);
  expect(new Set(before.map(({ fingerprint }) => fingerprint)).size).toBe(before.length);
});

test.each([
  ['1', 1],
  ['2', 0],
])('with --max-warnings %s, two warnings end with %d', async (most, expected) => {
  await using source = await temporaryFolder({ 'guides/a.mdx': page('[a](/x) [b](/y)') });
  const { code, stderr } = await runKeyway(['check', '--content', source.path, '--max-warnings', most]);
  expect({ code, stderr }).toEqual({
    code: expected,
    stderr: expected === 0 ? '' : `There are 2 warnings, and the most is ${most}.\n`,
  });
});
