import { describe, expect, test } from 'vitest';
import { diffSequences } from '../../src/review/index.ts';

function written(before: string, after: string): string {
  const signs = { same: '', removed: '-', added: '+' };
  return diffSequences([...before], [...after])
    .map(({ is, text }) => signs[is] + text)
    .join('');
}

describe('the way from one sequence to another', () => {
  test.each([
    ['', '', ''],
    ['abc', 'abc', 'abc'],
    ['', 'ab', '+a+b'],
    ['ab', '', '-a-b'],
    ['abc', 'axc', 'a-b+xc'],
    ['abcd', 'axyd', 'a-b-c+x+yd'],
    ['abc', 'xabcy', '+xabc+y'],
    ['aaa', 'aa', 'aa-a'],
  ])('%j → %j is %j', (before, after, expected) => {
    expect(written(before, after)).toBe(expected);
  });

  test('leads from each to the other, and is as short as it can be', () => {
    const texts = Array.from({ length: 60 }, (_, seed) => lettersOf(seed));
    for (const [index, before] of texts.entries()) {
      const after = texts[(index * 7 + 3) % texts.length] ?? [];
      const way = diffSequences(before, after);
      const side = (gone: string) => way.filter(({ is }) => is !== gone).map(({ text }) => text);
      expect(side('added')).toEqual(before);
      expect(side('removed')).toEqual(after);
      expect(way.filter(({ is }) => is === 'same')).toHaveLength(sharedLength(before, after));
    }
  });

  test('of two long texts with nothing in common is told in little time', () => {
    const before = Array.from({ length: 20_000 }, (_, index) => `before ${index}`);
    const after = Array.from({ length: 20_000 }, (_, index) => `after ${index}`);
    const startedAt = performance.now();
    expect(diffSequences(before, after)).toHaveLength(40_000);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});

/** Letters that a seed decides. */
function lettersOf(seed: number): string[] {
  let state = seed * 2_654_435_761 + 1;
  return Array.from({ length: 5 + (seed % 25) }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return 'abcd'[Math.floor(state / 65_536) % 4] ?? '';
  });
}

/** By the table that every textbook has. */
function sharedLength(before: readonly string[], after: readonly string[]): number {
  let row = new Array<number>(after.length + 1).fill(0);
  for (const letter of before) {
    const next = [0];
    for (const [index, other] of after.entries()) {
      next.push(letter === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
