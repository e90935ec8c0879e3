/** Static evaluation: literals and what is made of them alone. Nothing is called, and nothing is looked up but own keys. */
import type { Expression, Property, SpreadElement, TemplateLiteral } from 'estree';
import { brandWordMark, isBrandWordName } from '../brand-words.ts';
import { isJsonObject, type Json } from '../json.ts';

/** Names that expressions of a guide may use. */
export interface Scope {
  readonly exports: ReadonlyMap<string, Json>;
  readonly frontmatter: { [key: string]: Json };
  /** Those of the exports that come from another file. */
  readonly borrowed?: ReadonlySet<string>;
}

export type Evaluation =
  | { is: 'value'; value: Json }
  | { is: 'unbound'; name: string }
  | { is: 'brand-word-unknown'; name: string }
  | { is: 'code' };

const code: Evaluation = { is: 'code' };
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** What an expression stands for, or why it stands for nothing here. It never runs it. */
export function evaluate(expression: Expression, scope: Scope): Evaluation {
  switch (expression.type) {
    case 'Literal':
      return isPlainLiteral(expression.value) ? { is: 'value', value: expression.value } : code;
    case 'UnaryExpression':
      return negate(expression.operator, evaluate(expression.argument, scope));
    case 'TemplateLiteral':
      return evaluateTemplate(expression, scope);
    case 'ArrayExpression':
      return evaluateArray(expression.elements, scope);
    case 'ObjectExpression':
      return evaluateObject(expression.properties, scope);
    case 'Identifier': {
      const value = scope.exports.get(expression.name);
      return value === undefined ? { is: 'unbound', name: expression.name } : { is: 'value', value };
    }
    case 'MemberExpression':
      return evaluateMember(expression.object.type === 'Super' ? undefined : expression.object, expression, scope);
    case 'CallExpression':
      return evaluateCall(expression, scope);
    default:
      return code;
  }
}

/** What `import` and `require` may name to be shown as a picture. */
export const pictureFile = /\.(?:png|jpe?g|gif|webp|avif|svg)(?:\?[\w&=]*)?$/i;

/** `require('./a.png')` and `useBaseUrl('/img/a.png')` stand for addresses. Nothing else is called, nor are these. */
function evaluateCall({ callee, arguments: given }: Extract<Expression, { type: 'CallExpression' }>, scope: Scope) {
  const name = callee.type === 'Identifier' && !scope.exports.has(callee.name) ? callee.name : '';
  const [first] = given;
  if (!/^(?:require|useBaseUrl)$/.test(name) || !first || first.type === 'SpreadElement') return code;
  const address = evaluate(first, scope);
  const isKnown = address.is === 'value' && typeof address.value === 'string';
  return isKnown && (name === 'useBaseUrl' || pictureFile.test(String(address.value))) ? address : code;
}

function isPlainLiteral(value: unknown): value is string | number | boolean | null {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function negate(operator: string, operand: Evaluation): Evaluation {
  if (operator !== '-' || operand.is !== 'value' || typeof operand.value !== 'number') return code;
  return { is: 'value', value: -operand.value };
}

function evaluateTemplate(template: TemplateLiteral, scope: Scope): Evaluation {
  let text = '';
  for (const [index, quasi] of template.quasis.entries()) {
    text += quasi.value.cooked ?? '';
    const expression = template.expressions[index];
    if (!expression) continue;
    const part = evaluate(expression, scope);
    if (part.is !== 'value') return part;
    if (typeof part.value !== 'string' && typeof part.value !== 'number') return code;
    text += String(part.value);
  }
  return { is: 'value', value: text };
}

function evaluateArray(elements: readonly (Expression | SpreadElement | null)[], scope: Scope): Evaluation {
  const values: Json[] = [];
  for (const element of elements) {
    if (!element || element.type === 'SpreadElement') return code;
    const item = evaluate(element, scope);
    if (item.is !== 'value') return item;
    values.push(item.value);
  }
  return { is: 'value', value: values };
}

function evaluateObject(properties: readonly (Property | SpreadElement)[], scope: Scope): Evaluation {
  const object: { [key: string]: Json } = {};
  for (const property of properties) {
    if (property.type !== 'Property' || property.kind !== 'init' || property.method || property.computed) return code;
    const key = keyOf(property);
    if (key === undefined || forbiddenKeys.has(key)) return code;
    const value = evaluate(property.value as Expression, scope);
    if (value.is !== 'value') return value;
    object[key] = value.value;
  }
  return { is: 'value', value: object };
}

function keyOf({ key }: Property): string | undefined {
  if (key.type === 'Identifier') return key.name;
  if (key.type === 'Literal' && (typeof key.value === 'string' || typeof key.value === 'number'))
    return String(key.value);
  return undefined;
}

function evaluateMember(
  object: Expression | undefined,
  member: { property: { type: string }; computed: boolean },
  scope: Scope,
): Evaluation {
  if (!object || member.computed || member.property.type !== 'Identifier') return code;
  const { name } = member.property as { type: 'Identifier'; name: string };
  if (object.type === 'Identifier' && object.name === 'brand' && !scope.exports.has('brand')) {
    return isBrandWordName(name) ? { is: 'value', value: brandWordMark(name) } : { is: 'brand-word-unknown', name };
  }
  const holder: Evaluation =
    object.type === 'Identifier' && object.name === 'frontmatter' && !scope.exports.has('frontmatter')
      ? { is: 'value', value: scope.frontmatter }
      : evaluate(object, scope);
  if (holder.is !== 'value') return holder;
  // What a picture's import is bound to has its address under these names.
  if (/^(?:src|default)$/.test(name) && typeof holder.value === 'string' && pictureFile.test(holder.value))
    return holder;
  if (!isJsonObject(holder.value) || !Object.hasOwn(holder.value, name)) {
    return { is: 'unbound', name: `${nameOf(object)}.${name}` };
  }
  return { is: 'value', value: holder.value[name] ?? null };
}

/** A chain of names as it was written: `limits.nested`. */
function nameOf(expression: Expression): string {
  if (expression.type === 'Identifier') return expression.name;
  if (expression.type !== 'MemberExpression' || expression.object.type === 'Super') return '…';
  const { property } = expression;
  return `${nameOf(expression.object)}.${property.type === 'Identifier' ? property.name : '…'}`;
}
