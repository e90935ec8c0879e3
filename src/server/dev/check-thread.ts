/** A thread that checks content while somebody writes it, so that pages do not wait for checks. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { brandNamed, checkContent, openChecks, openContent } from '../../loader/index.ts';

const optionsSchema = z.object({
  contentRoot: z.string(),
  cacheRoot: z.string(),
  projectRoot: z.string(),
  linkBase: z.string().optional(),
  brand: z.string().optional(),
});

export type CheckThreadOptions = z.infer<typeof optionsSchema>;

const { contentRoot, cacheRoot, projectRoot, linkBase, brand } = optionsSchema.parse(workerData);
const content = openContent(contentRoot, { cacheRoot, linkBase });
const port = parentPort;
port?.on('message', async () => {
  const reading = await content.read();
  using checks = openChecks(content.cacheFolder);
  const own = reading.of(brandNamed(reading, brand));
  port.postMessage(await checkContent(own, reading, { checks, projectRoot }));
});
