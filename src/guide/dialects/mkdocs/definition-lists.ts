/**
 * Lists of definitions as Python-Markdown has them: a term, and under it `:   ` with what is said of it, which goes on set in
 * by four columns.
 */
import type { Paragraph, Parent, Root, RootContent } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import type { Extension } from 'micromark-util-types';
import { groupRuns } from '../../group-runs.ts';
import type { Position } from '../../position.ts';
import { positionOf } from '../../resolve/resolution.ts';
import { visit } from '../../visit.ts';
import { makeTag } from '../make-tag.ts';
import { exitTag, inset, insetContainer, isSpace } from './indented-marks.ts';

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
  const construct = insetContainer(text, {
    name: 'definitionBlock',
    mark,
    goesOn: (code, columns) => columns < inset && (columns === 0 || isSpace(code)),
  });
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
    const belongs = (child: RootContent, next?: RootContent) =>
      isDefinition(child) || (child.type === 'paragraph' && next !== undefined && isDefinition(next));
    parent.children = groupRuns(parent.children, belongs, listOf);
  });
}

function listOf(run: RootContent[], position: Position): RootContent[] {
  const term = run.findIndex((node) => !isDefinition(node));
  const loose = term === -1 ? run : run.slice(0, term);
  const listed = run.slice(loose.length).map((node) => (node.type === 'paragraph' ? termOf(node) : node));
  for (const node of run) if (isDefinition(node)) delete node.data;
  const [first] = listed;
  const list = first && makeTag('dl', { children: listed, position: { ...position, start: positionOf(first).start } });
  return [...loose.flatMap((node) => (node as MdxJsxFlowElement).children as RootContent[]), ...(list ? [list] : [])];
}

function termOf({ children, position }: Paragraph): RootContent {
  return makeTag('dt', { children, position: positionOf({ type: 'paragraph', children, position } as Paragraph) });
}

function isDefinition(node: RootContent): node is MdxJsxFlowElement {
  return node.type === 'mdxJsxFlowElement' && node.data?.isDefinition === true;
}
