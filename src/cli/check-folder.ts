/** `keyway check`: what is wrong in a content folder, in all of it or in the files that somebody names. */
import { hasErrors, type Issue, type IssueCode, sortIssues, uniqueIssues } from '../guide/index.ts';
import type { CheckRule } from '../house/index.ts';
import { cacheRootOf, checkContent, openChecks, openContent, openSourceLines } from '../loader/index.ts';
import type { Settings } from '../settings.ts';
import { ArgumentsInvalid, type IssueFormat } from './arguments.ts';
import { findContentPaths } from './content-paths.ts';
import { applyEdits } from './issues/apply-edits.ts';
import { type BaselineEntry, compareWithBaseline, readBaseline, writeBaseline } from './issues/baseline.ts';
import { issuePathsOf, repositoryOf } from './issues/issue-paths.ts';
import { count } from './issues/pretty.ts';
import { applyRules, requireSound } from './issues/rules.ts';
import { renderIssues } from './report-issues.ts';

export interface CheckCommand {
  /** Files and folders; none for all. */
  paths: readonly string[];
  content: string | undefined;
  format: IssueFormat;
  /** The most warnings with which it succeeds; any number when left out. */
  maxWarnings: number | undefined;
  /** A file that lists issues to pass over, or to list them in. */
  baseline: string | undefined;
  writes: 'nothing' | 'baseline' | 'fixes';
  rules: readonly CheckRule[];
  /** Whether other hosts are asked, too. */
  asks: 'nobody' | 'hosts';
}

const usualBaseline = 'keyway-baseline.json';

/**
 * Checks, and prints what is wrong; answers the exit code.
 * @throws {ArgumentsInvalid | ContentMissing | HouseConfigInvalid} The first for a path that names nothing in the content
 *   folder, for a folder that holds nothing, and for a baseline that can't be read.
 */
export async function checkFolder(command: CheckCommand, settings: Settings): Promise<number> {
  const { paths, content, format, writes } = command;
  const rules = requireSound(command.rules);
  const folder = content ?? settings.KEYWAY_CONTENT;
  let reading = await readIssues(folder, settings);
  const { root, files } = reading;
  const at = { root, files, from: process.cwd(), repository: repositoryOf(root) };
  const wanted = paths.length === 0 ? undefined : findContentPaths(paths, at);
  if (files.length === 0) throw new ArgumentsInvalid(`There is nothing to check in ${root}: it holds no file.`);
  const isWanted = ({ file }: { file: string }) => wanted === undefined || wanted.has(file);
  if (writes === 'fixes') {
    const mended = applyEdits(reading.issues.filter(isWanted), root);
    if (mended.length > 0) reading = await readIssues(folder, settings);
    console.error(mended.length === 0 ? 'There was nothing to mend.' : `Mended ${count(mended.length, 'issue')}.`);
  }
  const asked = command.asks === 'hosts' ? await askHosts(folder, (file) => isWanted({ file }), settings) : undefined;
  const issues = applyRules(sortIssues([...reading.issues, ...(asked?.issues ?? [])]), rules);
  if (writes === 'baseline') return listIssues(issues, command, root);
  const { fresh, gone } =
    command.baseline === undefined
      ? { fresh: issues, gone: [] }
      : compareWithBaseline(issues, readBaseline(command.baseline), openSourceLines(root));
  const shown = fresh.filter(isWanted);
  const passedOver = issues.filter(isWanted).length - shown.length;
  const lookedAt = `${describeFiles(wanted === undefined ? files : [...wanted])}${passedOver === 0 ? '' : `, and passed over ${count(passedOver, 'issue')} of the baseline`}`;
  const looked = asked === undefined ? lookedAt : `${lookedAt}.\n${asked.inWords}`;
  process.stdout.write(renderIssues(shown, format, { looked, root }));
  // Programs get issues alone, and what was not asked is to be said all the same.
  if (asked !== undefined && format !== 'pretty') console.error(`${asked.inWords}.`);
  const isToTell = (entry: BaselineEntry) => isWanted(entry) && (asked !== undefined || !onlineCodes.has(entry.code));
  tellGone(gone.filter(isToTell), root, command);
  return hasErrors(shown) || hasTooMany(shown, command) ? 1 : 0;
}

/** Issues that only a check with `--online` can find. */
const onlineCodes: ReadonlySet<string> = new Set<IssueCode>([
  'link-dead',
  'link-moved',
  'link-to-home',
  'link-unanswered',
  'junk-accepted',
  'junk-not-refused',
  'junk-unanswered',
]);

/** What other hosts say, and in words who was asked. */
async function askHosts(folder: string, isWanted: (file: string) => boolean, settings: Settings) {
  const { askedInWords, askOnline } = await import('./check-online.ts');
  const report = await askOnline(folder, isWanted, settings);
  return { issues: report.issues, inWords: askedInWords(report) };
}

/** Writes the baseline; answers the exit code. */
function listIssues(issues: readonly Issue[], { baseline = usualBaseline, paths }: CheckCommand, root: string): number {
  if (paths.length > 0) throw new ArgumentsInvalid('A baseline is of all files: leave the paths out.');
  const listed = writeBaseline(baseline, issues, openSourceLines(root));
  const left = issues.length - listed;
  console.log(`Wrote ${baseline}: ${count(listed, 'issue')}.`);
  if (left === 0) return 0;
  console.error(`${count(left, 'more issue')} can't be passed over: they keep promises to readers. See: keyway check`);
  return 1;
}

/** Entries of a baseline that nothing stands for any more. */
function tellGone(gone: readonly BaselineEntry[], root: string, { baseline }: CheckCommand): void {
  if (gone.length === 0) return;
  const paths = issuePathsOf(root, process.cwd());
  const shown = gone.slice(0, 10).map(({ file, code, what }) => `  ${paths.here(file)}  ${what}  (${code})`);
  const more = gone.length > shown.length ? [`  … and ${gone.length - shown.length} more`] : [];
  const first = `${count(gone.length, 'entry', 'entries')} of ${baseline} ${gone.length === 1 ? 'is' : 'are'} gone. Write it anew with --write-baseline:`;
  console.error([first, ...shown, ...more].join('\n'));
}

function hasTooMany(issues: readonly Issue[], { maxWarnings }: CheckCommand): boolean {
  const warnings = issues.filter(({ severity }) => severity === 'warning').length;
  if (maxWarnings === undefined || warnings <= maxWarnings) return false;
  console.error(`There are ${count(warnings, 'warning')}, and the most is ${maxWarnings}.`);
  return true;
}

interface CheckReading {
  issues: Issue[];
  root: string;
  files: string[];
}

/** What is wrong for any brand, each fault once, and every file of the folder. */
async function readIssues(folder: string, { KEYWAY_LINK_BASE: linkBase }: Settings): Promise<CheckReading> {
  const projectRoot = process.cwd();
  using content = openContent(folder, { cacheRoot: cacheRootOf(projectRoot), linkBase });
  const reading = await content.read();
  using checks = openChecks(content.cacheFolder);
  const files = new Set<string>();
  const issues: Issue[] = [];
  for (const brand of reading.brands.values()) {
    const own = reading.of(brand);
    for (const file of own.scan.keys()) files.add(file);
    issues.push(...(await checkContent(own, reading, { checks, cacheFolder: content.cacheFolder, projectRoot })));
  }
  return { issues: sortIssues(uniqueIssues(issues)), root: reading.root, files: [...files] };
}

/** What these files are, in numbers: `12 guides, 7 connectors, 2 brands`. */
function describeFiles(files: readonly string[]): string {
  const kinds = {
    guide: files.filter((file) => /\.mdx?$/.test(file)).length,
    connector: files.filter((file) => /(?:^|\/)connectors\/[^/]+\/connector\.yaml$/.test(file)).length,
    brand: files.filter((file) => /^brands\/[^/]+\/brand\.yaml$/.test(file)).length,
  };
  const others = files.length - kinds.guide - kinds.connector - kinds.brand;
  const parts = Object.entries({ ...kinds, 'other file': others }).filter(([, number]) => number > 0);
  return parts.map(([noun, number]) => count(number, noun)).join(', ') || 'no files';
}
