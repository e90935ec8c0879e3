/** Small questions about the tags and nodes that snippets are put into. */
import type { Expression } from 'estree';
import type { Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { isInlineElement } from '../html-elements.ts';
import type { Json } from '../json.ts';
import type { Position } from '../position.ts';
import { positionOf } from '../resolve/resolution.ts';
import type { Range } from '../segments.ts';
import { evaluate, type Scope } from './evaluate.ts';

declare module 'mdast-util-mdx-jsx' {
  interface MdxJsxTextElementData {
    /** Of a tag without a name that stands for a snippet: whether it holds blocks. */
    isBlock?: boolean;
  }
  interface MdxJsxFlowElementData {
    isBlock?: boolean;
  }
}

export type Tag = MdxJsxFlowElement | MdxJsxTextElement;

/** All nodes of a tree, the node itself included. */
export function countNodes(node: RootContent | Root): number {
  if (!('children' in node)) return 1;
  return (node.children as RootContent[]).reduce((sum, child) => sum + countNodes(child), 1);
}

/** What stands where a tag stood: a tag without a name, which parts a line of text only where it holds blocks. */
export function fragment(use: RootContent, children: RootContent[]): RootContent {
  const isText = use.type === 'mdxJsxTextElement' || use.type === 'mdxTextExpression';
  const [only] = children;
  const inline =
    isText && children.length === 1 && only?.type === 'paragraph' ? (only.children as RootContent[]) : children;
  const isBlock = isText && inline.some((node) => !isInline(node));
  const type = isText ? 'mdxJsxTextElement' : 'mdxJsxFlowElement';
  const position = use.position;
  return { type, name: null, attributes: [], children: inline, position, data: { isBlock } } as unknown as RootContent;
}

const blockTypes = new Set(
  'paragraph heading list listItem blockquote code table thematicBreak html mdxJsxFlowElement mdxFlowExpression'.split(
    ' ',
  ),
);

function isInline(node: RootContent): boolean {
  if (node.type === 'mdxJsxFlowElement') return node.name !== null && isInlineElement(node.name);
  return !blockTypes.has(node.type);
}

export function isTag(node: RootContent): node is Tag {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** Whether a node stands for a snippet of several blocks. */
export function holdsSeveral(node: RootContent): boolean {
  if (node.type === 'paragraph') return node.children.some(holdsSeveral);
  return (
    isTag(node) && node.name === null && node.children.length > 1 && node.children.some((child) => !isInline(child))
  );
}

/** `{children}` or `{props.children}`. */
export function isSlot(expression: Expression): boolean {
  if (expression.type === 'Identifier') return expression.name === 'children';
  if (expression.type !== 'MemberExpression' || expression.property.type !== 'Identifier') return false;
  const { object, property } = expression;
  return object.type === 'Identifier' && object.name === 'props' && property.name === 'children';
}

export function stringAttribute(node: Tag, name: string): string | undefined {
  const attribute = node.attributes.find((given) => given.type === 'mdxJsxAttribute' && given.name === name);
  return typeof attribute?.value === 'string' ? attribute.value : undefined;
}

/** The literal props of a tag, by name. */
export function propsOf(node: Tag, scope: Scope): Map<string, Json> {
  const props = new Map<string, Json>();
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') continue;
    const { name, value } = attribute;
    const statement = typeof value === 'object' ? value?.data?.estree?.body[0] : undefined;
    const evaluation = statement?.type === 'ExpressionStatement' ? evaluate(statement.expression, scope) : undefined;
    if (value === null || value === undefined) props.set(name, true);
    else if (typeof value === 'string') props.set(name, value);
    else if (evaluation?.is === 'value') props.set(name, evaluation.value);
  }
  return props;
}

export function displayOf(node: RootContent): 'block' | 'inline' {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxFlowExpression' ? 'block' : 'inline';
}

export function rangeAround(nodes: readonly RootContent[]): Range | undefined {
  const [first, last] = [nodes[0], nodes.at(-1)];
  return first && last && { start: positionOf(first).start.offset, end: positionOf(last).end.offset };
}

/** The place of an expression with the braces around it, where they stand directly around it. */
export function withBraces({ start, end }: Position, source: string): Position {
  const before = /\{\s*$/.exec(source.slice(Math.max(0, start.offset - 50), start.offset))?.[0].length;
  const after = /^\s*\}/.exec(source.slice(end.offset, end.offset + 50))?.[0].length;
  if (before === undefined || after === undefined) return { start, end };
  return {
    start: { ...start, offset: start.offset - before },
    end: { ...end, offset: end.offset + after },
  };
}
