/** Threads that parse files within a time limit: 3 KB of hostile Markdown can take seconds, 12 KB half a minute. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { createIssue, fileStart } from '../guide/index.ts';
import type { ParseBatch, Parsed, ParseItem, ParseOutcome, ParserName } from './parse-worker.ts';

/** CPU time of one file. Real guides take milliseconds: the slowest of 3,741 surveyed ones under 200. */
export const parseLimitMs = 2000;

/** Time on the wall, for a thread that waits for a busy machine, or for nothing at all. */
const wallLimitMs = 20_000;

/** How often a thread is asked what it has used. */
const watchIntervalMs = 200;

/** Files that a thread gets at once: few enough that all threads end together. */
const batchLength = 16;

/** With fewer files, starting a thread costs more than it saves; the clock still needs one. */
const filesPerThread = 50;

type Thread = Piscina<ParseBatch | null, ParseOutcome[]>;

/** A thread that stays ready between two parsings. */
export interface KeptThread extends Disposable {
  /** @internal */
  readonly thread: Thread;
}

/** Starts a thread that stays until it is disposed, for somebody who will not wait for one to start. */
export function keepThread(): KeptThread {
  const thread = openThread('remark');
  // What goes wrong while it loads goes wrong again when it parses.
  load(thread).catch(() => undefined);
  return { thread, [Symbol.dispose]: () => void thread.destroy() };
}

export interface ThreadOptions {
  parser: ParserName;
  /** A thread to use beside those that are started. */
  kept?: KeptThread | undefined;
  /** Told of the files that a thread turns to. */
  begin?: (items: readonly ParseItem[]) => void;
  /** Takes a file that was stopped. It is a fault of the file's where nobody takes it. */
  leave?: (item: ParseItem) => void;
}

/** Parses files in as many threads as pay, and tells of each as it is done. */
export async function parseFiles(
  items: readonly ParseItem[],
  done: (item: ParseItem, parsed: ParseOutcome) => void | Promise<void>,
  { parser, kept, begin, leave }: ThreadOptions,
): Promise<void> {
  if (items.length === 0) return;
  const count = Math.max(1, Math.min(availableParallelism(), Math.ceil(items.length / filesPerThread)));
  // A pool of one thread each, so that it is known whose time a file takes.
  const started = Array.from({ length: kept ? count - 1 : count }, () => openThread(parser));
  const threads = kept ? [kept.thread, ...started] : started;
  const waiting = batchesOf(items);
  try {
    await Promise.all(
      threads.map(async (thread) => {
        await load(thread);
        for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
          begin?.(batch);
          for (const [index, parsed] of (await parseOn(thread, batch)).entries()) {
            const item = batch[index];
            if (!item) continue;
            if (parsed) await done(item, parsed);
            else if (leave) leave(item);
            else await done(item, await stoppedAt(item));
          }
        }
      }),
    );
  } finally {
    await Promise.all(started.map((thread) => thread.destroy()));
  }
}

function batchesOf(items: readonly ParseItem[]): ParseItem[][] {
  const batches: ParseItem[][] = [];
  for (let start = 0; start < items.length; start += batchLength) batches.push(items.slice(start, start + batchLength));
  return batches;
}

function openThread(parser: ParserName): Thread {
  const thread: Thread = new Piscina({
    filename: fileURLToPath(new URL('./parse-worker.ts', import.meta.url)),
    name: 'parse',
    workerData: { parser },
    minThreads: 1,
    maxThreads: 1,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  // A thread that ran out of memory tells its task so, and may tell it once more when the task is gone: without a
  // listener that second word would end the process.
  return thread.on('error', () => {});
}

/** Waits until the thread has loaded the parser, which its clock must not count. */
async function load(thread: Thread): Promise<void> {
  await thread.run(null);
}

/** Answers nothing for a file that was stopped. */
async function parseOn(thread: Thread, items: readonly ParseItem[]): Promise<(ParseOutcome | undefined)[]> {
  const progress = new Int32Array(new SharedArrayBuffer(4));
  const stop = new AbortController();
  const watch = watchThread(thread, progress, () => stop.abort());
  try {
    return await thread.run({ items, progress }, { signal: stop.signal });
  } catch (cause) {
    if (!isStopped(cause)) throw cause;
    await load(thread);
    const at = progress[0] ?? 0;
    const [before, after] = [items.slice(0, at), items.slice(at + 1)];
    return [
      ...(before.length > 0 ? await parseOn(thread, before) : []),
      undefined,
      ...(after.length > 0 ? await parseOn(thread, after) : []),
    ];
  } finally {
    clearInterval(watch);
  }
}

async function stoppedAt(item: ParseItem): Promise<Parsed> {
  const issue = createIssue('file-too-slow', item.file, fileStart, { seconds: parseLimitMs / 1000 });
  if (item.kind === 'page') {
    // The parser takes a while to load, and few need it here.
    const { packPage, withoutBody } = await import('./parse-worker.ts');
    return packPage(withoutBody(item, issue));
  }
  return { value: Buffer.from('null'), facts: { kind: 'fault', file: item.file, issues: [issue] } };
}

/** Calls `stop` once a single file has used up what it may take. */
function watchThread({ threads: [worker] }: Thread, progress: Int32Array, stop: () => void): NodeJS.Timeout {
  let seen: { index: number; cpuMs: number; at: number } | undefined;
  return setInterval(async () => {
    const index = progress[0] ?? 0;
    const used = await worker?.cpuUsage().catch(() => undefined);
    const cpuMs = used ? (used.user + used.system) / 1000 : 0;
    const now = performance.now();
    if (seen?.index !== index) seen = { index, cpuMs, at: now };
    else if (cpuMs - seen.cpuMs > parseLimitMs || now - seen.at > wallLimitMs) stop();
  }, watchIntervalMs);
}

/** Out of time, or out of memory. */
function isStopped(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  return cause.name === 'AbortError' || ('code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY');
}
