/** What the architecture rules need to know of one source file, read with TypeScript's own parser. */
import ts from 'typescript';

export interface Import {
  /** As written: `./issue.ts`, `node:fs`, `zod`. */
  specifier: string;
  typesOnly: boolean;
  line: number;
}

export interface ClassName {
  name: string;
  /** Certainly a class: `hasClass(node, 'step')`, `querySelector('.step')`. Else it may be a file's ending: `'.step'`. */
  isAskedFor: boolean;
  line: number;
}

export interface SourceCode {
  /** From the repository's root, with `/`. */
  path: string;
  lines: number;
  imports: Import[];
  /** Names of the file's own top-level functions, classes, constants and types. */
  names: string[];
  /** Lines on which text is run as code: `eval(…)`, `new Function(…)`. */
  runsText: number[];
  /** What literals name in the way of classes. */
  classNames: ClassName[];
}

/** Reads a TypeScript, JavaScript or Astro file; of an Astro file, its frontmatter and its scripts. */
export function parseSourceCode(path: string, text: string): SourceCode {
  const lines = text.split('\n').length - 1;
  const code: SourceCode = { path, lines, imports: [], names: [], runsText: [], classNames: [] };
  for (const script of path.endsWith('.astro') ? astroScripts(text) : [text]) {
    const file = ts.createSourceFile(path, script, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
    const lineOf = (node: ts.Node) => file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    const visit = (node: ts.Node) => {
      const imported = importOf(node);
      if (imported) code.imports.push({ ...imported, line: lineOf(node) });
      if (runsText(node)) code.runsText.push(lineOf(node));
      code.classNames.push(...classesIn(node).map((found) => ({ ...found, line: lineOf(node) })));
      ts.forEachChild(node, visit);
    };
    visit(file);
    code.names.push(...file.statements.flatMap(namesOf));
  }
  return code;
}

/** Other text is blanked, not cut, so that every script keeps its line numbers. */
function astroScripts(text: string): string[] {
  const parts = [
    ...text.matchAll(/^---\r?\n(?<code>.*?)^---/gms),
    ...text.matchAll(/<script\b[^>]*>(?<code>.*?)<\/script>/gis),
  ];
  const sources = [...text.matchAll(/<script\b[^>]*\bsrc=["'](?<path>[^"']+)["']/gi)];
  return [
    ...parts.map((part) => {
      const code = part.groups?.['code'] ?? '';
      const before = text.slice(0, part.index + part[0].indexOf(code));
      return before.replace(/[^\n]/g, ' ') + code;
    }),
    ...sources.map((source) => `import '${source.groups?.['path']}';`),
  ];
}

function importOf(node: ts.Node): Omit<Import, 'line'> | undefined {
  if (ts.isImportDeclaration(node)) return imported(node.moduleSpecifier, importsTypesOnly(node.importClause));
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) return imported(node.moduleSpecifier, node.isTypeOnly);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return imported(node.argument.literal, true);
  if (ts.isCallExpression(node) && isImportCall(node.expression)) {
    // A computed specifier could be anything; its text is kept, which no rule allows.
    return node.arguments[0] && imported(node.arguments[0], false);
  }
  // How a worker thread names its module.
  const address = ts.isNewExpression(node) && node.expression.getText() === 'URL' ? node.arguments?.[0] : undefined;
  return address && /\.m?[jt]s['"`]$/.test(address.getText()) ? imported(address, false) : undefined;
}

function imported(specifier: ts.Node, typesOnly: boolean): Omit<Import, 'line'> {
  return { specifier: ts.isStringLiteralLike(specifier) ? specifier.text : specifier.getText(), typesOnly };
}

function importsTypesOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  return !clause.name && !!named && ts.isNamedImports(named) && named.elements.every((element) => element.isTypeOnly);
}

/** `import()`, `require()`, `import.meta.resolve()` and `import.meta.glob()`. */
function isImportCall(called: ts.Expression): boolean {
  return (
    called.kind === ts.SyntaxKind.ImportKeyword || /^(require|import\.meta\.(resolve|glob))$/.test(called.getText())
  );
}

function runsText(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return false;
  return /^((globalThis|window|self)\.)?(eval|Function)$/.test(node.expression.getText());
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((declaration) => declaration.name.getText());
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return isNamed && statement.name ? [statement.name.text] : [];
}

/** The classes that a literal names: as it stands where a class is asked for, else in what reads as a selector. */
function classesIn(node: ts.Node): Omit<ClassName, 'line'>[] {
  const text = ts.isStringLiteralLike(node) || isTemplatePart(node) ? node.text : undefined;
  if (text === undefined) return [];
  let call = node.parent;
  while (call && !ts.isCallExpression(call) && !ts.isBlock(call)) call = call.parent;
  const called = call && ts.isCallExpression(call) ? call.expression.getText() : '';
  // What makes an element names its classes itself.
  if (called === 'h') return [];
  if (/(^hasClass|classList\.(add|remove|toggle|contains)|getElementsByClassName)$/.test(called)) {
    return node.parent === call && /^[a-z][\w-]*$/.test(text) ? [{ name: text, isAskedFor: true }] : [];
  }
  const isAskedFor = /\.(closest|matches|querySelector(All)?)$/.test(called);
  return [...text.matchAll(/(?<![\w/]\.?)(?:[a-z][a-z0-9]*)?\.([a-z][\w-]*)/g)].map(([, name = '']) => ({
    name,
    isAskedFor,
  }));
}

function isTemplatePart(node: ts.Node): node is ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail {
  return ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
}
