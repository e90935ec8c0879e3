/** What applying a brand did to a guide, place by place. Pages, twins and reports all follow this one list. */
import type { Position } from '../guide/index.ts';

export type ChangeRule =
  /** Not for this brand's readers. */
  | 'hidden'
  /** The brand's own section on linking, where the vendor's stood. */
  | 'linking'
  | 'vocabulary'
  /** The article before a word that became another: a, an. */
  | 'article'
  | 'brand-word'
  | 'address';

export interface Change {
  rule: ChangeRule;
  position: Position;
  /** What stood there in the file. */
  before: string;
  /** What stands there now; empty where it was removed. */
  after: string;
}

/** A text with changes made at their places. Changes inside a removed passage go with it. */
export function applyChanges(text: string, changes: readonly Change[]): string {
  let result = '';
  let done = 0;
  for (const { position, after } of sortChanges(changes)) {
    const { start, end } = position;
    if (start.offset < done) continue;
    result += text.slice(done, start.offset) + after;
    done = end.offset;
  }
  return result + text.slice(done);
}

/** Changes in reading order, the longer first where several begin at one place. */
export function sortChanges(changes: readonly Change[]): Change[] {
  return [...changes].sort(
    (a, b) => a.position.start.offset - b.position.start.offset || b.position.end.offset - a.position.end.offset,
  );
}

/** How a brand's words are written so that they are read as words: as text, as the label or title of a link, as an attribute. */
export const escapes = {
  text: (text: string) => text.replace(/[\\`*_{}<>[\]|~]|&(?=[#\w])/g, '\\$&'),
  label: (text: string) => text.replace(/[\\`*_{}<>[\]()"']|&(?=[#\w])/g, '\\$&'),
  attribute: (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
};
