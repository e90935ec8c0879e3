import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { comparable, compare, examples } from './conformance.ts';

/** `<suite> <number> <outcome>: <why>`, one line for each example whose HTML is not the reference's. */
const listFile = join(import.meta.dirname, 'conformance-exceptions.txt');

const outcomes = examples.map((example) => ({ ...example, outcome: compare(example) }));
const exceptions = outcomes.flatMap(({ suite, number, section, outcome }) =>
  outcome.is === 'same' ? [] : [`${suite} ${number} (${section}) ${outcome.is}: ${outcome.why}`],
);

if (process.env['UPDATE']) writeFileSync(listFile, `${exceptions.join('\n')}\n`);

describe('the examples of CommonMark 0.31.2 and of GFM 0.29', () => {
  test('are all there', () => {
    expect(examples.filter(({ suite }) => suite === 'commonmark')).toHaveLength(652);
    expect(examples.filter(({ suite }) => suite === 'gfm')).toHaveLength(677);
  });

  test('give the HTML of the reference, but for those that are listed with their reasons', () => {
    expect(exceptions).toEqual(readFileSync(listFile, 'utf8').trimEnd().split('\n'));
  });

  test('differ only where MDX itself does, or where the language refuses something', () => {
    expect(exceptions.filter((line) => / different: /.test(line))).toEqual([]);
  });

  test('would be found to differ by a word, a tag or an address', () => {
    const same = outcomes.filter(({ outcome, html }) => outcome.is === 'same' && /<[a-z]/.test(html));
    expect(same.length).toBeGreaterThan(800);
    for (const { html } of same) {
      expect(comparable(`${html}x`)).not.toBe(comparable(html));
      expect(comparable(html.replace(/<[a-z]\w*/, '<kbd'))).not.toBe(comparable(html));
    }
  });
});
