/** Rules of a house, in its configuration: how much a code weighs there, and why. */
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot, temporaryFolder } from '../loader/project.ts';
import { runKeywayIn } from './run-keyway.ts';

const page = (text: string) => `---\ntitle: A page\ndescription: Of the tests.\n---\n\n${text}\n`;
const vendor = `vendor: true
names: { company: Vendor, product: Vendor, hub: Vendor Hub, docs: Vendor guides }
links: { site: https://docs.vendor.example }
colors: { accent: '#0f6b5c' }
`;

/** A tree with one dead link in each of two folders, and the rules given. */
async function house(check: unknown) {
  const source = await temporaryFolder({
    'keyway.config.ts': `export default ${JSON.stringify({ check })};\n`,
    'content/brands/vendor/brand.yaml': vendor,
    'content/guides/new.mdx': page('[a](/gone)'),
    'content/guides/old/a.mdx': page('[a](/gone)'),
  });
  const run = (...args: string[]) => runKeywayIn(source.path, args);
  return { source, run, [Symbol.asyncDispose]: () => source[Symbol.asyncDispose]() };
}

const reason = 'Links of this tree are mended by hand.';
const summaryOf = (text: string) => /^(?:\d+ errors?, \d+ warnings?|Nothing is wrong)\.$/m.exec(text)?.[0];

test.each([
  ['no rule', [], '0 errors, 2 warnings.', 0],
  ['a code off', [{ code: 'page-missing', severity: 'off', reason }], 'Nothing is wrong.', 0],
  [
    'off in a folder',
    [{ code: 'page-missing', severity: 'off', paths: ['guides/old'], reason }],
    '0 errors, 1 warning.',
    0,
  ],
  [
    'off by a pattern, and the last rule counts',
    [
      { code: 'page-missing', severity: 'error', reason },
      { code: 'page-missing', severity: 'off', paths: ['**/old/*.mdx'], reason },
    ],
    '1 error, 0 warnings.',
    1,
  ],
])('%s', async (_, rules, summary, code) => {
  await using tree = await house({ rules });
  const checked = await tree.run('check');
  expect([summaryOf(checked.stdout), checked.code]).toEqual([summary, code]);
});

test('a build goes by them too', { timeout: 180_000 }, async () => {
  await using tree = await house({ rules: [{ code: 'page-missing', severity: 'error', reason }] });
  await symlink(join(projectRoot, 'node_modules'), join(tree.source.path, 'node_modules'));
  const built = await tree.run('build');
  expect(built.code).toBe(1);
  expect(summaryOf(built.stderr)).toBe('2 errors, 0 warnings.');
  expect(built.stderr).toContain('Nothing was built.');
});

test('the most warnings and the baseline can stand there', { timeout: 180_000 }, async () => {
  await using tree = await house({ maxWarnings: 1, baseline: 'old.json' });
  expect((await tree.run('check')).code).toBe(2);
  expect((await tree.run('check', '--write-baseline')).stdout).toBe('Wrote old.json: 2 issues.\n');
  expect((await tree.run('check')).code).toBe(0);
  await tree.source.write({ 'content/guides/more.mdx': page('[a](/gone) [b](/lost)') });
  expect((await tree.run('check')).code).toBe(1);
  expect((await tree.run('check', '--max-warnings', '2')).code).toBe(0);
});

describe('what a rule must not do is refused', () => {
  test.each([
    [
      'make less of what keeps a promise',
      { code: 'attribute-misspelt', severity: 'warning', reason },
      'stays an error',
    ],
    ['turn off that a file was not read', { code: 'yaml-syntax', severity: 'off', reason }, 'stays an error'],
    ['name no code', { code: 'page-mising', severity: 'off', reason }, 'Did you mean "page-missing"?'],
    ['be without a reason', { code: 'page-missing', severity: 'off' }, 'check.rules.0.reason'],
    ['have a reason that says nothing', { code: 'page-missing', severity: 'off', reason: 'x' }, 'check.rules.0.reason'],
    ['have a severity of its own', { code: 'page-missing', severity: 'hint', reason }, 'check.rules.0.severity'],
  ])('%s', async (_, rule, message) => {
    await using tree = await house({ rules: [rule] });
    const { code, stdout, stderr } = await tree.run('check');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
