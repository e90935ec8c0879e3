/** A file that lists the issues that a tree had at one time, so that a check tells of new ones only. */
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Issue } from '../../guide/index.ts';
import type { SourceLines } from '../../loader/index.ts';
import { ArgumentsInvalid } from '../arguments.ts';
import { fingerprintsOf } from './fingerprint.ts';
import { safetyCodes } from './rules.ts';

const entrySchema = z.strictObject({
  /** From the content folder. */
  file: z.string(),
  code: z.string(),
  what: z.string(),
  fingerprint: z.string().regex(/^[0-9a-f]{32}$/),
});

const baselineSchema = z.strictObject({ about: z.string(), version: z.literal(1), issues: z.array(entrySchema) });

export type BaselineEntry = z.infer<typeof entrySchema>;

const about =
  'Issues that were there when this was written. `keyway check --baseline` tells of all others. Write it anew with --write-baseline.';

/**
 * The entries in a file.
 * @throws {ArgumentsInvalid} If it can't be read, or is no baseline.
 */
export function readBaseline(file: string): BaselineEntry[] {
  try {
    const parsed = baselineSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success) return parsed.data.issues;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')
      throw new ArgumentsInvalid(`There is no baseline at ${file}. Write one with --write-baseline.`, { cause });
  }
  throw new ArgumentsInvalid(`${file} is no baseline. Write it anew with --write-baseline.`);
}

/** Writes the issues into a file, in reading order; answers how many. What keeps a promise to readers is left out. */
export function writeBaseline(file: string, issues: readonly Issue[], lines: SourceLines): number {
  const fingerprints = fingerprintsOf(issues, lines);
  const entries = issues.flatMap(({ file: path, code, what }, index): BaselineEntry[] =>
    safetyCodes.has(code) ? [] : [{ file: path, code, what, fingerprint: fingerprints[index] ?? '' }],
  );
  writeFileSync(file, `${JSON.stringify({ about, version: 1, issues: entries }, undefined, 2)}\n`);
  return entries.length;
}

export interface Compared {
  /** Those that the baseline does not list. */
  fresh: Issue[];
  /** Entries of issues that are no longer there. */
  gone: BaselineEntry[];
}

/** The issues of a whole content folder beside a baseline of it. */
export function compareWithBaseline(
  issues: readonly Issue[],
  entries: readonly BaselineEntry[],
  lines: SourceLines,
): Compared {
  const fingerprints = fingerprintsOf(issues, lines);
  const listed = new Set(entries.map(({ fingerprint }) => fingerprint));
  const there = new Set(fingerprints);
  return {
    fresh: issues.filter(({ code }, index) => safetyCodes.has(code) || !listed.has(fingerprints[index] ?? '')),
    gone: entries.filter(({ fingerprint }) => !there.has(fingerprint)),
  };
}
