/** Traces that a brand allows, each with the reason that its file gives. */
import { matchesGlob } from 'node:path/posix';
import type { Brand } from '../brand/index.ts';
import type { Trace } from './find-traces.ts';
import { foldWord } from './fold.ts';

type Exception = Brand['allowed_traces'][number];

export interface Sorted {
  /** What no exception allows. */
  forbidden: Trace[];
  allowed: { trace: Trace; exception: Exception }[];
  /** Exceptions that allow nothing, because nothing like it is there any more. */
  unused: Exception[];
}

/** Sorts traces by whether an exception allows them. */
export function sortTraces(traces: readonly Trace[], exceptions: readonly Exception[]): Sorted {
  const sorted: Sorted = { forbidden: [], allowed: [], unused: [] };
  const used = new Set<Exception>();
  for (const trace of traces) {
    const exception = exceptions.find((candidate) => isAllowedBy(trace, candidate));
    if (exception) {
      used.add(exception);
      sorted.allowed.push({ trace, exception });
    } else sorted.forbidden.push(trace);
  }
  sorted.unused = exceptions.filter((exception) => !used.has(exception));
  return sorted;
}

function isAllowedBy({ entry, path }: Trace, { word, files }: Exception): boolean {
  return foldWord(entry.word) === foldWord(word) && (files === undefined || matchesGlob(path, files));
}
