/** Blocks and the tags between them, one after the other, to blocks in each other. */
import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import { type Position, spanOf } from '../../position.ts';
import type { FlatNode, FlatTag } from './flat-tree.ts';
import { codeOf, withoutFirstBreak } from './html-code.ts';
import { addFault, elementOf, isWord, type Nesting, strayOf, voidOf, wordOf } from './lone-tags.ts';
import { isEndedBy } from './match-tags.ts';
import { isInlineName, isVoid } from './tag-names.ts';
import { isPadding, isPhrasing, type Placed, trimmed } from './text-edges.ts';

/** An element whose end is still to come. */
export interface Frame {
  tag: FlatTag | undefined;
  children: RootContent[];
}

/** Takes blocks and tags in their order. */
export function createFlow(nesting: Nesting) {
  const base: Frame = { tag: undefined, children: [] };
  const frames = [base];
  const alone = new Set<FlatTag>();
  let last: Position | undefined;
  const { text } = nesting;
  const top = () => frames.at(-1) ?? base;

  function pop(close?: FlatTag): void {
    const { tag, children } = frames.pop() ?? base;
    if (!tag) return;
    if (!close) addFault(tag, nesting);
    const ends = close?.position.end ?? (children.at(-1)?.position as Position | undefined)?.end ?? tag.position.end;
    const isBlank = tag.name === 'p' && tag.attributes.length === 0 && children.every(isPadding);
    if (!close && isBlank) return;
    const content = tag.name === 'pre' ? withoutFirstBreak(children, text) : trimmed(children);
    push((close && codeOf(tag, content, ends)) ?? elementOf(tag, content, ends, 'flow'));
  }

  function push(node: RootContent): void {
    const frame = top();
    const previous = frame.children.at(-1);
    if (isPadding(node) && frame.tag?.name !== 'pre' && !(previous && isPhrasing(previous))) return;
    if (frame.tag || !isPhrasing(node)) frame.children.push(node);
    else if (previous?.type === 'paragraph' && looseParagraphs.has(previous)) {
      previous.children.push(node as PhrasingContent);
      previous.position = spanOf(previous as Placed, node as Placed);
    } else if (node.type === 'mdxTextExpression' && node.value === '/**/') {
      frame.children.push({ ...node, type: 'mdxFlowExpression' });
    } else {
      const { position } = node as Placed;
      const paragraph: Paragraph = { type: 'paragraph', children: [node as PhrasingContent], position };
      looseParagraphs.add(paragraph);
      frame.children.push(paragraph);
    }
  }
  const looseParagraphs = new Set<Paragraph>();

  function beginBlock(name: string | null): void {
    for (let frame = top(); frame.tag && alone.has(frame.tag); frame = top()) {
      const isParagraph = frame.tag.name === 'p' && (name === null || !isInlineName(name));
      if (!isParagraph && !isEndedBy(frame.tag.name, name ?? '')) return;
      pop();
    }
  }

  return {
    add(node: RootContent | FlatNode, isHtml: boolean): void {
      const own = node as RootContent;
      if (!isHtml) beginBlock(null);
      if (isHtml) push(own);
      else top().children.push(own);
      last = own.position as Position | undefined;
    },
    addTag(tag: FlatTag, partner: FlatTag | undefined): void {
      const name = tag.name ?? '';
      if (tag.form === 'close') {
        if (partner) {
          while (frames.length > 1 && top().tag !== partner) pop();
          pop(tag);
        } else for (const node of strayOf(tag, nesting, last)) push(node);
      } else if (tag.form === 'whole') {
        beginBlock(name);
        push(elementOf(tag, [], tag.position.end, 'flow'));
      } else if (!partner && isWord(tag, nesting)) push(wordOf(tag, nesting));
      else if (!partner && isVoid(name)) push(voidOf(tag, nesting, 'flow'));
      else {
        beginBlock(name);
        if (!partner) alone.add(tag);
        frames.push({ tag, children: [] });
      }
      last = tag.position;
    },
    end(): RootContent[] {
      while (frames.length > 1) pop();
      return trimmed(base.children);
    },
  };
}
