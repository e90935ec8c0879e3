/** What the resolving of single nodes needs of the whole guide. */
import type { Definition, RootContent } from 'mdast';
import type { IssueCollector } from '../issue-collector.ts';
import type { BlockedNode } from '../model.ts';
import type { Module } from '../parse/read-module.ts';
import { fileStart, type Position } from '../position.ts';
import type { SourceText } from '../segments.ts';

export interface Resolution {
  /** The file whose names count at a place. */
  readonly moduleAt: (position: Position) => Module;
  readonly sourceText: SourceText;
  readonly collector: IssueCollector;
  readonly source: string;
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Where the comments stand that were passed over. */
  readonly comments: Position[];
  /** The ids that are taken: the one of the list of notes, and those that writers gave so far. */
  readonly ids: Set<string>;
}

/** The marker that stands for what was refused. */
export function blockedNode(
  display: 'block' | 'inline',
  position: Position,
  { source }: { source: string },
  tells: BlockedNode['tells'] = 'everyone',
): BlockedNode {
  const text = source.slice(position.start.offset, position.end.offset);
  return { type: 'blocked', tells, display, source: text.length > 200 ? `${text.slice(0, 200)}…` : text, position };
}

/** The marker that stands for code: a reader misses nothing, and its writer is told. */
export function blockedCode(display: 'block' | 'inline', position: Position, text: { source: string }): BlockedNode {
  return blockedNode(display, position, text, 'writers');
}

/** Where a node stands. Autolinks of GFM may have no place; they get the file's. */
export function positionOf(node: RootContent): Position {
  const { position } = node;
  if (position?.start.offset === undefined || position.end.offset === undefined) return fileStart;
  return position as Position;
}
