/** Headings that break the order of a page: ranks left out, a second title, none or the same words twice. */
import { toString as textOf } from 'mdast-util-to-string';
import type { IssueCollector } from '../issue-collector.ts';
import type { Guide, GuideNode } from '../model.ts';
import { headingRank } from '../node-kinds.ts';
import type { Position } from '../position.ts';

/** Blocks whose titles are headings, so that what they hold may begin a rank lower. */
const titled = new Set(['Step', 'Tab', 'View', 'Accordion', 'Card', 'Update', 'Expandable', 'Panel']);

interface Reading {
  collector: IssueCollector;
  /** The last rank that was read; the page's title has the first. */
  last: number;
  /** Words of the headings on the way down to here, and of their siblings. */
  seen: Map<number, Set<string>>;
}

/** Every heading of a guide, in reading order. */
export function checkHeadings({ children }: Pick<Guide, 'children'>, collector: IssueCollector): void {
  const reading: Reading = { collector, last: 1, seen: new Map() };
  for (const node of children) read(node, 0, reading);
}

function read(node: GuideNode, depth: number, reading: Reading): void {
  const rank = headingRank(node);
  if (rank !== undefined) {
    checkHeading(node, rank, depth, reading);
    return;
  }
  if (!('children' in node)) return;
  const isTitled = node.type === 'block' && titled.has(node.name) && (node.notation ?? 'component') === 'component';
  // What stands in a tab or a step is not what follows it.
  const before = { last: reading.last, seen: reading.seen };
  if (isTitled) reading.seen = new Map();
  for (const child of node.children as GuideNode[]) read(child, isTitled ? depth + 1 : depth, reading);
  if (isTitled) Object.assign(reading, before);
}

function checkHeading(node: GuideNode, rank: number, depth: number, reading: Reading): void {
  const { collector, last, seen } = reading;
  const position = node.position as Position;
  const text = textOf(node).replace(/\s+/g, ' ').trim();
  if (text === '' && !holdsPicture(node)) collector.add('heading-empty', position);
  else if (rank === 1) collector.add('heading-first-rank', position);
  else if (rank > last + 1 + depth) collector.add('heading-jump', position, { rank, least: last + 1 });
  else if (text !== '' && seen.get(rank)?.has(text.toLowerCase())) collector.add('heading-twice', position, { text });
  for (const lower of [...seen.keys()]) if (lower > rank) seen.delete(lower);
  seen.set(rank, (seen.get(rank) ?? new Set()).add(text.toLowerCase()));
  reading.last = Math.max(rank, 1);
}

function holdsPicture(node: GuideNode): boolean {
  if (node.type === 'image' || node.type === 'block' || (node.type === 'element' && node.name === 'img')) return true;
  return 'children' in node && (node.children as GuideNode[]).some(holdsPicture);
}
