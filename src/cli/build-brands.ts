/** `keyway build`: the sites of one brand or of all, from one reading of the content. */
import { resolve } from 'node:path';
import { baseOf } from '../brand/index.ts';
import { errorCodeOf } from '../contract/errors.ts';
import { hasErrors, type Issue, sortIssues, uniqueIssues } from '../guide/index.ts';
import { brandOfFile, type Content, isOwnFile, type View } from '../loader/index.ts';
import { explain, renderExplainPage } from '../review/index.ts';
import { renderHeaderFile } from '../server/header-files.ts';
import type { HostKind } from '../server/host-kinds.ts';
import { securityHeaders } from '../server/security-headers.ts';
import type { Settings } from '../settings.ts';
import type { Brands } from './arguments.ts';
import { buildSite } from './build-site.ts';
import { readView, readViews } from './read-view.ts';
import { reportFailure } from './report-failure.ts';
import { renderIssues } from './report-issues.ts';
import { showProgress } from './show-progress.ts';
import { writeReport } from './write-report.ts';

export interface BuildCommand {
  brands: Brands;
  content: string | undefined;
  out: string | undefined;
  faults: 'stop' | 'keep-going';
  report: 'none' | 'explain';
  headers: HostKind | 'none';
}

/** Builds; answers the exit code. One brand's failure does not lose the others. */
export async function buildBrands(command: BuildCommand, settings: Settings): Promise<number> {
  const views = await viewsToBuild(command, settings);
  const issues = issuesOf(views);
  if (issues.length > 0) process.stderr.write(renderIssues(issues, 'pretty'));
  const faulty = command.faults === 'stop' ? views.filter((view) => hasErrors(issuesThatStop(view))) : [];
  if (faulty.length === views.length) {
    console.error('Nothing was built. Mend the errors, or build with --keep-going to see them on the pages.');
    return 1;
  }
  const failed = new Map(faulty.map(({ brand }) => [brand.id, 'content-faulty']));
  const progress = showProgress(process.stderr, views.length);
  for (const [index, view] of views.entries()) {
    const { brand, content } = view;
    if (failed.has(brand.id)) continue;
    progress.show(index, brand.id);
    const startedAt = performance.now();
    try {
      const report = command.report === 'explain' ? await writeExplanation(view, command, settings) : undefined;
      const folder = await buildOne(view, command, settings);
      progress.clear();
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      const step = views.length > 1 ? ` (${index + 1}/${views.length}, ${seconds} s)` : '';
      console.log(`Built ${content.pages.length} pages for ${brand.names.company} in ${folder}${step}`);
      if (report !== undefined) console.log(`  What it changes: ${report}`);
    } catch (cause) {
      progress.clear();
      failed.set(brand.id, errorCodeOf(cause) ?? 'unexpected');
      reportFailure(cause);
    }
  }
  if (failed.size > 0 && views.length > 1) {
    const names = [...failed].map(([brand, code]) => `${brand} (${code})`).join(', ');
    console.error(`${views.length - failed.size} of ${views.length} brands were built. Not built: ${names}`);
  }
  return failed.size === 0 ? 0 : 1;
}

/** What is wrong with the content in any of its views, each fault once. */
export function issuesOf(views: readonly { content: Content }[]): Issue[] {
  return sortIssues(uniqueIssues(views.flatMap(({ content }) => content.issues)));
}

async function viewsToBuild({ brands, content }: BuildCommand, settings: Settings): Promise<View[]> {
  if (brands === 'all') return readViews({ content }, settings);
  const brand = typeof brands === 'object' ? brands.named : settings.KEYWAY_BRAND;
  return [await readView({ brand, content }, settings)];
}

/**
 * What keeps a brand from being built: not the faults of brands that it has nothing to do with. A brand file that can't
 * be read does, whose ever it is, because without its names no other site can be searched for them.
 */
function issuesThatStop({ brand, content: { issues, brands } }: View): Issue[] {
  return issues.filter(({ file }) => isOwnFile(brand, file) || !brands.has(brandOfFile(file) ?? ''));
}

async function buildOne({ brand, content }: View, command: BuildCommand, settings: Settings): Promise<string> {
  const isHttps = brand.links.site.startsWith('https:');
  const all = securityHeaders({ hubUrl: settings.HUB_URL ?? '', isHttps });
  const site = { headers: all, base: baseOf(brand), origins: brand.embedding.origins };
  const headers = command.headers === 'none' ? undefined : renderHeaderFile(command.headers, site);
  return buildSite(brand, { content, out: resolve(command.out ?? settings.KEYWAY_OUT), headers });
}

/** Written before the build, so that it is there to find out why a build failed. */
async function writeExplanation({ brand, content }: View, command: BuildCommand, settings: Settings): Promise<string> {
  const { pages, connectors, files, brands } = content;
  const { paths, nameOf } = files;
  const report = explain({ brand, pages, connectors, paths, nameOf }, (path) => files.shared.has(path));
  return writeReport(
    { name: 'explain', html: renderExplainPage(report), data: report },
    { brand: brand.id, brands, out: command.out ?? settings.KEYWAY_OUT },
  );
}
