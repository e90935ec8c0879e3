/** Makes pages in as many threads as pay. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { serialize } from 'node:v8';
import { Piscina } from 'piscina';
import type { Made, MakerOptions, PageJob } from './make-pages.ts';
import type { PageBatch } from './page-worker.ts';

/** Pages that a thread gets at once: enough that messages cost little, few enough that all threads end together. */
const batchLength = 16;

/** With fewer pages, starting threads costs more than they save. */
const fewestPages = 60;

/** Threads for the pages of one brand after another. They start when a brand has many pages, and stay. */
export interface PageThreads extends AsyncDisposable {
  /** Makes all jobs of a brand, and tells of each batch as it is done. */
  make(jobs: readonly PageJob[], options: MakerOptions, done: (made: readonly Made[]) => void): Promise<void>;
}

/** Opens the threads of a build. */
export function openPageThreads(): PageThreads {
  const count = availableParallelism();
  let started: Piscina<PageBatch, Made[]> | undefined;

  function start(): Piscina<PageBatch, Made[]> {
    started ??= new Piscina({
      filename: fileURLToPath(new URL('./page-worker.ts', import.meta.url)),
      name: 'makeBatch',
      minThreads: count,
      maxThreads: count,
    });
    return started;
  }

  return {
    async make(jobs, options, done) {
      if (jobs.length === 0) return;
      if (jobs.length < fewestPages && !started) {
        const { openPageMaker } = await import('./make-pages.ts');
        using maker = await openPageMaker(options);
        for (const job of jobs) done([await maker.make(job)]);
        return;
      }
      const threads = start();
      const shared = share(options);
      const waiting = batchesOf(jobs);
      // As many at a time as there are threads, and one more each, so that none waits and memory stays small.
      await Promise.all(
        Array.from({ length: count + 1 }, async () => {
          for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
            done(await threads.run({ brand: options.brand.id, options: shared, jobs: batch }));
          }
        }),
      );
    },
    async [Symbol.asyncDispose]() {
      await started?.destroy();
    },
  };
}

/** The options as bytes that all threads see, so that they do not travel with every batch. */
function share(options: MakerOptions): SharedArrayBuffer {
  const bytes = serialize(options);
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return shared;
}

function batchesOf(jobs: readonly PageJob[]): PageJob[][] {
  const batches: PageJob[][] = [];
  for (let start = 0; start < jobs.length; start += batchLength) batches.push(jobs.slice(start, start + batchLength));
  return batches;
}
