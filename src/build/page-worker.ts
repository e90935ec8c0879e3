/** A thread that makes pages, of one brand after another. */
import { deserialize } from 'node:v8';
import { type Made, type MakerOptions, openPageMaker, type PageJob, type PageMaker } from './make-pages.ts';

export interface PageBatch {
  /** The id of the brand whose pages these are. */
  brand: string;
  /** Its maker's options, as `node:v8` writes them. */
  options: SharedArrayBuffer;
  jobs: readonly PageJob[];
}

let current: { brand: string; maker: Promise<PageMaker> } | undefined;

/** Makes the jobs of a batch in their order. */
export async function makeBatch({ brand, options, jobs }: PageBatch): Promise<Made[]> {
  if (current?.brand !== brand) {
    const before = current;
    current = { brand, maker: openPageMaker(optionsIn(options)) };
    (await before?.maker)?.[Symbol.dispose]();
  }
  const maker = await current.maker;
  const made: Made[] = [];
  for (const job of jobs) made.push(await maker.make(job));
  return made;
}

function optionsIn(shared: SharedArrayBuffer): MakerOptions {
  return deserialize(Buffer.from(shared)) as MakerOptions;
}
