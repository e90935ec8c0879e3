/** Threads that parse guides within a time limit: 3 KB of hostile Markdown can take seconds, 12 KB half a minute. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import { createIssue, fileStart, type ParsedGuide } from '../guide/index.ts';
import type { ParseTask } from './parse-worker.ts';
import { withoutBody } from './without-body.ts';

/** CPU time of a guide's thread. Real guides take milliseconds: the slowest of 3,741 surveyed ones under 200. */
export const parseLimitMs = 2000;

/** Time on the wall, for a thread that waits for a busy machine, or for nothing at all. */
const wallLimitMs = 20_000;

/** How often a thread is asked what it has used. */
const watchIntervalMs = 200;

/** With fewer, starting threads costs more than it saves; the clock still needs one. */
const guidesPerThread = 50;

export interface ParsePool {
  parse(task: ParseTask): Promise<ParsedGuide>;
  close(): Promise<void>;
}

type Thread = Piscina<ParseTask | null, ParsedGuide>;

/**
 * Opens threads for about this many guides. `projectRoot` is the folder of package.json: inside Vite a module does not
 * know where it stands.
 */
export function openParsePool(projectRoot: string, expectedGuides: number): ParsePool {
  const count = Math.max(1, Math.min(availableParallelism(), Math.ceil(expectedGuides / guidesPerThread)));
  // A pool of one thread each, so that it is known whose time a task takes.
  const threads = Array.from({ length: count }, () => openThread(projectRoot));
  const turns = threads.map((thread) => ({ thread, free: load(thread) }));
  return {
    async parse(task) {
      const turn = turns.shift();
      if (!turn) throw new Error('The pool of parsing threads is empty.');
      const parsed = turn.free.then(() => parseOn(turn.thread, task));
      turns.push({
        thread: turn.thread,
        free: parsed.then(
          () => undefined,
          () => undefined,
        ),
      });
      return parsed;
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.destroy()));
    },
  };
}

function openThread(projectRoot: string): Thread {
  const thread: Thread = new Piscina({
    filename: join(projectRoot, 'src/loader/parse-worker.ts'),
    name: 'parse',
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

async function parseOn(thread: Thread, task: ParseTask): Promise<ParsedGuide> {
  const stop = new AbortController();
  const watch = watchThread(thread, () => stop.abort());
  try {
    return await thread.run(task, { signal: stop.signal });
  } catch (cause) {
    if (!isStopped(cause)) throw cause;
    await load(thread);
    return withoutBody(task, createIssue('file-too-slow', task.file, fileStart, { seconds: parseLimitMs / 1000 }));
  } finally {
    clearInterval(watch);
  }
}

/** Calls `stop` when the thread has used up what one guide may take. */
function watchThread({ threads: [worker] }: Thread, stop: () => void): NodeJS.Timeout {
  const startedAt = performance.now();
  const before = worker?.cpuUsage();
  return setInterval(async () => {
    const [start, now] = await Promise.all([before, worker?.cpuUsage()]).catch(() => []);
    const usedMs = start && now ? (now.user + now.system - start.user - start.system) / 1000 : 0;
    if (usedMs > parseLimitMs || performance.now() - startedAt > wallLimitMs) stop();
  }, watchIntervalMs);
}

/** Out of time, or out of memory. */
function isStopped(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  return cause.name === 'AbortError' || (cause as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
}
