/** The audit of one brand's built site: every file, every word of every other brand, and whether it may be there. */
import type { Brand } from '../brand/index.ts';
import type { Dictionary, Entry } from './dictionary.ts';
import { sortTraces } from './exceptions.ts';
import type { FindLogos } from './find-logos.ts';
import { findTraces, type ShippedFile, type Trace } from './find-traces.ts';
import type { LocateSource, SourcePlace } from './locate-source.ts';

export interface Finding extends Trace {
  /** Where in the content it may have come from. */
  sources: SourcePlace[];
  /** What to do about it. */
  fix: string;
}

/** What is looked through. */
export interface AuditedSite {
  /** They may come one by one, so that a site need not fit into memory. */
  files: AsyncIterable<ShippedFile>;
  /** How many of its addresses were found and not looked at; known once all files were read. */
  unseen(): number;
}

export interface AuditReport {
  brand: string;
  files: number;
  bytes: number;
  /** Addresses that were found and not looked at; with any, nothing can be said of the whole site. */
  unseen: number;
  /** What was searched for. */
  entries: readonly Entry[];
  findings: Finding[];
  allowed: { word: string; path: string; reason: string }[];
  /** Words of exceptions that allow nothing. */
  unusedExceptions: string[];
}

/** Looks through the files of a site. */
export async function auditSite(
  { files, unseen }: AuditedSite,
  {
    brand,
    dictionary,
    findLogos,
    locate,
  }: { brand: Brand; dictionary: Dictionary; findLogos: FindLogos; locate: LocateSource },
): Promise<AuditReport> {
  const traces: Trace[] = [];
  let [count, bytes] = [0, 0];
  for await (const file of files) {
    count++;
    bytes += file.bytes.byteLength;
    traces.push(...findTraces(file, dictionary), ...(await findLogos(file)));
  }
  return judgeTraces(traces, { files: count, bytes, unseen: unseen() }, { brand, dictionary, locate });
}

/** How much of a site was looked through. */
export type Seen = Pick<AuditReport, 'files' | 'bytes' | 'unseen'>;

/** Tells which of the traces in a site may be there, where the others may have come from, and what to do about them. */
export async function judgeTraces(
  traces: readonly Trace[],
  seen: Seen,
  { brand, dictionary, locate }: { brand: Brand; dictionary: Dictionary; locate: LocateSource },
): Promise<AuditReport> {
  const { forbidden, allowed, unused } = sortTraces(traces, brand.allowed_traces);
  return {
    brand: brand.id,
    ...seen,
    entries: dictionary.entries,
    findings: await Promise.all(
      forbidden.map(async (trace) => {
        const sources = await locate(trace.entry, trace.path);
        return { ...trace, sources, fix: fixOf(trace, sources, brand) };
      }),
    ),
    allowed: allowed.map(({ trace, exception }) => ({
      word: trace.entry.word,
      path: trace.path,
      reason: exception.reason,
    })),
    unusedExceptions: unused.map(({ word }) => word),
  };
}

function fixOf({ entry, writing }: Trace, sources: readonly SourcePlace[], brand: Brand): string {
  const brandFile = `brands/${brand.id}/brand.yaml`;
  if (writing === 'picture')
    return `Give this brand a picture of its own in the place of the one that shows ${entry.word}.`;
  if (writing === 'name') return 'Rename the file that it came from, or give this brand a file of its own.';
  const first = sources[0];
  if (first === undefined)
    return `Nothing in the content holds "${entry.word}"; look for it in ${brandFile} and in what is drawn.`;
  if (/^brands\//.test(first.file)) return `Change it in ${first.file}.`;
  const map = entry.word.includes('.') && !/\s/.test(entry.word) ? 'urls' : 'vocabulary';
  return `Add "${entry.word}" to \`${map}\` in ${brandFile}, or mark the passage data-whitelabel-hide.`;
}
