/** A thread that checks content while somebody writes it, so that pages do not wait for checks. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Issue } from '../../guide/index.ts';
import { type ContentReading, checkContent, openChecks, openContent } from '../../loader/index.ts';

export interface CheckThreadOptions {
  contentRoot: string;
  cacheRoot: string;
  /** The folder whose packages have the typefaces of brands. */
  projectRoot: string;
  linkBase: string | undefined;
}

const { contentRoot, cacheRoot, projectRoot, linkBase }: CheckThreadOptions = workerData;
const content = openContent(contentRoot, { cacheRoot, linkBase });
parentPort?.on('message', async (brand: string) => {
  parentPort?.postMessage(await findIssues(brand));
});

async function findIssues(brand: string): Promise<Issue[]> {
  const reading = await content.read();
  const named = reading.brands.get(brand);
  if (!named) return brandFileIssues(reading);
  using checks = openChecks(content.cacheFolder);
  return checkContent(reading.of(named), reading, { checks, cacheFolder: content.cacheFolder, projectRoot });
}

/** Why a brand is not there: every other one is told of faults in the files of brands. */
function brandFileIssues(reading: ContentReading): Issue[] {
  const [other] = reading.brands.values();
  return other ? reading.of(other).issues.filter(({ file }) => file.startsWith('brands/')) : [];
}
