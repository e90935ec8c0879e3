/** Threads that parse guides within a time limit: 3 KB of hostile Markdown can take seconds, 12 KB half a minute. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import { createIssue, fileStart, type ParsedGuide, parseGuide } from '../guide/index.ts';
import type { ParseTask } from './parse-worker.ts';

/** Real guides take milliseconds: the slowest of 3,741 surveyed ones under 200. */
export const parseTimeoutMs = 2000;

/** With fewer, starting threads costs more than it saves; the clock still needs one. */
const guidesPerThread = 50;

export interface ParsePool {
  parse(task: ParseTask): Promise<ParsedGuide>;
  close(): Promise<void>;
}

/**
 * Opens threads for about this many guides. `projectRoot` is the folder of package.json: inside Vite a module does not
 * know where it stands.
 */
export function openParsePool(projectRoot: string, expectedGuides: number): ParsePool {
  const threads = Math.max(1, Math.min(availableParallelism(), Math.ceil(expectedGuides / guidesPerThread)));
  const pool = new Piscina<ParseTask | null, ParsedGuide>({
    filename: join(projectRoot, 'src/source/parse-worker.ts'),
    name: 'parse',
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  const free: Promise<void>[] = Array.from({ length: threads }, () => loaded());

  // The clock must not count the time in which a thread loads the parser.
  async function loaded(): Promise<void> {
    await pool.run(null);
  }

  async function parseOnThread(task: ParseTask): Promise<ParsedGuide> {
    try {
      return await pool.run(task, { signal: AbortSignal.timeout(parseTimeoutMs) });
    } catch (cause) {
      if (!isStopped(cause)) throw cause;
      await loaded();
      return slowGuide(task);
    }
  }

  return {
    async parse(task) {
      const turn = free.shift() ?? Promise.resolve();
      const parsed = turn.then(() => parseOnThread(task));
      free.push(parsed.then(() => undefined));
      return parsed;
    },
    close: () => pool.destroy(),
  };
}

/** Out of time, or out of memory. */
function isStopped(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  return cause.name === 'AbortError' || (cause as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** What stands for a guide that was stopped: its frontmatter, and one issue. */
function slowGuide({ source, path, file }: ParseTask): ParsedGuide {
  const head = /^---\r?\n[\s\S]{0,16384}?\r?\n---\r?\n/.exec(source)?.[0] ?? '';
  const { guide, issues } = parseGuide(head, { path, file });
  return {
    guide,
    issues: [...issues, createIssue('file-too-slow', file, fileStart, { seconds: parseTimeoutMs / 1000 })],
  };
}
