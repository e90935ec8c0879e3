/** What the imports and exports of a file bind names to. Nothing is run: an export is a literal, a tag, or refused. */
import type { Expression, FunctionDeclaration, ImportDeclaration, Pattern, Program, VariableDeclaration } from 'estree';
import type { Root } from 'mdast';
import { blockNamed } from '../blocks/index.ts';
import type { IssueCollector } from '../issue-collector.ts';
import type { Json } from '../json.ts';
import type { Position } from '../position.ts';
import { resolveReference } from '../references.ts';
import { visit } from '../visit.ts';
import { evaluate, pictureFile, type Scope } from './evaluate.ts';
import { isJsx, type Jsx, placeOfCode } from './static-jsx.ts';

/** A tag that a name stands for. */
export interface Component {
  jsx: Jsx;
  /** The names it takes, with their defaults; `undefined` if it takes none. */
  params: ReadonlyMap<string, Json> | undefined;
}

/** A name from another file. */
export interface Imported {
  specifier: string;
  /** `default`, or a name that the file exports. */
  name: string;
}

export interface Module {
  /** Path of the file from the content folder. */
  file: string;
  scope: Scope & { exports: Map<string, Json>; borrowed: Set<string> };
  components: Map<string, Component>;
  imports: Map<string, Imported>;
  /** Names that stand for code, so that no block of that name is meant. */
  foreign: Set<string>;
  /** Where each import of a snippet stands. */
  importPlaces: { position: Position; specifier: string }[];
}

declare module 'mdast-util-mdxjs-esm' {
  interface MdxjsEsmData {
    /** Whether a statement in it is code, of which only its writer is told. */
    isRefused?: boolean;
  }
}

/** Reads the statements of a tree. `given` are the names that the file is used with. */
export function readModule(
  root: Root,
  { file, frontmatter, given }: { file: string; frontmatter: { [key: string]: Json }; given?: Map<string, Json> },
  collector: IssueCollector,
): Module {
  const module: Module = {
    file,
    scope: { exports: new Map(given), borrowed: new Set(), frontmatter },
    components: new Map(),
    imports: new Map(),
    foreign: new Set(),
    importPlaces: [],
  };
  visit(root, 'mdxjsEsm', (node) => {
    const program = node.data?.estree as Program | null | undefined;
    for (const statement of program?.body ?? []) {
      const position = placeOfCode(statement) ?? (node.position as Position);
      const refuse = (kind: string) => {
        collector.add('code-refused', position, { kind });
        node.data = { ...node.data, isRefused: true };
      };
      if (statement.type === 'ImportDeclaration') readImport(statement, position, module, { refuse, collector });
      else if (statement.type === 'ExportNamedDeclaration') readExport(statement.declaration, module, refuse);
      else refuse('This statement');
    }
  });
  return module;
}

type Refuse = (kind: string) => void;

function readImport(
  statement: ImportDeclaration,
  position: Position,
  module: Module,
  { refuse, collector }: { refuse: Refuse; collector: IssueCollector },
): void {
  const specifier = String(statement.source.value);
  const names = statement.specifiers.map(({ local }) => local.name);
  const isSnippet = /\.mdx?$/.test(specifier) && !statement.specifiers.some(isNamespace);
  if (isSnippet) {
    for (const { type, local, ...rest } of statement.specifiers) {
      const imported = 'imported' in rest ? rest.imported : undefined;
      const name = imported === undefined ? 'default' : imported.type === 'Identifier' ? imported.name : '';
      module.imports.set(local.name, { specifier, name });
    }
    module.importPlaces.push({ position, specifier });
    return;
  }
  const [only] = statement.specifiers;
  if (pictureFile.test(specifier) && names.length === 1 && only?.type === 'ImportDefaultSpecifier') {
    module.scope.exports.set(only.local.name, addressOf(specifier, module.file));
    return;
  }
  // Whatever a theme or a component file calls Steps is what we call so, as far as a reader can tell.
  const blocks = names.filter((name) => blockNamed(name));
  const others = names.filter((name) => !blockNamed(name));
  if (blocks.length > 0)
    collector.add('import-unneeded', position, { names: blocks.join(', '), all: others.length === 0 });
  for (const name of others) module.foreign.add(name);
  if (others.length > 0 || blocks.length === 0) refuse('An import');
}

/** The address of an imported picture, wherever what imports it is used. */
function addressOf(specifier: string, file: string): string {
  const path = specifier.replace(/\?.*$/s, '');
  if (!/^\.{1,2}\//.test(path)) return path;
  const destination = resolveReference(path, file);
  return destination.to === 'path' ? `/${destination.path}` : path;
}

function isNamespace({ type }: { type: string }): boolean {
  return type === 'ImportNamespaceSpecifier';
}

function readExport(
  declaration: Extract<Program['body'][number], { type: 'ExportNamedDeclaration' }>['declaration'],
  module: Module,
  refuse: Refuse,
): void {
  if (declaration?.type === 'FunctionDeclaration') readFunction(declaration, module, refuse);
  else if (declaration?.type !== 'VariableDeclaration') refuse('This statement');
  else readConstants(declaration, module, refuse);
}

function readConstants(declaration: VariableDeclaration, module: Module, refuse: Refuse): void {
  for (const { id, init } of declaration.declarations) {
    const evaluation = init && declaration.kind === 'const' ? evaluate(init, module.scope) : undefined;
    const component = init && componentOf(init, module.scope);
    if (id.type === 'Identifier' && evaluation?.is === 'value') {
      // What a snippet is used with counts before what it says itself.
      if (!module.scope.exports.has(id.name)) module.scope.exports.set(id.name, evaluation.value);
    } else if (id.type === 'Identifier' && component) module.components.set(id.name, component);
    else {
      if (id.type === 'Identifier') module.foreign.add(id.name);
      refuse(declaration.kind === 'const' ? 'An export that is no literal' : 'This statement');
    }
  }
}

function readFunction(declaration: FunctionDeclaration, module: Module, refuse: Refuse): void {
  const component = componentOf(declaration, module.scope);
  if (component) module.components.set(declaration.id.name, component);
  else {
    module.foreign.add(declaration.id.name);
    refuse('This statement');
  }
}

/** The tag that a constant or a function of nothing but a tag stands for. */
function componentOf(code: Expression | FunctionDeclaration, scope: Scope): Component | undefined {
  if (isJsx(code)) return { jsx: code, params: undefined };
  const isFunction = /^(?:ArrowFunctionExpression|FunctionExpression|FunctionDeclaration)$/.test(code.type);
  if (!isFunction) return undefined;
  const { params, body, async, generator } = code as FunctionDeclaration;
  if (async || generator || params.length > 1) return undefined;
  const [first] = body.type === 'BlockStatement' ? body.body : [];
  const result = body.type !== 'BlockStatement' ? body : first?.type === 'ReturnStatement' ? first.argument : undefined;
  if (!isJsx(result)) return undefined;
  if (!params[0]) return { jsx: result, params: undefined };
  const names = namesOf(params[0], scope);
  return names && { jsx: result, params: names };
}

/** The names in `{ a, b = 1 }`, or those read from `props`, with their defaults. */
function namesOf(pattern: Pattern, scope: Scope): Map<string, Json> | undefined {
  if (pattern.type === 'Identifier') return pattern.name === 'props' ? new Map() : undefined;
  if (pattern.type !== 'ObjectPattern') return undefined;
  const names = new Map<string, Json>();
  for (const property of pattern.properties) {
    if (property.type !== 'Property' || property.computed || property.key.type !== 'Identifier') return undefined;
    const { value } = property;
    const fallback = value.type === 'AssignmentPattern' ? evaluate(value.right, scope) : undefined;
    const name = value.type === 'AssignmentPattern' ? value.left : value;
    if (name.type !== 'Identifier' || name.name !== property.key.name) return undefined;
    if (fallback && fallback.is !== 'value') return undefined;
    names.set(name.name, fallback?.is === 'value' ? fallback.value : null);
  }
  return names;
}
