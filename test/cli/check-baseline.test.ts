/** A baseline lists what was wrong at one time: the check of an old tree tells of what is new, and of what is gone. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { temporaryFolder } from '../loader/project.ts';
import { runKeywayIn } from './run-keyway.ts';

// Each test runs the command several times.
vi.setConfig({ testTimeout: 180_000 });

const page = (text: string) => `---\ntitle: A page\ndescription: Of the tests.\n---\n\n${text}\n`;
const old = page('A {brand.x}, a {brand.x} and [it](/gone).');

async function oldTree() {
  const source = await temporaryFolder({ 'content/guides/a.mdx': old, 'content/guides/b.mdx': 'No title.\n' });
  const check = (...args: string[]) => runKeywayIn(source.path, ['check', ...args]);
  return { source, check, [Symbol.asyncDispose]: () => source[Symbol.asyncDispose]() };
}

test('what it lists is passed over, wherever its lines move, and nothing else is', async () => {
  await using tree = await oldTree();
  const written = await tree.check('--write-baseline');
  expect(written).toEqual({ code: 0, stdout: 'Wrote keyway-baseline.json: 4 issues.\n', stderr: '' });
  const clean = await tree.check('--baseline', 'keyway-baseline.json');
  expect(clean).toEqual({
    code: 0,
    stdout: 'Looked at 2 guides, and passed over 4 issues of the baseline.\nNothing is wrong.\n',
    stderr: '',
  });
  const moved = old.replace('A {brand', 'More.\n\nAnd more. A {brand');
  await tree.source.write({ 'content/guides/a.mdx': moved, 'content/guides/b.mdx': 'More.\n\nNo title.\n' });
  expect(await tree.check('--baseline', 'keyway-baseline.json')).toEqual(clean);
  // One more of a kind that is listed twice, and one of another.
  await tree.source.write({ 'content/guides/a.mdx': `${moved}\n{brand.x} {brand.y}\n` });
  const more = await tree.check('--baseline', 'keyway-baseline.json');
  expect(more.code).toBe(1);
  expect(more.stdout).toContain('2 errors, 0 warnings.\n');
  expect(more.stdout).toContain('content/guides/a.mdx:10:1 ');
  expect(more.stdout).toContain('content/guides/a.mdx:10:11 ');
});

test('entries whose issue is gone are told, as far as somebody asks', async () => {
  await using tree = await oldTree();
  await tree.check('--write-baseline', '--baseline', 'old.json');
  await tree.source.write({ 'content/guides/a.mdx': page('A {brand.x}, a {brand.x}.') });
  const { code, stdout, stderr } = await tree.check('--baseline', 'old.json');
  expect(code).toBe(0);
  expect(stdout).toContain('passed over 3 issues of the baseline.\nNothing is wrong.\n');
  expect(stderr).toBe(
    '1 entry of old.json is gone. Write it anew with --write-baseline:\n' +
      '  content/guides/a.mdx  "/gone" leads to no page of this site.  (page-missing)\n',
  );
  expect((await tree.check('content/guides/b.mdx', '--baseline', 'old.json')).stderr).toBe('');
});

test('a misspelt mark that hides a part is never passed over, even by a file made for it', async () => {
  await using tree = await oldTree();
  await tree.source.write({ 'content/guides/a.mdx': page('<div data-whitelable-hide>Ours.</div>') });
  const { code, stdout, stderr } = await tree.check('--write-baseline');
  expect({ code, stdout }).toEqual({ code: 1, stdout: 'Wrote keyway-baseline.json: 1 issue.\n' });
  expect(stderr).toContain("1 more issue can't be passed over");
  const file = join(tree.source.path, 'keyway-baseline.json');
  const { issues, ...rest } = JSON.parse(await readFile(file, 'utf8'));
  const [{ fingerprint }] = JSON.parse((await tree.check('--format', 'gitlab')).stdout);
  const forged = { ...issues[0], code: 'attribute-misspelt', fingerprint };
  await writeFile(file, JSON.stringify({ ...rest, issues: [...issues, forged] }));
  const again = await tree.check('--baseline', 'keyway-baseline.json');
  expect(again.code).toBe(1);
  expect(again.stdout).toContain('(attribute-misspelt)');
});
