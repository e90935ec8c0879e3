/** Figures that reports, goals and the chart read out of results. */
import { ratioOf, type Spread, slopeOf, spreadOf } from './figures.ts';
import type { PageResult, Results, Row, Sample } from './results.ts';

export type Figure = 'cpuSeconds' | 'wallSeconds' | 'peakMegabytes' | 'files' | 'bytes' | 'written';

/** The sizes that a row was measured at, smallest first. */
export function sizesOf({ rows }: Results): number[] {
  return [...new Set(rows.map(({ guides }) => guides))].toSorted((a, b) => a - b);
}

export function rowOf({ rows }: Results, name: string, guides: number): Row | undefined {
  return rows.find((row) => row.name === name && row.guides === guides);
}

/** `undefined` if it was not measured. */
export function spreadIn(results: Results, name: string, guides: number, figure: Figure): Spread | undefined {
  const samples = rowOf(results, name, guides)?.samples ?? [];
  const values = samples.map((sample) => sample[figure]).filter((value) => value !== undefined);
  return values.length === 0 ? undefined : spreadOf(values);
}

/** CPU milliseconds for one more guide. `undefined` if fewer than two sizes were measured. */
export function marginalOf(results: Results, name: string): number | undefined {
  const points = results.rows
    .filter((row) => row.name === name)
    .map(({ guides, samples }) => ({ guides, value: spreadOf(samples.map(cpu)).median * 1000 }));
  return slopeOf(points);
}

/** How many times the CPU time of another row ours is, over rounds in which both were measured. */
export function ratioIn(results: Results, ours: string, theirs: string, guides: number): Spread | undefined {
  const other = new Map(rowOf(results, theirs, guides)?.samples.map((sample) => [sample.round, sample]) ?? []);
  const pairs = (rowOf(results, ours, guides)?.samples ?? []).flatMap((sample) => {
    const partner = other.get(sample.round);
    return partner ? [{ own: cpu(sample), other: cpu(partner) }] : [];
  });
  return ratioOf(
    pairs.map(({ own }) => own),
    pairs.map((pair) => pair.other),
  );
}

/** CPU milliseconds that a social image adds to a build. */
export function pictureCost(results: Results, state: 'cold' | 'unchanged'): number | undefined {
  const guides = sizesOf(results)
    .toReversed()
    .find((size) => rowOf(results, `pictures-drawn-${state}`, size));
  if (guides === undefined) return undefined;
  const [drawn, none] = ['drawn', 'none'].map((images) =>
    spreadIn(results, `pictures-${images}-${state}`, guides, 'cpuSeconds'),
  );
  return drawn && none ? ((drawn.median - none.median) * 1000) / guides : undefined;
}

/** CPU milliseconds a guide for each brand after the first, where five are built at once. */
export function brandCost(results: Results): number | undefined {
  const [five, one] = [marginalOf(results, 'keyway-five-brands'), marginalOf(results, 'keyway-cold')];
  return five === undefined || one === undefined ? undefined : (five - one) / 4;
}

export function pageOf({ pages }: Results, site: string, network: string): PageResult | undefined {
  return pages.find((page) => page.site === site && page.network === network);
}

function cpu({ cpuSeconds }: Sample): number {
  return cpuSeconds;
}
