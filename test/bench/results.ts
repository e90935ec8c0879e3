/** What was measured: the shape of results.json, and its file. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';

const sampleSchema = z.object({
  /** The run and the round in it. What shares a round was measured in turn, so that its ratio can be trusted. */
  round: z.string(),
  cpuSeconds: z.number(),
  wallSeconds: z.number(),
  peakMegabytes: z.number().optional(),
  files: z.number().optional(),
  bytes: z.number().optional(),
  written: z.number().optional(),
});

const rowSchema = z.object({ name: z.string(), guides: z.number(), samples: z.array(sampleSchema) });
const stageSchema = z.object({ stage: z.string(), seconds: z.number(), count: z.number().optional() });
const pageSchema = z.object({
  site: z.string(),
  network: z.string(),
  lcp: z.array(z.number()),
  cls: z.array(z.number()),
  tbt: z.array(z.number()),
  bytes: z.array(z.number()),
  requests: z.array(z.number()),
  requestsBeforePaint: z.array(z.number()),
});

const loadSchema = z.object({
  linked: z.number(),
  shed: z.number(),
  failed: z.number(),
  seconds: z.number(),
  p50: z.number(),
  p99: z.number(),
});
const hubSchema = z.object({
  providerLatencyMs: z.number(),
  rows: z.array(loadSchema.extend({ atOnce: z.number(), cpuMs: z.number() })),
  /** How many links the server had made when its memory was looked at. */
  links: z.number(),
  residentMegabytes: z.number(),
  overload: loadSchema.extend({ perSecond: z.number() }),
  pages: z.array(z.object({ coding: z.string(), cpuMs: z.number(), bytes: z.number() })),
  /** What a page waits while another program holds the database. */
  heldWaitMs: z.object({ median: z.number(), most: z.number() }),
});

const resultsSchema = z.object({
  measuredAt: z.string(),
  machine: z.object({ processor: z.string(), cores: z.number(), gigabytes: z.number(), node: z.string() }),
  /** What each generator says of itself. */
  versions: z.record(z.string(), z.string()),
  rows: z.array(rowSchema),
  stages: z.array(z.object({ name: z.string(), guides: z.number(), stages: z.array(stageSchema) })),
  /** Files in which an incremental build differed from a cold one of the same content. */
  incrementalDifferences: z.array(z.object({ guides: z.number(), files: z.array(z.string()) })),
  pages: z.array(pageSchema),
  hub: hubSchema.optional(),
  /** The sections that were run. */
  sections: z.array(z.string()),
  /** What was left out, and why. */
  skipped: z.array(z.object({ section: z.string(), why: z.string() })),
});

export type Sample = z.infer<typeof sampleSchema>;
export type Row = z.infer<typeof rowSchema>;
export type Stage = z.infer<typeof stageSchema>;
export type PageResult = z.infer<typeof pageSchema>;
export type HubResult = z.infer<typeof hubSchema>;
export type Results = z.infer<typeof resultsSchema>;

const file = resolve(import.meta.dirname, 'results.json');

/** Results without a figure, of this machine. */
export function startResults(now: Date): Results {
  return {
    measuredAt: now.toISOString(),
    machine: {
      processor: cpus()[0]?.model.trim() ?? 'unknown',
      cores: availableParallelism(),
      gigabytes: Math.round(totalmem() / 2 ** 30),
      node: process.versions.node,
    },
    versions: {},
    rows: [],
    stages: [],
    incrementalDifferences: [],
    pages: [],
    sections: [],
    skipped: [],
  };
}

/** The results of the last run; `undefined` if there was none. */
export function readResults(): Results | undefined {
  return existsSync(file) ? resultsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/** Keeps results. What was measured earlier and not now stays, if it is of the same machine. */
export function keepResults(results: Results): Results {
  const earlier = readResults();
  const merged = earlier && sameMachine(earlier, results) ? mergeResults(earlier, results) : results;
  writeFileSync(file, `${JSON.stringify(merged, undefined, 2)}\n`);
  return merged;
}

/** Figures of one row are never mixed: a row that was measured again is replaced whole. */
export function mergeResults(earlier: Results, later: Results): Results {
  const place = ({ name, guides }: { name: string; guides: number }) => `${name} ${guides}`;
  return {
    ...later,
    versions: { ...earlier.versions, ...later.versions },
    rows: replace(earlier.rows, later.rows, place),
    stages: replace(earlier.stages, later.stages, place),
    incrementalDifferences: replace(
      earlier.incrementalDifferences,
      later.incrementalDifferences,
      ({ guides }) => guides,
    ),
    pages: later.pages.length > 0 ? later.pages : earlier.pages,
    hub: later.hub ?? earlier.hub,
    sections: [...new Set([...earlier.sections, ...later.sections])],
    skipped: [...earlier.skipped.filter(({ section }) => !later.sections.includes(section)), ...later.skipped],
  };
}

function replace<Item>(earlier: readonly Item[], later: readonly Item[], key: (item: Item) => string | number): Item[] {
  const again = new Set(later.map(key));
  return [...earlier.filter((item) => !again.has(key(item))), ...later];
}

function sameMachine(one: Results, other: Results): boolean {
  return JSON.stringify(one.machine) === JSON.stringify(other.machine);
}

/** Adds a sample to the row of that name and size. */
export function addSample(results: Results, name: string, guides: number, sample: Sample): void {
  const row = results.rows.find((known) => known.name === name && known.guides === guides);
  if (row) row.samples.push(sample);
  else results.rows.push({ name, guides, samples: [sample] });
}
