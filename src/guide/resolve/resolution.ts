/** What the resolving of single nodes needs of the whole guide. */
import type { Definition, RootContent } from 'mdast';
import type { Report } from '../issue-collector.ts';
import type { RefusalNode } from '../model.ts';
import type { Module } from '../parse/read-module.ts';
import { fileStart, type Position } from '../position.ts';
import type { Assembly } from '../segments.ts';

export interface Resolution {
  /** The file whose names count at a place. */
  readonly moduleAt: (position: Position) => Module;
  readonly assembly: Assembly;
  readonly report: Report;
  readonly source: string;
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Where the comments stand that were passed over. */
  readonly comments: Position[];
  /** The ids that are taken: the one of the list of notes, and those that writers gave so far. */
  readonly ids: Set<string>;
}

/** The marker that stands for what was refused. */
export function refusal(display: 'block' | 'inline', position: Position, { source }: { source: string }): RefusalNode {
  const text = source.slice(position.start.offset, position.end.offset);
  return { type: 'refusal', display, source: text.length > 200 ? `${text.slice(0, 200)}…` : text, position };
}

/** Where a node stands. Autolinks of GFM may have no place; they get the file's. */
export function positionOf(node: RootContent): Position {
  const { position } = node;
  if (position?.start.offset === undefined || position.end.offset === undefined) return fileStart;
  return position as Position;
}
