import { parseFragment } from 'parse5';
import { expect, test } from 'vitest';
import { drawChart, panelsOf } from './chart.ts';
import { renderReport } from './report.ts';
import { addSample, mergeResults, type Results, startResults } from './results.ts';
import { renderDocument } from './write-docs.ts';

function measured(now: string, figures: Record<string, Record<number, number[]>>): Results {
  const results = startResults(new Date(now));
  for (const [name, sizes] of Object.entries(figures)) {
    for (const [guides, seconds] of Object.entries(sizes)) {
      seconds.forEach((cpuSeconds, round) => {
        addSample(results, name, Number(guides), {
          round: `${now} ${round}`,
          cpuSeconds,
          wallSeconds: 1,
          peakMegabytes: 90,
        });
      });
    }
  }
  return results;
}

const day = '2026-11-27T12:00:00Z';
const results = measured(day, {
  'keyway-cold': { 100: [2, 4], 1000: [8, 16] },
  'astro-mdx': { 100: [4, 8], 1000: [16, 32] },
  starlight: { 100: [6, 6], 1000: [24, 24] },
});

test('ratios come first, then goals, then every row', () => {
  const headings = renderReport(results).match(/^## .*/gm);
  expect(headings).toEqual(['## Beside others', '## Goals', '## All rows']);
  expect(renderReport(results)).toMatch(/Keyway ÷ Astro MDX +\| +0\.50 \| +0\.50 \| +0\.50× \|/);
});

test('a goal says whether it holds, and what was not measured is not judged', () => {
  const report = renderReport(results);
  // (12 - 3) s for 900 guides
  expect(report).toMatch(/one more guide, cold +\| +10\.0 CPU ms \| +≤ 6 CPU ms \| +no \|/);
  expect(report).toMatch(/the same, in plain Astro MDX’s +\| +0\.50 × \| +≤ 0\.75 × \| +yes \|/);
  expect(report).not.toContain('save → screen |');
  expect(report).toContain('2.00 times that');
});

test('rows of two runs are never put into one ratio', () => {
  const later = measured('2026-11-28T12:00:00Z', { 'keyway-cold': { 100: [1], 1000: [2] } });
  const merged = mergeResults(results, later);
  expect(merged.rows.find(({ name, guides }) => name === 'keyway-cold' && guides === 100)?.samples).toHaveLength(1);
  expect(renderReport(merged)).not.toContain('## Beside others');
});

test('a build after a change that differs from a cold one is told', () => {
  const files = ['index.html'];
  expect(renderReport({ ...results, incrementalDifferences: [{ guides: 100, files }] })).toContain('DIFFERS');
  expect(renderReport({ ...results, incrementalDifferences: [{ guides: 100, files: [] }] })).toContain('byte for byte');
});

test('what a section left out is told until that section is run again', () => {
  const [before, same, other] = [{ ...results }, { ...results }, { ...results }];
  Object.assign(before, { sections: ['builds'], skipped: [{ section: 'builds', why: 'hugo: it is not installed' }] });
  Object.assign(same, { sections: ['builds'] });
  Object.assign(other, { sections: ['check'] });
  expect(renderReport(mergeResults(before, other))).toContain('Left out of builds: hugo: it is not installed');
  expect(renderReport(mergeResults(before, same))).not.toContain('Left out');
});

test('the chart has a bar for each generator, as long as its figure, and words for who cannot see it', () => {
  const svg = drawChart(panelsOf(results));
  const widths = [...svg.matchAll(/<rect class="(ours|other)"[^>]* width="(\d+)"/g)].map(([, , width]) =>
    Number(width),
  );
  expect(widths).toHaveLength(6);
  expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeCloseTo(0.5, 1);
  expect(svg).toContain('Keyway 10.0 ms, Astro MDX 20.0 ms, Starlight 20.0 ms');
  expect(svg).toContain('prefers-color-scheme:dark');
  const errors: string[] = [];
  parseFragment(svg, { onParseError: ({ code }) => errors.push(code) });
  expect(errors).toEqual([]);
});

test('the document names machine and versions', () => {
  const text = renderDocument({ ...results, versions: { starlight: 'astro 7.3.5' } });
  expect(text).toContain('2026-11-27');
  expect(text).toContain('starlight (astro 7.3.5)');
});
