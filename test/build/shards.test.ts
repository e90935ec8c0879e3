/** A build that is spread over shards gives what one build gives. */
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isInShard } from '../../src/build/shards.ts';
import { runKeyway } from '../cli/run-keyway.ts';
import { type TemporaryFolder, temporaryFolder } from '../loader/project.ts';
import { contentsOf, differences } from './compare-sites.ts';
import { manyFiles } from './random-edits.ts';

test('each thing falls to one shard, and each shard gets its share', () => {
  const shards = [1, 2, 3].map((index) => ({ index, count: 3 }));
  const ids = Array.from({ length: 300 }, (_, at) => `page:guides/g${at}`);
  for (const id of ids) expect(shards.filter((shard) => isInShard(id, shard))).toHaveLength(1);
  for (const shard of shards) expect(ids.filter((id) => isInShard(id, shard)).length).toBeGreaterThan(60);
});

describe('three shards of two brands', () => {
  let content: TemporaryFolder;
  let work: TemporaryFolder;
  const at = (name: string) => join(work.path, name);
  const build = (out: string, ...more: string[]) =>
    runKeyway(['build', '--all-brands', '--keep-going', '--content', content.path, '--out', at(out), ...more]);
  const merge = (names: string[], out = 'merged') =>
    runKeyway(['merge', ...names.map(at), '--keep-going', '--content', content.path, '--out', at(out)]);

  beforeAll(async () => {
    content = await temporaryFolder(manyFiles());
    work = await temporaryFolder();
    for (const index of [1, 2, 3]) {
      expect(await build(`part-${index}`, '--shard', `${index}/3`)).toMatchObject({ code: 0 });
    }
  }, 240_000);
  afterAll(async () => {
    await content[Symbol.asyncDispose]();
    await work[Symbol.asyncDispose]();
  });

  test('hold pages each, and none of them a whole site', () => {
    const paths = [1, 2, 3].map((index) => Object.keys(contentsOf(at(`part-${index}`))));
    for (const own of paths) {
      expect(own.some((path) => path.endsWith('index.html'))).toBe(true);
      expect(own).not.toContain('vendor/llms.txt');
    }
  });

  test('merged give the bytes of one build', async () => {
    const merged = await merge(['part-3', 'part-1', 'part-2']);
    expect(merged.code, merged.stderr).toBe(0);
    expect(merged.stdout).toContain('pages for Acme in');
    expect(await build('whole')).toMatchObject({ code: 0 });
    expect(differences(contentsOf(at('merged')), contentsOf(at('whole')))).toEqual([]);
    // And the next build goes on from there.
    expect((await build('merged')).stdout).toContain('Nothing changed');
  }, 120_000);

  test.each([
    ['one is missing', ['part-1', 'part-3'], 'Of the 3 shards of "acme" there is no 2.'],
    ['one is there twice', ['part-1', 'part-2', 'part-2b', 'part-3'], 'both hold shard 2 of "acme"'],
    ['one folder holds none', ['part-1', 'part-2', 'part-3', 'nothing'], 'holds no shard of the site of "acme"'],
  ])(
    'are refused when %s',
    async (_, names, words) => {
      cpSync(at('part-2'), at('part-2b'), { recursive: true });
      const { code, stderr } = await merge(names, 'refused');
      expect(code).toBe(1);
      expect(stderr).toContain(words);
    },
    60_000,
  );

  test('are refused when one was built from other content', async () => {
    writeFileSync(join(content.path, 'guides/g0.mdx'), '---\ntitle: Later\n---\n\nText.\n');
    const { code, stderr } = await merge(['part-1', 'part-2', 'part-3'], 'refused');
    expect(code).toBe(1);
    expect(stderr).toMatch(/Shard 1 of "acme" in .* was built from other content than what is here/);
  });
});

test.each(['0/3', '4/3', '1', 'a/b', '1/0'])('%s is no shard', async (text) => {
  const { code, stderr } = await runKeyway(['build', '--shard', text]);
  expect(code).toBe(2);
  expect(stderr).toContain(`"${text}" is no shard. Write 1/3 for the first of three.`);
});
