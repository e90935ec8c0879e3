/**
 * The data in a configuration file of JavaScript or TypeScript. Nothing is run: the file is parsed, and literals, and
 * what is made of literals alone, are taken out of it. What is anything else is left out of what holds it.
 */
import type { Expression, Function as FunctionNode, Node, SpreadElement, Super } from 'estree';
import { isJsonObject, type Json } from '../../guide/index.ts';
import { type ConfigScope, findImported, parseProgram, type ReadText, readScope } from './config-scope.ts';
import { parseJson } from './parse-data.ts';

/** Data, or nothing that is known without running code. */
export type Static = Json | undefined;

/** Expressions that are looked at in one file and those that it imports, and how deep. */
const mostExpressions = 200_000;
const mostDepth = 200;
const mostFiles = 40;

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * What a configuration file exports by default, or under `module.exports`. `undefined` if it can't be parsed.
 * @param file Its path, as `readText` knows it.
 */
export function readStaticConfig(file: string, readText: ReadText): Static {
  const scopes = new Map<string, ConfigScope | undefined>();
  let left = mostExpressions;
  return exportOf(file, 'default', 0);

  function scopeOf(path: string): ConfigScope | undefined {
    if (scopes.has(path)) return scopes.get(path);
    if (scopes.size >= mostFiles) return undefined;
    const text = readText(path);
    const program = text === undefined ? undefined : parseProgram(text, path);
    const scope = program && readScope(program, path);
    scopes.set(path, scope);
    return scope;
  }

  function exportOf(path: string, name: string, depth: number): Static {
    if (path.endsWith('.json')) return name === 'default' ? parseJson(readText(path)) : undefined;
    const scope = scopeOf(path);
    const code = scope?.exported.get(name);
    if (!scope || code === undefined) return undefined;
    return typeof code === 'string' ? valueBound(code, scope, depth) : evaluate(code, scope, depth);
  }

  function valueBound(name: string, scope: ConfigScope, depth: number): Static {
    const binding = scope.names.get(name);
    if (!binding || depth > mostDepth) return undefined;
    if (binding.kind === 'import') {
      const file = findImported(binding.specifier, scope.file, readText);
      return file === undefined ? undefined : exportOf(file, binding.name, depth + 1);
    }
    if (binding.kind === 'function' || binding.isOpen) return undefined;
    // A name within its own value would never end.
    binding.isOpen = true;
    const value = evaluate(binding.code, scope, depth + 1);
    binding.isOpen = false;
    return value;
  }

  function evaluate(code: Expression | Super | Node, scope: ConfigScope, depth: number): Static {
    if (depth > mostDepth || left-- <= 0) return undefined;
    const inner = depth + 1;
    switch (code.type) {
      case 'Literal':
        return isPlain(code.value) ? code.value : undefined;
      case 'TemplateLiteral':
        return code.expressions.length === 0
          ? (code.quasis[0]?.value.cooked ?? undefined)
          : templateOf(code, scope, inner);
      case 'UnaryExpression': {
        const operand = evaluate(code.argument, scope, inner);
        if (code.operator === '-') return typeof operand === 'number' ? -operand : undefined;
        return code.operator === '!' && operand !== undefined ? !operand : undefined;
      }
      case 'BinaryExpression': {
        const sides =
          code.operator === '+' ? [evaluate(code.left, scope, inner), evaluate(code.right, scope, inner)] : [];
        return sides.length === 2 && sides.every((side) => typeof side === 'string') ? sides.join('') : undefined;
      }
      case 'ArrayExpression':
        return code.elements.flatMap((element) => itemsOf(element, scope, inner));
      case 'ObjectExpression':
        return objectOf(code.properties, scope, inner);
      case 'Identifier':
        return valueBound(code.name, scope, inner);
      case 'MemberExpression': {
        const holder = evaluate(code.object, scope, inner);
        const key = !code.computed && code.property.type === 'Identifier' ? code.property.name : undefined;
        return key !== undefined && isJsonObject(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined;
      }
      case 'ChainExpression':
        return evaluate(code.expression, scope, inner);
      case 'CallExpression':
        return callOf(code, scope, inner);
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
        return resultOf(code, scope, inner);
      case 'AwaitExpression':
        return evaluate(code.argument, scope, inner);
      default:
        return undefined;
    }
  }

  /** `defineConfig({ … })` is what it is given; a function without parameters is what it returns. */
  function callOf(
    { callee, arguments: given }: Extract<Expression, { type: 'CallExpression' }>,
    scope: ConfigScope,
    depth: number,
  ): Static {
    const binding = callee.type === 'Identifier' ? scope.names.get(callee.name) : undefined;
    if (binding?.kind === 'function') return resultOf(binding.code, scope, depth);
    if (binding?.kind === 'value') {
      const { code } = binding;
      if (code.type === 'ArrowFunctionExpression' || code.type === 'FunctionExpression')
        return resultOf(code, scope, depth);
    }
    const [first] = given;
    if (!first || first.type === 'SpreadElement') return undefined;
    if (callee.type === 'Identifier' && callee.name === 'require') {
      const named = evaluate(first, scope, depth);
      const file = typeof named === 'string' ? findImported(named, scope.file, readText) : undefined;
      return file === undefined ? undefined : exportOf(file, 'default', depth);
    }
    return evaluate(first, scope, depth);
  }

  function resultOf({ body, params }: FunctionNode, scope: ConfigScope, depth: number): Static {
    if (params.length > 0 && body.type === 'BlockStatement') return undefined;
    if (body.type !== 'BlockStatement') return evaluate(body, scope, depth);
    const result = body.body.find((statement) => statement.type === 'ReturnStatement');
    return result?.argument ? evaluate(result.argument, scope, depth) : undefined;
  }

  function templateOf(
    code: Extract<Expression, { type: 'TemplateLiteral' }>,
    scope: ConfigScope,
    depth: number,
  ): Static {
    const parts = code.expressions.map((part) => evaluate(part, scope, depth));
    if (!parts.every((part) => typeof part === 'string' || typeof part === 'number')) return undefined;
    return code.quasis.map((quasi, index) => `${quasi.value.cooked ?? ''}${parts[index] ?? ''}`).join('');
  }

  function itemsOf(element: Expression | SpreadElement | null, scope: ConfigScope, depth: number): Json[] {
    if (!element) return [];
    const value = evaluate(element.type === 'SpreadElement' ? element.argument : element, scope, depth);
    if (value === undefined) return [];
    return element.type === 'SpreadElement' ? (Array.isArray(value) ? value : []) : [value];
  }

  function objectOf(
    properties: Extract<Expression, { type: 'ObjectExpression' }>['properties'],
    scope: ConfigScope,
    depth: number,
  ): Json {
    const object: { [key: string]: Json } = {};
    for (const property of properties) {
      if (property.type === 'SpreadElement') {
        const value = evaluate(property.argument, scope, depth);
        if (isJsonObject(value)) Object.assign(object, value);
        continue;
      }
      const { key } = property;
      const name = property.computed
        ? evaluate(key, scope, depth)
        : key.type === 'Identifier'
          ? key.name
          : key.type === 'Literal' && String(key.value);
      if (typeof name !== 'string' || forbiddenKeys.has(name)) continue;
      const value = evaluate(property.value, scope, depth);
      if (value !== undefined) object[name] = value;
    }
    return object;
  }
}

function isPlain(value: unknown): value is string | number | boolean | null {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
