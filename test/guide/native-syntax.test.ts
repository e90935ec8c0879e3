import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { mdxToMdast } from 'satteri';
import { afterAll, describe, expect, test } from 'vitest';
import { parseSyntax } from '../../src/guide/parse/syntax.ts';
import { writeKeywayContent } from '../bench/content.ts';
import { canonicalTree } from './canonical-tree.ts';
import type { Comparison } from './compare-parsers.ts';

const folder = mkdtempSync(join(tmpdir(), 'native-syntax-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const root = join(import.meta.dirname, '../..');
const own = [join(root, 'content'), join(root, 'test/guide/cases')];

/** `SEEDS=7,8 npm test -- native-syntax` tries other mutations. */
const seeds = (process.env['SEEDS'] ?? '1,2,3').split(',');

async function compare(...args: string[]): Promise<Comparison> {
  const script = join(import.meta.dirname, 'compare-parsers.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...args], { maxBuffer: 2 ** 28 });
  return JSON.parse(stdout);
}

describe('native code and remark give the same tree', () => {
  test('of all examples of CommonMark and GFM, wherever both read them', async () => {
    const { same, different } = await compare('examples');
    expect(different).toEqual([]);
    expect(same).toBeGreaterThan(800);
  });

  test('of all pages of the project and of its cases', async () => {
    const { same, different } = await compare('files', ...own);
    expect(different).toEqual([]);
    expect(same).toBeGreaterThan(90);
  });

  test('of guides as the bench writes them, none of which is left to remark', async () => {
    writeKeywayContent(folder, { guides: 60, edition: 'a' });
    expect(await compare('files', join(folder, 'connectors'))).toEqual({
      same: 60,
      left: 0,
      refused: 0,
      different: [],
    });
  });

  test.for(seeds)('of passages with mistakes in them (seed %s)', { timeout: 120_000 }, async (seed) => {
    const { same, refused, different } = await compare('mutations', seed, '1800', ...own);
    expect(different).toEqual([]);
    expect(same).toBeGreaterThan(300);
    expect(refused).toBeGreaterThan(300);
  });

  test('and a tree that differs in a place, a word or a kind would be told', () => {
    const text = 'A <b title="x">word</b> and {1}.\n\n<p>Alone</p>\n';
    const reference = parseSyntax(text);
    if (!reference.ok) throw new Error('It is MDX.');
    const expected = canonicalTree(reference.root);
    for (const other of [text.replace('word', 'wird'), text.replace('<b', '<i').replace('b>', 'i>'), `\n${text}`]) {
      const parsed = parseSyntax(other);
      expect(parsed.ok && canonicalTree(parsed.root)).not.toBe(expected);
    }
    // As native code gives it, before anything is restored.
    expect(canonicalTree(mdxToMdast(text))).not.toBe(expected);
  });
});
