/** What Keyway promises itself, and how far off it is. */
import { ratioOf, spreadOf } from './figures.ts';
import type { PageResult, Results } from './results.ts';
import { type Figure, marginalOf, pageOf, pictureCost, spreadIn } from './summary.ts';

export interface Goal {
  what: string;
  unit: string;
  /** What it may be at most, or shall be at least. */
  most?: number;
  least?: number;
  /** `undefined` if it was not measured. */
  measured(results: Results): number | undefined;
}

export const goals: readonly Goal[] = [
  { what: 'one more guide, cold', unit: 'CPU ms', most: 6, measured: (results) => marginalOf(results, 'keyway-cold') },
  { what: 'the same, in plain Astro MDX’s', unit: '×', most: 0.75, measured: marginalRatio },
  {
    what: 'one more guide of a further brand, with embeds and audit',
    unit: 'CPU ms',
    most: 5,
    measured: (results) => marginalOf(results, 'keyway-further-brand'),
  },
  { what: 'a social image, cold', unit: 'CPU ms', most: 20, measured: (results) => pictureCost(results, 'cold') },
  {
    what: 'a social image, unchanged (0 within what a run can tell)',
    unit: 'CPU ms',
    most: 0.5,
    measured: (results) => pictureCost(results, 'unchanged'),
  },
  at(10_000, 'keyway-cold', 'wallSeconds', '10,000 guides cold', 35),
  at(10_000, 'keyway-cold', 'peakMegabytes', '10,000 guides cold, memory', 1024),
  at(10_000, 'keyway-one-changed', 'wallSeconds', 'one of 10,000 changed', 1),
  at(10_000, 'keyway-unchanged', 'wallSeconds', 'none of 10,000 changed', 0.5),
  at(1000, 'dev-first-page', 'wallSeconds', 'dev at 1,000: first page', 3),
  at(1000, 'dev-save', 'wallSeconds', 'dev at 1,000: save → screen', 0.25),
  at(10_000, 'check-unchanged', 'wallSeconds', 'check of 10,000, unchanged', 2),
  at(10_000, 'check-one-changed', 'wallSeconds', 'check of 10,000, one changed', 0.6),
  page('a guide’s page with font, gzipped', 'KB', 40, ({ bytes }) => spreadOf(bytes).median / 1000),
  page('requests before the first paint', '', 6, ({ requestsBeforePaint }) => spreadOf(requestsBeforePaint).median),
  page('its layout shift', 'CLS', 0, ({ cls }) => spreadOf(cls).median),
  page('its blocking time, 4× slower CPU', 'ms', 0, ({ tbt }) => spreadOf(tbt).median),
  lcp('no limit'),
  lcp('slow 4G'),
  { what: 'links a second, 64 at once', unit: '/s', least: 600, measured: linksPerSecond },
  { what: 'a link, 64 at once, p99', unit: 'ms', most: 120, measured: (results) => loadAt(results, 64)?.p99 },
  { what: 'a link, 64 at once', unit: 'CPU ms', most: 1.2, measured: (results) => loadAt(results, 64)?.cpuMs },
  {
    what: 'memory of the server after 10,000 links',
    unit: 'MB',
    most: 256,
    measured: ({ hub }) => hub?.residentMegabytes,
  },
];

/** The least that parsing with positions, rendering and writing can cost, by the profile of 2026-11. */
export const floorMilliseconds = 5;

function loadAt({ hub }: Results, atOnce: number) {
  return hub?.rows.find((row) => row.atOnce === atOnce);
}

function linksPerSecond(results: Results): number | undefined {
  const load = loadAt(results, 64);
  return load && load.linked / load.seconds;
}

function at(guides: number, row: string, figure: Figure, what: string, most: number): Goal {
  const unit = figure === 'peakMegabytes' ? 'MB' : 's';
  return { what, unit, most, measured: (results) => spreadIn(results, row, guides, figure)?.median };
}

/** The worse of the two networks. */
function page(what: string, unit: string, most: number, figureOf: (page: PageResult) => number): Goal {
  return {
    what,
    unit,
    most,
    measured: ({ pages }) => {
      const figures = pages.filter(({ site }) => site === 'keyway').map(figureOf);
      return figures.length === 0 ? undefined : Math.max(...figures);
    },
  };
}

function lcp(network: string): Goal {
  return {
    what: `its LCP, in Starlight’s (${network})`,
    unit: '×',
    most: 0.8,
    measured: (results) => {
      const [ours, theirs] = [pageOf(results, 'keyway', network), pageOf(results, 'starlight', network)];
      return ours && theirs ? ratioOf(ours.lcp, theirs.lcp)?.median : undefined;
    },
  };
}

function marginalRatio(results: Results): number | undefined {
  const [ours, theirs] = [marginalOf(results, 'keyway-cold'), marginalOf(results, 'astro-mdx')];
  return ours === undefined || theirs === undefined || theirs <= 0 ? undefined : ours / theirs;
}
