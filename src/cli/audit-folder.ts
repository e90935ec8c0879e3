/** `keyway audit`: a built site in a folder, or a running one, searched for all other brands. */
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type AuditReport,
  auditSite,
  crawlSite,
  createLogoFinder,
  dictionaryFor,
  openPrecompressed,
  type ShippedFile,
} from '../audit/index.ts';
import type { Brand } from '../brand/index.ts';
import { createLocator, readLogos } from '../build/site-audit.ts';
import type { Content } from '../loader/index.ts';
import { listFiles } from '../loader/list-files.ts';

/** Paths that a crawl asks for unless it is told otherwise: a site of 2,000 guides, each in its forms. */
const mostPaths = 20_000;

/** Audits a built site in a folder, or a running one at an address, of which it asks for no more paths than `limit`. */
export async function audit(
  target: string,
  brand: Brand,
  content: Content,
  limit: number = mostPaths,
): Promise<AuditReport> {
  const dictionary = dictionaryFor(brand, content.brands.values());
  const site = /^https?:/.test(target)
    ? crawlSite({ url: target, site: brand.links.site, fetch, limit })
    : { files: filesIn(target), unseen: () => 0 };
  const findLogos = await createLogoFinder(brand.vendor ? [] : await readLogos(content), brand.id);
  return auditSite(site, { brand, dictionary, findLogos, locate: createLocator(brand, dictionary, () => content) });
}

async function* filesIn(folder: string): AsyncGenerator<ShippedFile> {
  const readBeside = (path: string) => {
    const file = join(folder, path);
    return existsSync(file) ? readFileSync(file) : undefined;
  };
  for (const path of await listFiles(folder)) {
    const file = openPrecompressed({ path, bytes: await readFile(join(folder, path)) }, readBeside);
    if (file) yield file;
  }
}
