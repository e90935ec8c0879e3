/** What every section of a run of the bench is given. */
import { addSample, type Results, type Row, type Sample } from './results.ts';

export interface BenchRun {
  /** Where projects are laid; removed after the run. */
  folder: string;
  rounds: number;
  sizes: readonly number[];
  results: Results;
  /** Says what goes on. */
  say(line: string): void;
}

/** Keeps a sample, and says what it was. */
export function keep(run: BenchRun, name: Row['name'], guides: number, sample: Sample): void {
  addSample(run.results, name, guides, sample);
  const { cpuSeconds, wallSeconds, peakMegabytes, files } = sample;
  const memory = peakMegabytes === undefined ? '' : `${peakMegabytes} MB`;
  const figures = [
    `${cpuSeconds.toFixed(2)} CPU s`,
    `${wallSeconds.toFixed(2)} s`,
    memory,
    files ? `${files} files` : '',
  ];
  run.say(`${String(guides).padStart(6)}  ${name.padEnd(24)} ${figures.filter(Boolean).join('  ')}`);
}

/** Says, once, that something is left out of the section that is being measured. */
export function skip({ results, say }: BenchRun, why: string): void {
  const section = results.sections.at(-1) ?? '';
  if (results.skipped.some((known) => known.section === section && known.why === why)) return;
  results.skipped.push({ section, why });
  say(`  skipped: ${why}`);
}

/** The name of a round: the same for everything that is measured in turn. */
export function roundName({ results }: BenchRun, round: number): string {
  return `${results.measuredAt} ${round}`;
}

/** A text that no earlier run has written, so that no cache knows it. */
export function editionOf(run: BenchRun, round: number, what = ''): string {
  return `${run.results.measuredAt.replace(/\D/g, '')}-${round}${what}`;
}
