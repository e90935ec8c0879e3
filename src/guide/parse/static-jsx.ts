/**
 * JSX within program code — in `export const Check = () => <b>✓</b>`, in `title={<>…</>}` — to the nodes that the same
 * tags give in the text. Nothing is called: what is neither tag, text nor literal stays an expression, to be judged as
 * any other.
 */
import type { Expression, Node, Program } from 'estree';
import type { RootContent } from 'mdast';
import type { MdxJsxAttribute, MdxJsxExpressionAttribute } from 'mdast-util-mdx-jsx';
import type { Position } from '../position.ts';
import { type Evaluation, evaluate, type Scope } from './evaluate.ts';

type JSXElement = Extract<Expression, { type: 'JSXElement' }>;
type JSXFragment = Extract<Expression, { type: 'JSXFragment' }>;
type Attribute = JSXElement['openingElement']['attributes'][number];
type JSXAttribute = Extract<Attribute, { type: 'JSXAttribute' }>;
type JSXText = Extract<Jsx['children'][number], { type: 'JSXText' }>;

/** A tag in program code. */
export type Jsx = JSXElement | JSXFragment;

export interface JsxContext {
  /** The text that places count in. */
  source: string;
  scope: Scope;
  /** Whether the tags stand in a line of text. */
  tagType: 'mdxJsxFlowElement' | 'mdxJsxTextElement';
  /** Told what stands for a condition that was decided. */
  decided(position: Position, branch: Position | undefined): void;
}

/** Whether an expression is a tag. */
export function isJsx(expression: Node | null | undefined): expression is Jsx {
  return expression?.type === 'JSXElement' || expression?.type === 'JSXFragment';
}

/** Where a piece of program code stands. */
export function placeOfCode({ loc, range }: Pick<Node, 'loc' | 'range'>): Position | undefined {
  if (!loc || !range) return undefined;
  return {
    start: { line: loc.start.line, column: loc.start.column + 1, offset: range[0] },
    end: { line: loc.end.line, column: loc.end.column + 1, offset: range[1] },
  };
}

/** The nodes of a tag. A fragment is a tag without a name. */
export function nodesOfJsx(jsx: Jsx, context: JsxContext): RootContent[] {
  const children = jsx.children.flatMap((child) => nodesOfChild(child, context));
  if (jsx.type === 'JSXFragment') return children;
  const { name, attributes } = jsx.openingElement;
  const tag = {
    type: context.tagType,
    name: nameOf(name),
    attributes: attributes.map((attribute) => attributeOf(attribute, context)),
    children,
    position: placeOfCode(jsx),
  };
  return [tag as unknown as RootContent];
}

/**
 * The nodes of an expression that is a tag, or that chooses between tags by names whose values are known; nothing for any
 * other expression.
 */
export function nodesOfExpression(expression: Expression, context: JsxContext): RootContent[] | undefined {
  if (isJsx(expression as Node)) return nodesOfJsx(expression as unknown as Jsx, context);
  const chosen = choose(expression, context.scope);
  const position = placeOfCode(expression);
  if (!chosen || !position) return undefined;
  const nodes = chosen.branch ? nodesOfExpression(chosen.branch, context) : [];
  if (nodes) context.decided(position, chosen.branch && placeOfCode(chosen.branch));
  return nodes;
}

/** The tag that `known && <b/>` or `known ? <b/> : <i/>` comes to; no branch where that is nothing. */
function choose(expression: Expression, scope: Scope): { branch: Expression | undefined } | undefined {
  if (expression.type === 'LogicalExpression' && expression.operator === '&&') {
    const test = evaluate(expression.left, scope);
    if (test.is !== 'value' || !mayBeTag(expression.right)) return undefined;
    return { branch: isTrue(test) ? expression.right : undefined };
  }
  if (expression.type !== 'ConditionalExpression') return undefined;
  const test = evaluate(expression.test, scope);
  if (test.is !== 'value') return undefined;
  const branch = isTrue(test) ? expression.consequent : expression.alternate;
  if (branch.type === 'Literal' && branch.value === null) return { branch: undefined };
  return mayBeTag(branch) ? { branch } : undefined;
}

function mayBeTag(expression: Expression): boolean {
  return isJsx(expression as Node) || /^(?:Logical|Conditional)Expression$/.test(expression.type);
}

function isTrue(evaluation: Evaluation): boolean {
  return evaluation.is === 'value' && Boolean(evaluation.value);
}

type Child = Jsx['children'][number];

function nodesOfChild(child: Child, context: JsxContext): RootContent[] {
  const position = placeOfCode(child) as Position;
  switch (child.type) {
    case 'JSXText':
      return textOf(child, position);
    case 'JSXElement':
    case 'JSXFragment':
      return nodesOfJsx(child, context);
    case 'JSXExpressionContainer': {
      const { expression } = child;
      if (expression.type === 'JSXEmptyExpression') return [expressionNode([], position, context)];
      const nodes = nodesOfExpression(expression, context);
      if (nodes) return nodes;
      return [expressionNode([expression], position, context)];
    }
    default:
      return [expressionNode([child.expression], position, context)];
  }
}

/** Text as JSX reads it: lines are trimmed and joined, and a blank run that holds a line break is nothing. */
function textOf({ value }: JSXText, position: Position): RootContent[] {
  const lines = value.split(/\r?\n/);
  const text = lines
    .map((line, at) => {
      const start = at === 0 ? line : line.replace(/^[ \t]+/, '');
      return at === lines.length - 1 ? start : start.replace(/[ \t]+$/, '');
    })
    .filter((line) => line !== '')
    .join(' ');
  return text === '' ? [] : [{ type: 'text', value: text, position }];
}

function expressionNode(body: Expression[], position: Position, { source }: JsxContext): RootContent {
  const program: Program = {
    type: 'Program',
    sourceType: 'module',
    body: body.map((expression) => ({ type: 'ExpressionStatement', expression })),
  };
  // Without the braces around it.
  const value = source.slice(position.start.offset + 1, position.end.offset - 1);
  return { type: 'mdxTextExpression', value, data: { estree: program }, position };
}

function attributeOf(attribute: Attribute, context: JsxContext): MdxJsxAttribute | MdxJsxExpressionAttribute {
  const position = placeOfCode(attribute) as Position;
  if (attribute.type === 'JSXSpreadAttribute') return { type: 'mdxJsxExpressionAttribute', value: '', position };
  const name = nameOf(attribute.name);
  const { value } = attribute;
  if (value === null) return { type: 'mdxJsxAttribute', name, value: null, position };
  if (value.type === 'Literal') return { type: 'mdxJsxAttribute', name, value: String(value.value), position };
  const expression = value.type === 'JSXExpressionContainer' ? value.expression : value;
  const body = expression.type === 'JSXEmptyExpression' ? [] : [expression as Expression];
  const { data } = expressionNode(body, position, context) as { data?: { estree?: Program } };
  return {
    type: 'mdxJsxAttribute',
    name,
    value: { type: 'mdxJsxAttributeValueExpression', value: '', ...(data ? { data } : {}) },
    position,
  };
}

function nameOf(name: JSXElement['openingElement']['name'] | JSXAttribute['name']): string {
  if (name.type === 'JSXIdentifier') return name.name;
  if (name.type === 'JSXNamespacedName') return `${name.namespace.name}:${name.name.name}`;
  return `${nameOf(name.object)}.${name.property.name}`;
}
