/**
 * Lists of definitions as Python-Markdown has them: a term, and under it `:   ` with what is said of it, which goes on set in
 * by four columns.
 */
import type { Paragraph, Parent, Root, RootContent } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import type { Construct, Extension, State } from 'micromark-util-types';
import { spanOf } from '../../position.ts';
import { positionOf } from '../../resolve/resolution.ts';
import { visit } from '../../visit.ts';
import { makeTag } from '../make-tag.ts';
import { continueBlock, exitTag, type Indented, inset, isSpace, leadOf } from './indented-marks.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    definitionBlock: 'definitionBlock';
    definitionBlockMark: 'definitionBlockMark';
  }
}

declare module 'mdast-util-mdx-jsx' {
  interface MdxJsxFlowElementData {
    /** Of a tag that says something of the term before it. */
    isDefinition?: boolean;
  }
}

const mark = /:(?: {3}|\t)(?=[ \t]*\S)/y;
const anyMark = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*:(?: {3}|\t)[ \t]*\S/m;

/** What the tokenizer looks for in a text of Markdown; nothing for one without definitions. */
export function definitionMarks(text: string): Extension {
  if (!anyMark.test(text)) return {};
  const construct: Construct = {
    name: 'definitionBlock',
    tokenize(effects, ok, nok) {
      mark.lastIndex = this.now().offset;
      if (!mark.test(text)) return nok;
      const state = this.containerState as Indented;
      const lead = leadOf(this);
      let columns = 0;
      const space: State = (code) => {
        if (columns < inset && (columns === 0 || isSpace(code))) {
          columns += 1;
          effects.consume(code);
          return space;
        }
        effects.exit('definitionBlockMark');
        return ok(code);
      };
      return (code) => {
        state.indent = lead + inset;
        effects.enter('definitionBlock', { _container: true });
        effects.enter('definitionBlockMark');
        return space(code);
      };
    },
    continuation: { tokenize: continueBlock },
    exit: (effects) => void effects.exit('definitionBlock'),
  };
  return { document: { 58: construct } };
}

/** What such a block comes to: a tag. */
export const definitionTags: FromMarkdown = {
  enter: {
    definitionBlock(token) {
      const data = { isDefinition: true };
      const node: MdxJsxFlowElement = { type: 'mdxJsxFlowElement', name: 'dd', attributes: [], children: [], data };
      this.enter(node, token);
    },
  },
  exit: { definitionBlock: exitTag },
};

/** Puts terms and what is said of them into lists, in place. What has no term before it is no definition. */
export function joinDefinitions(root: Root): void {
  visit(root, (node) => {
    if (!('children' in node) || !(node.children as RootContent[]).some(isDefinition)) return;
    const parent = node as Parent;
    const joined: RootContent[] = [];
    let list: RootContent[] = [];
    const close = () => {
      const [first, last] = [list[0], list.at(-1)];
      if (first && last) {
        const position = spanOf({ position: positionOf(first) }, { position: positionOf(last) });
        joined.push(makeTag('dl', { children: list, position }));
      }
      list = [];
    };
    for (const [index, child] of parent.children.entries()) {
      const next = parent.children[index + 1];
      if (isDefinition(child)) {
        delete child.data;
        if (list.length > 0) list.push(child);
        else joined.push(...(child.children as RootContent[]));
      } else if (child.type === 'paragraph' && next && isDefinition(next)) list.push(termOf(child));
      else {
        close();
        joined.push(child);
      }
    }
    close();
    parent.children = joined;
  });
}

function termOf({ children, position }: Paragraph): RootContent {
  return makeTag('dt', { children, position: positionOf({ type: 'paragraph', children, position } as Paragraph) });
}

function isDefinition(node: RootContent): node is MdxJsxFlowElement {
  return node.type === 'mdxJsxFlowElement' && node.data?.isDefinition === true;
}
