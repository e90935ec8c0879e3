/** The names in a configuration file of JavaScript or TypeScript, and the code that each is bound to. Nothing is run. */
import { stripTypeScriptTypes } from 'node:module';
import { posix } from 'node:path';
import { type Node as AcornNode, Parser } from 'acorn';
import jsx from 'acorn-jsx';
import type { Expression, Function as FunctionNode, Pattern, Program } from 'estree';

const parser = Parser.extend(jsx());

/** Names of a file, and what each is bound to; what it exports, as code or as one of the names. */
export interface ConfigScope {
  file: string;
  names: Map<string, Binding>;
  exported: Map<string, Expression | string>;
}

type Binding =
  | { kind: 'value'; code: Expression; isOpen: boolean }
  | { kind: 'function'; code: FunctionNode }
  | { kind: 'import'; specifier: string; name: string };

/** Gives the text of a file beside a configuration; `undefined` if there is none that may be read. */
export type ReadText = (file: string) => string | undefined;

/** Parses a file; `undefined` if it is no JavaScript. Types are taken out of TypeScript. */
export function parseProgram(text: string, file: string): Program | undefined {
  try {
    const program: AcornNode = parser.parse(withoutTypes(text, file), {
      ecmaVersion: 'latest',
      sourceType: 'module',
      allowHashBang: true,
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true,
    });
    return program as unknown as Program;
  } catch {
    return undefined;
  }
}

/** Types with JSX beside them are more than Node takes out; the few that configurations have go by their shapes. */
function withoutTypes(text: string, file: string): string {
  if (/\.[cm]?ts$/.test(file)) return stripTypeScriptTypes(text);
  if (!file.endsWith('.tsx')) return text;
  return text
    .replace(/^import type [^;'"]{0,500}from\s*['"][^'"\n]{0,200}['"];?/gm, '')
    .replace(/^import\s*\{[^{}]{0,2000}\}/gm, (names) => names.replace(/\btype\s+\w{1,80}\s*,?/g, ''))
    .replace(/\b(const|let|var)\s+(\w{1,80})\s*:\s*[\w.<>[\]| ]{1,200}=/g, '$1 $2 =')
    .replace(/\s(?:as const|(?:as|satisfies) [A-Z]\w{0,80})(?=\s{0,20}[;,)\]}])/g, '');
}

/** Reads the names at its top. */
export function readScope({ body }: Program, file: string): ConfigScope {
  const scope: ConfigScope = { file, names: new Map(), exported: new Map() };
  const { names, exported } = scope;
  for (const statement of body) {
    if (statement.type === 'ImportDeclaration') {
      for (const { type, local, ...rest } of statement.specifiers) {
        const imported = 'imported' in rest && rest.imported?.type === 'Identifier' ? rest.imported.name : 'default';
        if (type !== 'ImportNamespaceSpecifier')
          names.set(local.name, { kind: 'import', specifier: String(statement.source.value), name: imported });
      }
    } else if (statement.type === 'ExportDefaultDeclaration') {
      const { declaration } = statement;
      if (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration') continue;
      exported.set('default', declaration);
    } else if (statement.type === 'ExportNamedDeclaration') {
      for (const name of declare(statement.declaration ?? undefined)) exported.set(name, name);
      for (const { local, exported: out } of statement.specifiers) {
        if (!statement.source && local.type === 'Identifier' && out.type === 'Identifier')
          exported.set(out.name, local.name);
      }
    } else if (statement.type === 'ExpressionStatement' && statement.expression.type === 'AssignmentExpression') {
      const { left, right } = statement.expression;
      if (isModuleExports(left)) exported.set('default', right);
    } else declare(statement);
  }
  return scope;

  function declare(statement: Program['body'][number] | undefined): string[] {
    if (statement?.type === 'FunctionDeclaration') {
      names.set(statement.id.name, { kind: 'function', code: statement });
      return [statement.id.name];
    }
    if (statement?.type !== 'VariableDeclaration') return [];
    return statement.declarations.flatMap(({ id, init }) => {
      if (id.type !== 'Identifier' || !init) return [];
      names.set(id.name, { kind: 'value', code: init, isOpen: false });
      return [id.name];
    });
  }
}

function isModuleExports(target: Pattern): boolean {
  return (
    target.type === 'MemberExpression' &&
    target.object.type === 'Identifier' &&
    target.object.name === 'module' &&
    target.property.type === 'Identifier' &&
    target.property.name === 'exports'
  );
}

/** The file that a relative import means; packages mean none. */
export function findImported(specifier: string, from: string, readText: ReadText): string | undefined {
  if (!/^\.\.?\//.test(specifier)) return undefined;
  const path = posix.join(posix.dirname(from), specifier);
  const bare = path.replace(/\.[cm]?js$/, '');
  const endings = ['.ts', '.mts', '.js', '.mjs', '.cjs', '.json', '/index.ts', '/index.js'];
  return [path, ...endings.map((ending) => bare + ending)].find(
    (file) => /\.(?:[cm]?[jt]sx?|json)$/.test(file) && readText(file) !== undefined,
  );
}
