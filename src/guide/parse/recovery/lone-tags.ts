/** Tags to elements, and what becomes of those that have no partner. */
import type { RootContent } from 'mdast';
import type { Position } from '../../position.ts';
import type { FlatTag } from './flat-tree.ts';
import { endsByItself } from './match-tags.ts';
import { isInlineName, isKnownName, isVoid, type TagNames } from './tag-names.ts';
import { isPhrasing } from './text-edges.ts';

/** A tag that has no partner: it is read as far as it can be. */
export interface TagFault {
  kind: 'unclosed' | 'ends-by-itself' | 'stray';
  tag: FlatTag;
}

export interface Nesting {
  text: string;
  names: TagNames;
  faults: TagFault[];
}

/** Whether what looks like a tag is a word: nobody knows its name, and nothing closes it. */
export function isWord(tag: FlatTag, { names }: Nesting): boolean {
  return tag.name === null || !names.isTag(tag.position.start.offset);
}

export function wordOf({ position }: FlatTag, { text }: Nesting): RootContent {
  return { type: 'text', value: text.slice(position.start.offset, position.end.offset), position };
}

export function voidOf(tag: FlatTag, nesting: Nesting, display: 'flow' | 'text'): RootContent {
  nesting.faults.push({ kind: 'ends-by-itself', tag });
  return elementOf(tag, [], tag.position.end, display);
}

export function addFault(tag: FlatTag, { faults }: Nesting): void {
  faults.push({ kind: endsByItself(tag.name) ? 'ends-by-itself' : 'unclosed', tag });
}

/** What stands for a closing tag that closes nothing. `</br>` is a break, and other elements are left out. */
export function strayOf(tag: FlatTag, nesting: Nesting, before?: Position): RootContent[] {
  const { name, position } = tag;
  if (name !== null && isVoid(name)) {
    if (name !== 'br' || before?.end.offset === position.start.offset) return [];
    nesting.faults.push({ kind: 'ends-by-itself', tag });
    return [elementOf({ ...tag, form: 'whole' }, [], position.end, 'text')];
  }
  if (name === null || !isKnownName(name)) return [wordOf(tag, nesting)];
  nesting.faults.push({ kind: 'stray', tag });
  return [];
}

export function elementOf(
  { name, attributes, position, display, isHtml }: FlatTag,
  children: RootContent[],
  end: Position['end'],
  around: 'flow' | 'text',
): RootContent {
  const isBlock = display === 'flow' && !isHtml;
  const isInline = name !== null && isInlineName(name) && children.every(isPhrasing);
  const isFlow = around === 'flow' && (isBlock || !isInline);
  const type = isFlow ? 'mdxJsxFlowElement' : 'mdxJsxTextElement';
  return { type, name, attributes, children, position: { start: position.start, end } } as RootContent;
}
