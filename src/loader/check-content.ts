/** Everything that is wrong with a content folder as one brand has it. Each page is read once for each change. */
import { readFileSync } from 'node:fs';
import { applyBrand, type BrandedGuide, checkBrandedLinks, type LostPlaces } from '../brand/index.ts';
import { type Connector, checkConnector, type GuideSteps } from '../connector/index.ts';
import {
  createIssueCollector,
  type Details,
  type Guide,
  type Issue,
  type IssueCode,
  resolveReference,
  sortIssues,
  uniqueIssues,
} from '../guide/index.ts';
import { checkBindings } from './check-bindings.ts';
import { checkBrand } from './check-brand.ts';
import { checkDates } from './check-dates.ts';
import { checkPage, type PageCheck, pageCheckSchema, wordsIn } from './check-page.ts';
import { checkReferences, targetsOf } from './check-references.ts';
import { checkUnused } from './check-unused.ts';
import { codeVersion } from './code-version.ts';
import { digestOf } from './digest.ts';
import { weighDrift } from './drift.ts';
import type { PackedConnector, PackedPage } from './facts.ts';
import type { BrandContent, ContentReading } from './open-content.ts';
import { openPack, type Pack } from './pack.ts';
import { yamlPlace } from './parse-yaml.ts';
import { picturesNamed, readPictureFiles } from './picture-files.ts';
import { pagePathOf } from './sources.ts';

/** What checks found before, by the digest of all that they depend on. */
export type KeptChecks = Pack<PageCheck>;

/** Opens what is kept of checks of a content folder. */
export function openChecks(cacheFolder: string): KeptChecks {
  const version = codeVersion(['guide', 'connector', 'brand', 'contract', 'messages', 'loader', 'audit']);
  return openPack(cacheFolder, `checks-${version.slice(0, 16)}`, pageCheckSchema);
}

/** The digest of all that the check of a page depends on. */
export function pageCheckKey(page: PackedPage, content: BrandContent): string {
  return digestOf('page', content.digest, page.key, connectorOf(page, content)?.key ?? '');
}

function connectorOf({ facts: { binding } }: PackedPage, { connectors }: BrandContent): PackedConnector | undefined {
  return binding && connectors.get(binding.connector);
}

export interface CheckOptions {
  checks: KeptChecks;
  /** Where is kept what is known of pictures. */
  cacheFolder: string;
  /** The folder whose packages have the typefaces of brands. */
  projectRoot: string;
  /** The time of the check, in milliseconds since 1970. */
  now?: number;
}

/** The issues of the content of a brand, in reading order, each once. */
export async function checkContent(
  content: BrandContent,
  reading: ContentReading,
  { checks, cacheFolder, projectRoot, now = Date.now() }: CheckOptions,
): Promise<Issue[]> {
  const { brand, files, every, pages } = content;
  const brandPage = (page: PackedPage) => {
    const packed = connectorOf(page, content);
    const connector = packed && reading.connectorOf(packed);
    const guide = reading.guideOf(page);
    return { guide, connector, branded: once(() => applyBrand(guide, brand, connector)) };
  };
  const found = new Map(
    pages.map((page) => {
      const key = pageCheckKey(page, content);
      const kept = checks.get(key)?.facts;
      if (kept) return [page, kept] as const;
      const { guide, connector, branded } = brandPage(page);
      const check = checkPage(guide, branded, {
        brand,
        brands: [...content.brands.values()],
        connector,
        isOfBrand: files.isOfBrand,
      });
      checks.add(key, new Uint8Array(), check);
      return [page, check] as const;
    }),
  );
  const connectors = checkConnectors(content, reading, { checks, now });
  checks.flush();
  const pictures = await readPictureFiles(picturesNamed(content), content, cacheFolder);
  const ids = pages.map(({ facts: { path, ids } }) => ({ path, ids }));
  const named = [
    ...[...found].flatMap(([page, { issues }]) => weighDrift(issues, connectorOf(page, content)?.facts, now)),
    ...connectors.issues,
    ...checkReferences(pages, targetsOf(content, pictures), reading.guideOf),
    ...checkLinks(content, found, brandPage),
    ...checkBindings(content, reading.guideOf),
    ...checkDates(content, reading.guideOf, now),
    ...checkUnused(content, [...reading.brands.values()].map(reading.of)),
    ...(await checkBrand(brand, {
      files: every,
      pages: ids,
      projectRoot,
      words: saidWords(content, [...found.values(), ...connectors.kept]),
      otherNames: new Set(
        [...content.brands.values()].filter(({ id }) => id !== brand.id).flatMap(({ names }) => Object.values(names)),
      ),
    })),
  ].map((issue) => ({ ...issue, file: files.nameOf(issue.file) }));
  // Pages share snippets, and with them their faults.
  return sortIssues(uniqueIssues([...content.issues, ...named]));
}

/** Links to what the brand leaves out. A guide is only read where its facts name such a place. */
function checkLinks(
  { brand, pages, leftOut }: BrandContent,
  found: ReadonlyMap<PackedPage, PageCheck>,
  brandPage: (page: PackedPage) => { guide: Guide; branded: () => BrandedGuide },
): Issue[] {
  const lost = new Map<string, LostPlaces>();
  for (const [{ facts }, check] of found) if (Object.keys(check.lost).length > 0) lost.set(facts.path, check.lost);
  if (lost.size + leftOut.size === 0) return [];
  const isLost = (url: string, { file, path }: PackedPage['facts']) => {
    const destination = resolveReference(url, file);
    if (destination.to === 'elsewhere') return false;
    const target = destination.to === 'anchor' ? path : destination.path;
    return leftOut.has(target) || Object.hasOwn(lost.get(target) ?? {}, destination.id);
  };
  return pages.flatMap((page) => {
    const { facts } = page;
    // A brand's own section on linking stands in no page's facts.
    const hasOwnSection = brand.linking !== undefined && facts.binding !== undefined;
    if (!hasOwnSection && !facts.links.some((url) => isLost(url, facts))) return [];
    const { guide, branded } = brandPage(page);
    return checkBrandedLinks(guide, branded(), { brand, leftOut, lostOf: (path) => lost.get(path) });
  });
}

/** Faults within connector files, and between them and their guides. */
function checkConnectors(
  content: BrandContent,
  reading: ContentReading,
  { checks, now }: { checks: KeptChecks; now: number },
): { issues: Issue[]; kept: PageCheck[] } {
  const guides = guidesByConnector(content);
  const found = [...content.connectors].map(([id, packed]) => {
    const own = guides.get(id) ?? new Map<string, GuideSteps>();
    const key = digestOf('connector', content.digest, packed.key, JSON.stringify([...own]));
    const kept = checks.get(key)?.facts;
    if (kept) return { check: kept, facts: packed.facts };
    const connector = reading.connectorOf(packed);
    const issues = connectorIssues(connector, own, content);
    const check: PageCheck = { issues, lost: {}, words: wordsIn(JSON.stringify(connector), content.brand) };
    checks.add(key, new Uint8Array(), check);
    return { check, facts: packed.facts };
  });
  return {
    issues: found.flatMap(({ check, facts }) => weighDrift(check.issues, facts, now)),
    kept: found.map(({ check }) => check),
  };
}

/** The words of the brand's vocabulary that pages and connectors say; `undefined` if some can't be read. */
function saidWords({ brand, pages, unread }: BrandContent, checks: readonly PageCheck[]): Set<string> | undefined {
  const isWhole = unread.size === 0 && pages.length > 0 && pages.every(({ facts }) => !facts.unread);
  return isWhole && !brand.vendor ? new Set(checks.flatMap(({ words = [] }) => words)) : undefined;
}

function connectorIssues(
  connector: Connector,
  guides: ReadonlyMap<string, GuideSteps>,
  { brands, files }: BrandContent,
): Issue[] {
  const file = `connectors/${connector.id}/connector.yaml`;
  const collector = createIssueCollector(file);
  const faults = checkConnector(connector, guides, [...brands.values()]);
  const text = faults.length === 0 ? '' : readFileSync(files.locate(file), 'utf8');
  for (const { code, path, details } of faults) {
    collector.add(code, yamlPlace(text, path), ...([details] as unknown as Details<IssueCode>));
  }
  return collector.issues;
}

function guidesByConnector({ pages, unread }: BrandContent): Map<string, Map<string, GuideSteps>> {
  const guides = new Map<string, Map<string, GuideSteps>>();
  const add = (path: string, guide: GuideSteps) => {
    const id = /^connectors\/([^/]+)\//.exec(path)?.[1];
    if (id === undefined) return;
    const own = guides.get(id) ?? new Map<string, GuideSteps>();
    own.set(path, guide);
    guides.set(id, own);
  };
  for (const { facts } of pages) {
    const { path, file, steps, scopes } = facts;
    add(path, { file, steps: facts.unread ? 'unknown' : steps, scopes });
  }
  for (const file of unread) add(pagePathOf(file), { file, steps: 'unknown', scopes: [] });
  return guides;
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
