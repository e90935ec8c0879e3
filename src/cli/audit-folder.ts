/** Puts together what an audit needs: the dictionary of all brands, the content for sources, and the files of a site. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type AuditReport,
  auditSite,
  crawlSite,
  createLogoFinder,
  createSourceLocator,
  dictionaryFor,
  type Logo,
  type ShippedFile,
  type SourceFile,
} from '../audit/index.ts';
import { type Brand, createBranding } from '../brand/index.ts';
import { KeywayError } from '../contract/errors.ts';
import { brandFilePlaces, brandPictures, type Content, isOwnFile } from '../loader/index.ts';
import { listFiles } from '../loader/list-files.ts';

/** Another brand's name or host is in a brand's site. */
export class TracesFound extends KeywayError {
  readonly report: AuditReport;
  constructor(report: AuditReport) {
    super(
      'traces-found',
      `The site of "${report.brand}" names another brand, so it was not kept.\n${renderAudit(report)}`,
    );
    this.report = report;
  }
}

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
  const { pages, connectors, files: sources } = content;
  const branded = createBranding(brand, connectors);
  const readOthers = () => readSources(content, brand);
  const locate = createSourceLocator({ pages, branded, readOthers, nameOf: sources.nameOf }, brand, dictionary);
  const site = /^https?:/.test(target)
    ? crawlSite({ url: target, site: brand.links.site, fetch, limit })
    : { files: filesIn(target), unseen: () => 0 };
  const findLogos = await createLogoFinder(brand.vendor ? [] : await logosOf(content), brand.id);
  return auditSite(site, { brand, dictionary, findLogos, locate });
}

/** What may ship of the content besides pages. */
async function readSources({ pages, files }: Content, brand: Brand): Promise<SourceFile[]> {
  const shown = new Set(pages.map(({ file }) => file));
  const paths = files.paths.filter(
    (path) => /\.(?:mdx?|yaml|yml|json|svg|txt|css)$/.test(path) && !shown.has(path) && isOwnFile(brand, path),
  );
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(files.locate(path), 'utf8') })));
}

async function logosOf({ brands, files }: Content): Promise<Logo[]> {
  const present = new Set(files.paths);
  const places = [...brands.values()].flatMap((brand) =>
    brandPictures(brand).flatMap(({ file: name }) => {
      const file = brandFilePlaces(brand, name).find((place) => present.has(place));
      return file === undefined ? [] : [{ brand: brand.id, file }];
    }),
  );
  return Promise.all(places.map(async (place) => ({ ...place, bytes: await readFile(files.locate(place.file)) })));
}

async function* filesIn(folder: string): AsyncGenerator<ShippedFile> {
  for (const path of await listFiles(folder)) yield { path, bytes: await readFile(join(folder, path)) };
}

/** A report in words for a person: each finding with its place in the site and in the content, and what to do. */
export function renderAudit(report: AuditReport): string {
  const { brand, files, unseen, entries, findings, allowed, unusedExceptions } = report;
  const paragraphs = findings.map(({ entry, path, offset, writing, excerpt, sources, fix }) => {
    const place = offset < 0 ? 'its name' : `byte ${offset}`;
    const from = sources.slice(0, 3).map(({ file, line, column }) => `    from ${file}:${line}:${column}\n`);
    return `${path} (${place}): "${entry.word}" of ${entry.brand}, ${writing}: … ${excerpt} …\n${from.join('')}    ${fix}\n`;
  });
  const exceptions = [
    ...allowed.map(({ word, path, reason }) => `Allowed: "${word}" in ${path}, because: ${reason}\n`),
    ...unusedExceptions.map(
      (word) => `The exception for "${word}" in brands/${brand}/brand.yaml allows nothing. Remove it.\n`,
    ),
  ];
  const rest =
    unseen === 0
      ? ''
      : `Not the whole site was seen: ${unseen} more addresses are known. Raise the number with --limit.\n`;
  const count = findings.length === 1 ? '1 trace' : `${findings.length} traces`;
  return `${paragraphs.join('')}${exceptions.join('')}${rest}${count} in ${files} files, of ${entries.length} words of other brands.\n`;
}
