/** `keyway build`: the sites of one brand or of all, from one reading of the content. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Brand, baseOf } from '../brand/index.ts';
import { findReceipt, keepReceipt, receiptKey } from '../build/build-receipt.ts';
import { type DraftedSite, draftSite } from '../build/build-site.ts';
import { openPageThreads } from '../build/page-threads.ts';
import { brandsOfShards, openShards, originOf, type Shard, ShardMissing } from '../build/shards.ts';
import { prepareShells } from '../build/shells.ts';
import { errorCodeOf } from '../contract/errors.ts';
import { hasErrors, type Issue, sortIssues, uniqueIssues } from '../guide/index.ts';
import type { CheckRule } from '../house/index.ts';
import {
  type BrandContent,
  brandNamed,
  brandOfFile,
  type ContentReading,
  cacheRootOf,
  isOwnFile,
  openChecks,
  openContent,
  type Scan,
} from '../loader/index.ts';
import { explain, renderExplainPage } from '../review/index.ts';
import { type HeaderFile, renderHeaderFile } from '../server/header-files.ts';
import type { HostKind } from '../server/host-kinds.ts';
import { securityHeaders } from '../server/security-headers.ts';
import type { Settings } from '../settings.ts';
import type { Brands } from './arguments.ts';
import { applyRules, requireSound } from './issues/rules.ts';
import { reportFailure } from './report-failure.ts';
import { renderIssues } from './report-issues.ts';
import { showProgress } from './show-progress.ts';
import { startTimings } from './timings.ts';
import { writeReport } from './write-report.ts';

/** A build tells of so many different faults; `keyway check` tells of all. */
const mostFaultsOfBuild = 100;

export interface BuildCommand {
  brands: Brands | { inShards: readonly string[] };
  content: string | undefined;
  out: string | undefined;
  faults: 'stop' | 'keep-going';
  report: 'none' | 'explain';
  headers: HostKind | 'none';
  /** The part to make; everything when left out. */
  shard?: Shard | undefined;
  timings: 'none' | 'table';
  /** What the house says of issues; nothing when left out. */
  rules?: readonly CheckRule[] | undefined;
}

/** Builds; answers the exit code. One brand's failure does not lose the others. */
export async function buildBrands(command: BuildCommand, settings: Settings): Promise<number> {
  const rules = requireSound(command.rules ?? []);
  const projectRoot = process.cwd();
  const cacheRoot = cacheRootOf(projectRoot);
  const contentRoot = command.content ?? settings.KEYWAY_CONTENT;
  const timings = startTimings(() => performance.now());
  let progress = showProgress(process.stderr, 1);
  using content = openContent(contentRoot, {
    cacheRoot,
    linkBase: settings.KEYWAY_LINK_BASE,
    mark: timings.mark,
    tell: (done, total) => progress.tell('parsing', done, total),
  });
  const out = command.out ?? settings.KEYWAY_OUT;
  const scan = await content.scan();
  const key = keyOf(command, settings, scan);
  const receipt = key === undefined ? undefined : findReceipt(out, key);
  if (receipt) {
    process.stderr.write(receipt.issues);
    for (const line of receipt.lines) console.log(`${line}. Nothing changed.`);
    if (command.timings === 'table') process.stdout.write(timings.render());
    return 0;
  }
  const reading = await content.read(scan);
  const brands = brandsToBuild(command, settings, reading);
  const shells = prepareShells({
    contentRoot: reading.root,
    brandsDigest: reading.brandsDigest,
    cacheRoot,
    settings,
  });
  using checks = openChecks(content.cacheFolder);
  await using threads = openPageThreads();
  progress.clear();
  progress = showProgress(process.stderr, brands.length);
  const failed = new Map<string, string>();
  const fail = (brand: Brand, cause: unknown) => {
    progress.clear();
    failed.set(brand.id, errorCodeOf(cause) ?? 'unexpected');
    reportFailure(cause);
  };
  const drafts: {
    draft: DraftedSite;
    headers: HeaderFile | undefined;
    startedAt: number;
    report: string | undefined;
  }[] = [];
  for (const [index, { id }] of brands.entries()) {
    const own = reading.of({ id });
    progress.show(index, id);
    const startedAt = performance.now();
    try {
      const report = command.report === 'explain' ? await writeExplanation(own, reading, { out }) : undefined;
      const headers = headersOf(own.brand, command, settings);
      const shellFolder = await shells;
      timings.mark('shells', index === 0 ? 1 : 0);
      using parts =
        typeof command.brands === 'object' && 'inShards' in command.brands
          ? openShards(command.brands.inShards, id, originOf(own, settings, shellFolder))
          : undefined;
      parts?.addChecks(checks);
      const draft = await draftSite(own, {
        reading,
        checks,
        threads,
        settings,
        shellFolder,
        out,
        projectRoot,
        cacheFolder: content.cacheFolder,
        headers: headers?.place === 'in-site' ? headers : undefined,
        shard: command.shard,
        elsewhere: parts,
        tell: (done, total) => progress.tell('pages', done, total),
        mark: timings.mark,
      });
      drafts.push({ draft, headers, startedAt, report });
    } catch (cause) {
      fail(own.brand, cause);
    }
  }
  progress.clear();
  const issuesOf = new Map(drafts.map(({ draft }) => [draft, applyRules(draft.issues, rules)]));
  const issues = sortIssues(uniqueIssues([...issuesOf.values()].flat()));
  const told =
    issues.length > 0 ? renderIssues(issues, 'pretty', { root: reading.root, mostFaults: mostFaultsOfBuild }) : '';
  process.stderr.write(told);
  const lines: string[] = [];
  const stops = ({ draft }: (typeof drafts)[number]) =>
    command.faults === 'stop' && hasErrors(issuesThatStop(issuesOf.get(draft) ?? [], reading.of(draft.brand)));
  const faulty = drafts.filter(stops);
  for (const { draft } of faulty) {
    draft.discard();
    failed.set(draft.brand.id, 'content-faulty');
  }
  if (faulty.length > 0 && faulty.length === brands.length) {
    console.error('Nothing was built. Mend the errors, or build with --keep-going to see them on the pages.');
    return 1;
  }
  for (const [index, { draft, headers, startedAt, report }] of drafts.entries()) {
    if (failed.has(draft.brand.id)) continue;
    try {
      await draft.publish();
      if (headers?.place === 'beside-site' && !command.shard)
        writeFileSync(`${draft.folder}-${headers.name}`, headers.text);
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      const step = brands.length > 1 ? ` (${index + 1}/${brands.length}, ${seconds} s)` : '';
      const unchanged = draft.isChanged ? '' : '. Nothing changed.';
      const what = command.shard ? `shard ${command.shard.index}/${command.shard.count}` : `${draft.pages} pages`;
      const line = `Built ${what} for ${draft.brand.names.company} in ${draft.folder}`;
      lines.push(line);
      console.log(`${line}${step}${unchanged}`);
      if (report !== undefined) console.log(`  What it changes: ${report}`);
    } catch (cause) {
      draft.discard();
      fail(draft.brand, cause);
    }
  }
  if (key !== undefined && failed.size === 0) {
    keepReceipt(out, { key, lines, issues: told, brands: brands.map(({ id }) => id) });
  }
  if (command.timings === 'table') process.stdout.write(timings.render());
  if (failed.size > 0 && brands.length > 1) {
    const names = [...failed].map(([brand, code]) => `${brand} (${code})`).join(', ');
    console.error(`${brands.length - failed.size} of ${brands.length} brands were built. Not built: ${names}`);
  }
  return failed.size === 0 ? 0 : 1;
}

/** `undefined` if the build makes more than whole sites, or less. */
function keyOf({ timings: _, ...command }: BuildCommand, settings: Settings, scan: Scan): string | undefined {
  if (
    command.shard ||
    command.report !== 'none' ||
    (typeof command.brands === 'object' && 'inShards' in command.brands)
  )
    return undefined;
  const { KEYWAY_BRAND, KEYWAY_LINK_BASE, KEYWAY_SOCIAL_IMAGES, HUB_URL } = settings;
  return receiptKey(scan, [command, KEYWAY_BRAND, KEYWAY_LINK_BASE, KEYWAY_SOCIAL_IMAGES, HUB_URL, process.cwd()]);
}

function brandsToBuild({ brands }: BuildCommand, settings: Settings, reading: ContentReading): Brand[] {
  if (brands === 'all') return [...reading.brands.values()];
  if (typeof brands === 'object' && 'inShards' in brands) {
    const names = brandsOfShards(brands.inShards);
    if (names.length > 0) return names.map((name) => brandNamed(reading, name));
    throw new ShardMissing(`There is no shard in ${brands.inShards.join(', ')}.`);
  }
  return [brandNamed(reading, typeof brands === 'object' ? brands.named : settings.KEYWAY_BRAND)];
}

/**
 * What keeps a brand from being built: not the faults of brands that it has nothing to do with. A brand file that can't
 * be read does, whose ever it is, because without its names no other site can be searched for them.
 */
function issuesThatStop(issues: readonly Issue[], { brand, brands }: BrandContent): Issue[] {
  return issues.filter(({ file }) => isOwnFile(brand, file) || !brands.has(brandOfFile(file) ?? ''));
}

function headersOf(brand: Brand, { headers }: BuildCommand, settings: Settings): HeaderFile | undefined {
  if (headers === 'none') return undefined;
  const isHttps = brand.links.site.startsWith('https:');
  const all = securityHeaders({ hubUrl: settings.HUB_URL ?? '', isHttps });
  return renderHeaderFile(headers, { headers: all, base: baseOf(brand), origins: brand.embedding.origins });
}

/** Written before the build, so that it is there to find out why a build failed. */
async function writeExplanation(
  content: BrandContent,
  reading: ContentReading,
  { out }: { out: string },
): Promise<string> {
  const { brand, brands, files } = content;
  const pages = content.pages.map(reading.guideOf);
  const connectors = new Map([...content.connectors].map(([id, packed]) => [id, reading.connectorOf(packed)]));
  const { paths, nameOf } = files;
  const report = explain({ brand, pages, connectors, paths, nameOf }, (path) => files.shared.has(path));
  return writeReport(
    { name: 'explain', html: renderExplainPage(report), data: report },
    { brand: brand.id, brands, out: resolve(out) },
  );
}
