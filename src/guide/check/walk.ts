/** The walk that the checks of a guide's own text share. */
import type { IssueCollector } from '../issue-collector.ts';
import type { Guide, GuideNode } from '../model.ts';
import { type Position, pointAt } from '../position.ts';

/** What a check knows of the place it is at. */
export interface CheckedPlace {
  guide: Guide;
  collector: IssueCollector;
  /** What the node stands in, the outermost first. */
  around: readonly GuideNode[];
}

export type NodeCheck = (node: GuideNode, place: CheckedPlace) => void;

/** Shows every node to every check, in reading order. */
export function walkNodes(guide: Guide, collector: IssueCollector, checks: readonly NodeCheck[]): void {
  const around: GuideNode[] = [];
  const place: CheckedPlace = { guide, collector, around };
  const visit = (node: GuideNode): void => {
    for (const check of checks) check(node, place);
    if (!('children' in node)) return;
    around.push(node);
    for (const child of node.children as GuideNode[]) visit(child);
    around.pop();
  };
  guide.children.forEach(visit);
}

/** A node's own text, as it was written. */
export function sourceOf({ position }: GuideNode, { source }: Guide): string {
  const { start, end } = position as Position;
  return source.slice(start.offset, end.offset);
}

/** The place of a part of a node, from an offset in its text. */
export function partOf({ position }: GuideNode, { source }: Guide, from: number, length: number): Position {
  const start = (position as Position).start.offset + from;
  return { start: pointAt(source, start), end: pointAt(source, start + length) };
}
