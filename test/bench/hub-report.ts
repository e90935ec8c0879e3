/** What linking costs, as Markdown. */
import { groupDigits, type Line, renderTable, roundFigure } from './report-table.ts';
import type { HubResult, Results } from './results.ts';

export function renderHub({ hub }: Results): string {
  if (hub === undefined) return '';
  const { rows, overload, pages, heldWaitMs, links, residentMegabytes, providerLatencyMs } = hub;
  const loads = [
    ...rows.map((row): Line => [`${row.atOnce} at once`, ...figuresOf(row), roundFigure(row.cpuMs)]),
    [`${groupDigits(overload.perSecond)} begun a second`, ...figuresOf(overload), '–'],
  ];
  const head = ['', 'links/s', 'p50 ms', 'p99 ms', 'shed', 'failed', 'CPU ms a link'];
  const sent = pages.map(({ coding, cpuMs, bytes }): Line => [coding, roundFigure(cpuMs), groupDigits(bytes)]);
  return [
    '## Linking',
    [
      `A turn opens a session and links with it; the provider, a process of its own, answers after ${providerLatencyMs} ms. The load comes from`,
      'the same machine, over kept connections; CPU time and memory are those of the server, with its database and its log. The last',
      'row begins twice as many turns as the server can do, for ten seconds: what is shed was answered 429 or 503.',
    ].join('\n'),
    renderTable([head, ...loads]),
    `Memory after ${groupDigits(links)} links: ${roundFigure(residentMegabytes)} MB.`,
    renderTable([['a guide’s page as', 'CPU ms', 'bytes'], ...sent]),
    `While another program holds the database, a page waits ${roundFigure(heldWaitMs.median)} ms, at most ${roundFigure(heldWaitMs.most)} ms.`,
  ].join('\n\n');
}

function figuresOf({
  linked,
  seconds,
  p50,
  p99,
  shed,
  failed,
}: HubResult['overload'] | HubResult['rows'][number]): Line {
  return [linked / seconds, p50, p99].map(roundFigure).concat([shed, failed].map(groupDigits));
}
