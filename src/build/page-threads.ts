/** Makes pages in as many threads as pay. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Made, MakerOptions, PageJob } from './make-pages.ts';

/** Pages that a thread gets at once: enough that messages cost little, few enough that all threads end together. */
const batchLength = 16;

/** With fewer pages, starting threads costs more than they save. */
const fewestPages = 60;

/** Makes all jobs, and tells of each batch as it is done. */
export async function makePages(
  jobs: readonly PageJob[],
  options: MakerOptions,
  done: (made: readonly Made[]) => void,
): Promise<void> {
  if (jobs.length === 0) return;
  if (jobs.length < fewestPages) {
    const { openPageMaker } = await import('./make-pages.ts');
    using maker = await openPageMaker(options);
    for (const job of jobs) done([await maker.make(job)]);
    return;
  }
  const count = availableParallelism();
  const threads = new Piscina<readonly PageJob[], Made[]>({
    filename: fileURLToPath(new URL('./page-worker.ts', import.meta.url)),
    name: 'makeBatch',
    workerData: options,
    minThreads: count,
    maxThreads: count,
  });
  try {
    const waiting = batchesOf(jobs);
    // As many at a time as there are threads, and one more each, so that none waits and memory stays small.
    await Promise.all(
      Array.from({ length: count + 1 }, async () => {
        for (let batch = waiting.shift(); batch; batch = waiting.shift()) done(await threads.run(batch));
      }),
    );
  } finally {
    await threads.destroy();
  }
}

function batchesOf(jobs: readonly PageJob[]): PageJob[][] {
  const batches: PageJob[][] = [];
  for (let start = 0; start < jobs.length; start += batchLength) batches.push(jobs.slice(start, start + batchLength));
  return batches;
}
