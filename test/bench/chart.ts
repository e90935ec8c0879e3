/** The bar chart of docs/bench.svg: what one more guide costs, and how much memory a build takes. */
import type { Results } from './results.ts';
import { marginalOf, sizesOf, spreadIn } from './summary.ts';

export interface Bar {
  label: string;
  value: number;
  isOurs: boolean;
}

export interface Panel {
  title: string;
  unit: string;
  bars: readonly Bar[];
}

const generators = [
  { row: 'keyway-cold', label: 'Keyway' },
  { row: 'astro-mdx', label: 'Astro MDX' },
  { row: 'starlight', label: 'Starlight' },
  { row: 'hugo', label: 'Hugo' },
];

const width = 760;
const labelWidth = 110;
const valueWidth = 110;
const barHeight = 22;
const barStep = 32;
const titleHeight = 44;

/** Answers the panels that the results have figures for. */
export function panelsOf(results: Results): Panel[] {
  const largest = sizesOf(results).at(-1) ?? 0;
  const size = largest.toLocaleString('en-US');
  const panel = (title: string, unit: string, figureOf: (row: string) => number | undefined): Panel => ({
    title,
    unit,
    bars: generators.flatMap(({ row, label }) => {
      const value = figureOf(row);
      return value === undefined || value <= 0 ? [] : [{ label, value, isOurs: row === 'keyway-cold' }];
    }),
  });
  const hasMarginals = marginalOf(results, 'keyway-cold') !== undefined;
  const time = hasMarginals
    ? panel('CPU time for one more guide, cold build', 'ms', (row) => marginalOf(results, row))
    : panel(
        `CPU time for ${size} guides, cold build`,
        's',
        (row) => spreadIn(results, row, largest, 'cpuSeconds')?.median,
      );
  const memory = panel(
    `Peak memory, ${size} guides`,
    'MB',
    (row) => spreadIn(results, row, largest, 'peakMegabytes')?.median,
  );
  return [time, memory].filter(({ bars }) => bars.length > 0);
}

/** Draws panels one below the other; colors follow the reader's light or dark page. */
export function drawChart(panels: readonly Panel[]): string {
  const parts: string[] = [];
  let top = 0;
  for (const { title, unit, bars } of panels) {
    parts.push(`<text class="title" x="0" y="${top + 26}">${escapeText(title)}</text>`);
    top += titleHeight;
    const most = Math.max(...bars.map(({ value }) => value));
    for (const { label, value, isOurs } of bars) {
      const length = Math.max(1, Math.round((value / most) * (width - labelWidth - valueWidth)));
      const middle = top + barHeight / 2 + 5;
      parts.push(
        `<text x="${labelWidth - 12}" y="${middle}" text-anchor="end">${escapeText(label)}</text>`,
        `<rect class="${isOurs ? 'ours' : 'other'}" x="${labelWidth}" y="${top}" width="${length}" height="${barHeight}" rx="3"/>`,
        `<text class="value" x="${labelWidth + length + 8}" y="${middle}">${renderValue(value)} ${unit}</text>`,
      );
      top += barStep;
    }
    top += 8;
  }
  const summary = panels.map(({ title, unit, bars }) => {
    const values = bars.map(({ label, value }) => `${label} ${renderValue(value)} ${unit}`);
    return `${title}: ${values.join(', ')}.`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${top}" width="${width}" height="${top}" role="img" aria-labelledby="title">`,
    `<title id="title">${escapeText(summary.join(' '))}</title>`,
    `<style>${style}</style>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

const style = [
  'text{font:14px system-ui,-apple-system,"Segoe UI",sans-serif;fill:#1f2328}',
  '.title{font-weight:600;font-size:16px}',
  '.value{font-variant-numeric:tabular-nums}',
  '.ours{fill:#0f6b5c}',
  '.other{fill:#9aa4af}',
  '@media (prefers-color-scheme:dark){text{fill:#e6edf3}.ours{fill:#5fd6bd}.other{fill:#5b6570}}',
].join('');

function renderValue(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toFixed(value >= 10 ? 1 : 2);
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
