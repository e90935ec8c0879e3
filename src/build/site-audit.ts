/** What an audit of a site takes of the content: logos of all brands, and where a word may have come from. */

import { readFile } from 'node:fs/promises';
import {
  type AuditReport,
  createSourceLocator,
  type Dictionary,
  type LocateSource,
  type Logo,
  type SourceFile,
} from '../audit/index.ts';
import { type Brand, createBranding } from '../brand/index.ts';
import { KeywayError } from '../contract/errors.ts';
import { brandFilePlaces, brandPictures, type Content, isOwnFile } from '../loader/index.ts';

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

/** The content, as far as it is searched. */
export type SearchedContent = Pick<Content, 'pages' | 'connectors' | 'files'>;

/** What finds the places in the content that a word may have come from. The content is read when it is first asked. */
export function createLocator(brand: Brand, dictionary: Dictionary, readContent: () => SearchedContent): LocateSource {
  let locate: LocateSource | undefined;
  return (entry, path) => {
    if (!locate) {
      const { pages, connectors, files } = readContent();
      const branded = createBranding(brand, connectors);
      const readOthers = () => readSources({ pages, files }, brand);
      locate = createSourceLocator({ pages, branded, readOthers, nameOf: files.nameOf }, brand, dictionary);
    }
    return locate(entry, path);
  };
}

/** What may ship of the content besides pages. */
async function readSources({ pages, files }: Pick<Content, 'pages' | 'files'>, brand: Brand): Promise<SourceFile[]> {
  const shown = new Set(pages.map(({ file }) => file));
  const paths = files.paths.filter(
    (path) => /\.(?:mdx?|yaml|yml|json|svg|txt|css)$/.test(path) && !shown.has(path) && isOwnFile(brand, path),
  );
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(files.locate(path), 'utf8') })));
}

/** The logos and favicons of all brands. */
export async function readLogos({ brands, files }: Pick<Content, 'brands' | 'files'>): Promise<Logo[]> {
  const present = new Set(files.paths);
  const places = [...brands.values()].flatMap((brand) =>
    brandPictures(brand).flatMap(({ file: name }) => {
      const file = brandFilePlaces(brand, name).find((place) => present.has(place));
      return file === undefined ? [] : [{ brand: brand.id, file }];
    }),
  );
  return Promise.all(places.map(async (place) => ({ ...place, bytes: await readFile(files.locate(place.file)) })));
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
