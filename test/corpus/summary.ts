/** What a survey came to, as a table, and whether it met its goals. */
import type { GuideReport } from './survey.ts';

export interface Goals {
  /** Percent of the guides that may have lost a text. */
  lostPercent: number;
}

export interface Summary {
  guides: number;
  crashed: GuideReport[];
  refused: GuideReport[];
  unread: GuideReport[];
  reparented: GuideReport[];
  /** Guides on which a text is lost. A guide whose body is refused or that has no page loses all of its texts. */
  losing: GuideReport[];
  differing: GuideReport[];
  isMet: boolean;
}

/** Sorts the reports by what went wrong. Goals: no crash, no tree re-parented, texts lost on few guides. */
export function summarise(reports: readonly GuideReport[], { lostPercent }: Goals): Summary {
  const crashed = reports.filter(({ state }) => state === 'crashed');
  const unread = reports.filter(({ state }) => state === 'unread');
  const reparented = reports.filter((report) => report.reparented !== undefined);
  const losing = reports.filter(({ lost, state }) => lost.length > 0 || state === 'unread' || state === 'refused');
  return {
    guides: reports.length,
    crashed,
    refused: reports.filter(({ state }) => state === 'refused'),
    unread,
    reparented,
    losing,
    differing: reports.filter(({ differences }) => differences.length > 0),
    isMet:
      reports.length > 0 &&
      crashed.length === 0 &&
      reparented.length === 0 &&
      losing.length * 100 <= reports.length * lostPercent,
  };
}

/** So many single exceptions of a guide are shown; the JSON file has all. */
const shownExceptions = 3;

/** The table, then every exception with its place. */
export function renderSummary(reports: readonly GuideReport[], summary: Summary, { lostPercent }: Goals): string {
  const { guides, crashed, refused, unread, reparented, losing, differing, isMet } = summary;
  const percent = (count: number) => (guides === 0 ? 0 : (count * 100) / guides).toFixed(2);
  const rows: [string, number, string][] = [
    ['guides', guides, ''],
    ['crashed', crashed.length, 'goal: 0'],
    ['trees that a browser re-parents', reparented.length, 'goal: 0'],
    ['guides that lose a text', losing.length, `${percent(losing.length)} %, goal: at most ${lostPercent} %`],
    ['  of these, not read as pages', unread.length, ''],
    ['  of these, body refused as a whole', refused.length, ''],
    ['lost texts', sum(reports, ({ lost }) => lost.length), `of ${sum(reports, ({ textCount }) => textCount)}`],
    ['guides whose counts differ', differing.length, `${percent(differing.length)} %`],
    [
      'unknown blocks',
      sum(reports, ({ unknownBlocks }) => unknownBlocks.length),
      tally(reports.flatMap((report) => report.unknownBlocks)),
    ],
    ['markers', sum(reports, ({ markers }) => markers.length), ''],
    ['missing assets', sum(reports, ({ missingAssets }) => missingAssets.length), ''],
    ['dead links', sum(reports, ({ deadLinks }) => deadLinks.length), ''],
  ];
  const table = rows.map(([what, count, note]) => `${what.padEnd(36)}${String(count).padStart(8)}  ${note}`.trimEnd());
  const exceptions = reports.flatMap(exceptionsOf);
  const verdict = isMet ? 'The goals are met.' : 'A goal is missed.';
  return `${[...exceptions, ...(exceptions.length > 0 ? [''] : []), ...table, verdict].join('\n')}\n`;
}

function exceptionsOf(report: GuideReport): string[] {
  const { file, state, reason, reparented, lost, differences, markers } = report;
  const lines = [
    ...(state === 'parsed' ? [] : [`${state}: ${reason?.split('\n')[0] ?? ''}`]),
    ...(reparented === undefined ? [] : [`re-parented at: ${oneLine(reparented)}`]),
    ...cut(lost.map(({ line, how, kind, text }) => `${line}: ${kind} ${how}: ${oneLine(text)}`)),
    ...(differences.length > 0
      ? [differences.map(({ kind, written, shown }) => `${kind}: ${written} written, ${shown} shown`).join('; ')]
      : []),
    ...cut(markers.map((source) => `not shown: ${oneLine(source)}`)),
  ];
  return lines.map((line) => `${file}: ${line}`);
}

function cut(lines: string[]): string[] {
  if (lines.length <= shownExceptions) return lines;
  return [...lines.slice(0, shownExceptions), `… and ${lines.length - shownExceptions} more`];
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 100)}…` : line;
}

function sum(reports: readonly GuideReport[], count: (report: GuideReport) => number): number {
  return reports.reduce((total, report) => total + count(report), 0);
}

/** The most frequent names, each with how often it occurs. */
function tally(names: string[]): string {
  const counts = [...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length] as const);
  counts.sort((a, b) => b[1] - a[1]);
  return counts
    .slice(0, 12)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
