/** The strings in JavaScript that is nothing but strings: literals, and JSX made of text. */
import type { Node, Program } from 'estree';

/** JSX as acorn-jsx adds it to the tree; only what is read of it. */
interface JsxNode {
  type: string;
  value?: unknown;
  children?: JsxNode[];
  expression?: JsxNode;
}

/** A string or number that is written out; otherwise nothing. */
export function literalOf(node: Node | null | undefined): string | undefined {
  if (node?.type === 'Literal' && (typeof node.value === 'string' || typeof node.value === 'number')) {
    return String(node.value);
  }
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? '';
  return undefined;
}

/** The texts in static JSX, in order. */
export function jsxTexts(node: Node | null | undefined): string[] {
  return textsIn(node as JsxNode | null | undefined);
}

function textsIn(node: JsxNode | null | undefined): string[] {
  if (node?.type === 'JSXText') return [String(node.value)];
  if (node?.type === 'JSXExpressionContainer') {
    const literal = literalOf(node.expression as unknown as Node);
    return literal === undefined ? [] : [literal];
  }
  if (node?.type === 'JSXElement' || node?.type === 'JSXFragment') return (node.children ?? []).flatMap(textsIn);
  return [];
}

/** What `export const` binds: strings, and components that are only JSX. */
export function constantsOf(program: Program | null | undefined): [name: string, texts: string[]][] {
  return (program?.body ?? []).flatMap((statement): [string, string[]][] => {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : null;
    if (declaration?.type !== 'VariableDeclaration') return [];
    return declaration.declarations.flatMap(({ id, init }): [string, string[]][] => {
      if (id.type !== 'Identifier') return [];
      const literal = literalOf(init);
      const body = init?.type === 'ArrowFunctionExpression' ? init.body : undefined;
      return [[id.name, literal === undefined ? jsxTexts(body) : [literal]]];
    });
  });
}

/** The default and named imports of `.mdx` and `.md` files. */
export function importsOf(program: Program | null | undefined): [name: string, path: string][] {
  return (program?.body ?? []).flatMap((statement): [string, string][] => {
    if (statement.type !== 'ImportDeclaration' || typeof statement.source.value !== 'string') return [];
    const path = statement.source.value;
    if (!/\.mdx?$/.test(path)) return [];
    return statement.specifiers.map(({ local }) => [local.name, path]);
  });
}
