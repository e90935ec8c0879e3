/** How much a page may cost before the reader's first move, by kind of page, and what to do about one that costs more. */
import type { PageWeight } from './page-weight.ts';

const kilobyte = 1024;

export type Part = 'html' | 'css' | 'js';
export type Budget = Record<Part, number>;

export interface PageKind {
  name: string;
  /** Address of the page that stands for its kind, without a slash at its beginning. */
  page: string;
  budget: Budget;
  /** Whether the page's scripts call for others at once; else only once their reader moves. */
  imports?: 'at once';
}

export interface Overrun {
  kind: string;
  part: Part;
  bytes: number;
  limit: number;
  what: string;
  fix: string;
}

const parts: readonly Part[] = ['html', 'css', 'js'];

/** Style sheets and scripts have the same budget on every page. */
export function budgetOf(htmlKilobytes: number): Budget {
  return { html: htmlKilobytes * kilobyte, css: 10 * kilobyte, js: 6 * kilobyte };
}

/** The parts of a page that are over their budget. */
export function findOverruns({ name, page, budget }: PageKind, weight: PageWeight): Overrun[] {
  return parts
    .filter((part) => weight[part] > budget[part])
    .map((part) => ({
      kind: name,
      part,
      bytes: weight[part],
      limit: budget[part],
      what: `/${page} (${name}): ${names[part]} of ${inKilobytes(weight[part])}, ${weight[part] - budget[part]} bytes over its ${inKilobytes(budget[part])}.`,
      fix: fixes[part](weight),
    }));
}

/** A table of what pages cost, each number with the share of its budget that is left. */
export function renderTable(rows: readonly { kind: PageKind; weight: PageWeight }[]): string {
  const head = ['page', ...parts.map((part) => names[part])];
  const cells = rows.map(({ kind, weight }) => [
    kind.name,
    ...parts.map((part) => cellOf(weight[part], kind.budget[part])),
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)));
  return [head, ...cells]
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const names: Record<Part, string> = { html: 'HTML', css: 'CSS', js: 'JavaScript' };

const fixes: Record<Part, (weight: PageWeight) => string> = {
  html: () =>
    'Look for words or drawings that stand in the page several times, and for lists that grow with the catalogue.',
  css: ({ sheets }) =>
    `Move what few pages need into a sheet of its own (src/guide/blocks/needs.ts). It loads ${sheets.join(', ')}.`,
  js: ({ scripts }) => `Move what waits for the reader into template.first-move. It loads ${scripts.join(', ')}.`,
};

function cellOf(bytes: number, limit: number): string {
  const left = Math.round((1 - bytes / limit) * 100);
  return `${(bytes / kilobyte).toFixed(1).padStart(4)} of ${limit / kilobyte} KB ${left < 0 ? 'OVER' : `${String(left).padStart(3)} % left`}`;
}

function inKilobytes(bytes: number): string {
  return `${(bytes / kilobyte).toFixed(2)} KB`;
}
