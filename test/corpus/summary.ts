/** What a survey came to: which share of the pages is whole, what each oracle found, and the groups of what they found. */
import type { Finding } from './finding.ts';
import type { GuideReport } from './survey.ts';

export interface Group {
  oracle: string;
  name: string;
  places: number;
  /** Pages on which it is found. */
  files: number;
  example: Finding;
}

export interface Summary {
  pages: number;
  /** Pages of which no oracle found anything. */
  whole: number;
  /** Percent of the pages that are whole; 0 if there are none. */
  share: number;
  /** Places and files by oracle, of those that found anything. */
  oracles: { oracle: string; places: number; files: number }[];
  /** The largest first. */
  groups: Group[];
  verdict: 'met' | 'missed';
}

/** `goal`: percent of the pages that must be whole. A crash, and no page at all, miss every goal. */
export function summarise(reports: readonly GuideReport[], goal = 0): Summary {
  const whole = reports.filter(({ findings }) => findings.length === 0).length;
  const share = reports.length === 0 ? 0 : (whole * 100) / reports.length;
  const found = reports.flatMap(({ file, findings }) => findings.map((finding) => ({ page: file, finding })));
  const count = (some: typeof found) => ({ places: some.length, files: new Set(some.map(({ page }) => page)).size });
  const byOracle = [...Map.groupBy(found, ({ finding }) => finding.oracle)];
  const groups = byOracle.flatMap(([oracle, all]) =>
    [...Map.groupBy(all, ({ finding }) => finding.group)].flatMap(([name, some]): Group[] => {
      const [first] = some;
      return first ? [{ oracle, name, ...count(some), example: first.finding }] : [];
    }),
  );
  const isMissed = reports.length === 0 || share < goal || reports.some(({ state }) => state === 'crashed');
  return {
    pages: reports.length,
    whole,
    share,
    oracles: byOracle.map(([oracle, all]) => ({ oracle, ...count(all) })).sort((a, b) => b.files - a.files),
    groups: groups.sort((a, b) => b.files - a.files || b.places - a.places),
    verdict: isMissed ? 'missed' : 'met',
  };
}

/** So many groups are shown; the JSON file has all. */
const shownGroups = 25;

/** The share, a table of the oracles, and the largest groups with one place of each. */
export function renderSummary({ pages, whole, share, oracles, groups, verdict }: Summary, goal = 0): string {
  const counted = (places: number, files: number) =>
    `${places} ${places === 1 ? 'place' : 'places'} in ${files} ${files === 1 ? 'file' : 'files'}`;
  const rows = oracles.map(
    ({ oracle, places, files }) =>
      `${oracle.padEnd(18)}${String(places).padStart(8)} places ${String(files).padStart(6)} files`,
  );
  const shown = groups
    .slice(0, shownGroups)
    .flatMap(({ oracle, name, places, files, example }) => [
      `${oracle}: ${name}: ${counted(places, files)}`,
      `    ${example.file}:${example.line} ${example.what.split('\n')[0] ?? ''}`,
    ]);
  const rest = groups.length > shownGroups ? [`… and ${groups.length - shownGroups} more groups`] : [];
  const lines = [
    ...rows,
    ...(rows.length > 0 ? [''] : []),
    ...shown,
    ...rest,
    ...(shown.length > 0 ? [''] : []),
    `${pages} pages, ${whole} whole: ${share.toFixed(1)} %${goal > 0 ? `, goal: ${goal} %` : ''}`,
    verdict === 'met' ? 'The goal is met.' : 'The goal is missed.',
  ];
  return `${lines.join('\n')}\n`;
}

/** Every place of the groups whose name or oracle contains the text. */
export function renderPlaces(reports: readonly GuideReport[], sought: string): string {
  const found = reports
    .flatMap(({ findings }) => findings)
    .filter(({ oracle, group }) => `${oracle}: ${group}`.includes(sought));
  return found.map(({ file, line, oracle, group, what }) => `${file}:${line} ${oracle}: ${group}: ${what}\n`).join('');
}
