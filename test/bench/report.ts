/** Results → Markdown, for the console and for docs/: ratios first. */
import { type Spread, spreadOf } from './figures.ts';
import { floorMilliseconds, goals } from './goals.ts';
import { renderHub } from './hub-report.ts';
import { groupDigits, type Line, renderTable, roundFigure } from './report-table.ts';
import type { Results } from './results.ts';
import { brandCost, marginalOf, pictureCost, ratioIn, rowOf, sizesOf, spreadIn } from './summary.ts';

export const names: Readonly<Record<string, string>> = {
  'keyway-cold': 'Keyway, cold',
  'keyway-unchanged': 'Keyway, nothing changed',
  'keyway-one-changed': 'Keyway, one guide changed',
  'keyway-further-brand': 'Keyway, a further brand (embeds, audit)',
  'keyway-five-brands': 'Keyway, five brands cold',
  'keyway-audit': 'keyway audit of a built site',
  'astro-mdx': 'Astro MDX, cold',
  starlight: 'Starlight, cold',
  hugo: 'Hugo, cold',
  'pictures-none-cold': 'without social images, cold',
  'pictures-drawn-cold': 'with social images, cold',
  'pictures-none-unchanged': 'without social images, nothing changed',
  'pictures-drawn-unchanged': 'with social images, nothing changed',
  'check-cold': 'keyway check, first time',
  'check-unchanged': 'keyway check, nothing changed',
  'check-one-changed': 'keyway check, one guide changed',
  'dev-first-page': 'keyway dev, start → first page',
  'dev-save': 'keyway dev, save → screen',
};

const peers = ['astro-mdx', 'starlight', 'hugo'] as const;

export function renderReport(results: Results): string {
  const parts = [
    renderRatios(results),
    renderGoals(results),
    renderRows(results),
    renderNotes(results),
    renderStages(results),
    renderPages(results),
    renderHub(results),
    renderOutcome(results),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function renderRatios(results: Results): string {
  const sizes = sizesOf(results);
  const ours = marginalOf(results, 'keyway-cold');
  const lines = peers.flatMap((peer): Line[] => {
    const ratios = sizes.map((guides) => ratioIn(results, 'keyway-cold', peer, guides));
    if (ratios.every((ratio) => ratio === undefined)) return [];
    const theirs = marginalOf(results, peer);
    const marginal = ours !== undefined && theirs !== undefined && theirs > 0 ? `${roundFigure(ours / theirs)}×` : '–';
    return [[`Keyway ÷ ${names[peer]?.replace(', cold', '')}`, ...ratios.map(withSpread), marginal]];
  });
  if (lines.length === 0) return '';
  const head = ['CPU time, cold', ...sizes.map((guides) => `${groupDigits(guides)} guides`), 'one more guide'];
  return `## Beside others\n\n${renderTable([head, ...lines])}`;
}

function renderGoals(results: Results): string {
  const lines = goals.flatMap(({ what, unit, most, least, measured }): Line[] => {
    const figure = measured(results);
    if (figure === undefined) return [];
    const holds = figure <= (most ?? figure) && figure >= (least ?? figure);
    const goal = most === undefined ? `≥ ${least}` : `≤ ${most}`;
    return [[what, `${roundFigure(figure)} ${unit}`, `${goal} ${unit}`, holds ? 'yes' : 'no']];
  });
  if (lines.length === 0) return '';
  const cold = marginalOf(results, 'keyway-cold');
  const floor =
    cold === undefined
      ? ''
      : `\n\nThe floor with positions kept is about ${floorMilliseconds} ms a guide, cold; this is ${roundFigure(cold / floorMilliseconds)} times that.`;
  return `## Goals\n\n${renderTable([['what', 'measured', 'goal', 'holds'], ...lines])}${floor}`;
}

function renderRows(results: Results): string {
  const lines = Object.entries(names).flatMap(([row, name]) =>
    sizesOf(results).flatMap((guides, index, all): Line[] => {
      if (rowOf(results, row, guides) === undefined) return [];
      const cpu = spreadIn(results, row, guides, 'cpuSeconds');
      const wall = spreadIn(results, row, guides, 'wallSeconds');
      const middle = (figure: 'peakMegabytes' | 'files' | 'written') =>
        groupDigits(spreadIn(results, row, guides, figure)?.median);
      const bytes = spreadIn(results, row, guides, 'bytes')?.median;
      const megabytes = bytes === undefined ? '–' : roundFigure(bytes / 1e6);
      const marginal = index === all.length - 1 ? marginalOf(results, row) : undefined;
      const perGuide = marginal === undefined || row.startsWith('dev') ? '' : roundFigure(marginal);
      const figures = [withSpread(cpu), withSpread(wall), middle('peakMegabytes'), middle('files'), middle('written')];
      return [[name, groupDigits(guides), ...figures, megabytes, perGuide]];
    }),
  );
  if (lines.length === 0) return '';
  const head = ['', 'guides', 'CPU s', 'wall s', 'peak MB', 'files', 'written', 'MB', 'CPU ms a guide'];
  return `## All rows\n\n${renderTable([head, ...lines])}`;
}

function renderNotes(results: Results): string {
  const [brand, picture, kept] = [brandCost(results), pictureCost(results, 'cold'), pictureCost(results, 'unchanged')];
  const notes = [
    brand === undefined ? '' : `Each brand after the first: ${roundFigure(brand)} CPU ms a guide, five built at once.`,
    picture === undefined
      ? ''
      : `A social image: ${roundFigure(picture)} CPU ms drawn, ${roundFigure(kept ?? 0)} kept.`,
  ];
  return notes.filter(Boolean).join('\n');
}

function renderStages({ stages }: Results): string {
  return stages
    .map(({ name, guides, stages: lines }) => {
      const table = lines.map(({ stage, seconds, count }) => [stage, roundFigure(seconds), groupDigits(count)]);
      return `## Stages, ${name}, ${groupDigits(guides)} guides\n\n${renderTable([['stage', 's', 'count'], ...table])}`;
    })
    .join('\n\n');
}

function renderPages({ pages }: Results): string {
  if (pages.length === 0) return '';
  const lines = pages.map((page): Line => {
    const middle = (values: number[], unit = 1) => roundFigure(spreadOf(values).median / unit);
    const before = [middle(page.requests), middle(page.requestsBeforePaint)];
    const shift = spreadOf(page.cls).median.toFixed(3);
    return [
      page.site,
      page.network,
      withSpread(spreadOf(page.lcp)),
      shift,
      middle(page.tbt),
      middle(page.bytes, 1000),
      ...before,
    ];
  });
  const head = ['page', 'network', 'LCP ms', 'CLS', 'TBT ms', 'KB', 'requests', 'before first paint'];
  return `## A guide’s page, 4× slower CPU\n\n${renderTable([head, ...lines])}`;
}

function renderOutcome({ incrementalDifferences, skipped }: Results): string {
  const same = incrementalDifferences.map(({ guides, files }) =>
    files.length === 0
      ? `- A build after a change equals a cold one, byte for byte (${groupDigits(guides)} guides).`
      : `- A build after a change DIFFERS from a cold one (${groupDigits(guides)} guides): ${files.join(', ')}`,
  );
  return [...same, ...skipped.map(({ section, why }) => `- Left out of ${section}: ${why}`)].join('\n');
}

/** The middle, and how far the rounds lie apart where there are several. */
function withSpread(spread: Spread | undefined): string {
  if (spread === undefined) return '–';
  const { median, least, most } = spread;
  return least === most ? roundFigure(median) : `${roundFigure(median)} (${roundFigure(least)}–${roundFigure(most)})`;
}
