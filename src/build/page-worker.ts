/** A thread that makes pages of one brand. */
import { workerData } from 'piscina';
import { type Made, type MakerOptions, openPageMaker, type PageJob } from './make-pages.ts';

const maker = openPageMaker(workerData as MakerOptions);

/** Makes the jobs of a batch in their order. */
export async function makeBatch(jobs: readonly PageJob[]): Promise<Made[]> {
  const made: Made[] = [];
  for (const job of jobs) made.push(await (await maker).make(job));
  return made;
}
