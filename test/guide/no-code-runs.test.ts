import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, expect, test } from 'vitest';
import { applyBrand, neutralBrand } from '../../src/brand/index.ts';
import { outlineOf, parseGuide } from '../../src/guide/index.ts';
import { renderHtml, renderJsonTwin, renderMarkdownTwin } from '../../src/render/index.ts';
import { hatchCanaries } from './canaries.ts';
import { codeForms, codePages, expressions, heads, kindsIn, places } from './code-forms.ts';

const folder = mkdtempSync(join(tmpdir(), 'canaries-'));
const canaries = await hatchCanaries(folder);
const { songs, sang } = canaries;

afterEach(() => {
  Reflect.deleteProperty(globalThis, '__canary');
});
afterAll(async () => {
  await canaries[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

/** Every kind of node of ESTree 2022 and JSX that a module can hold; `with` is none of a module's. */
const kindsOfExpressions =
  'ArrayExpression ArrayPattern ArrowFunctionExpression AssignmentExpression AssignmentPattern AwaitExpression ' +
  'BinaryExpression BlockStatement BreakStatement CallExpression CatchClause ChainExpression ClassBody ' +
  'ClassDeclaration ClassExpression ConditionalExpression ContinueStatement DebuggerStatement DoWhileStatement ' +
  'EmptyStatement ForInStatement ForOfStatement ForStatement FunctionDeclaration FunctionExpression Identifier ' +
  'IfStatement ImportExpression JSXAttribute JSXClosingElement JSXClosingFragment JSXElement JSXEmptyExpression ' +
  'JSXExpressionContainer JSXFragment JSXIdentifier JSXMemberExpression JSXNamespacedName JSXOpeningElement ' +
  'JSXOpeningFragment JSXSpreadAttribute JSXText LabeledStatement Literal LogicalExpression MemberExpression ' +
  'MetaProperty MethodDefinition NewExpression ObjectExpression ObjectPattern PrivateIdentifier Program Property ' +
  'PropertyDefinition RestElement ReturnStatement SequenceExpression SpreadElement StaticBlock Super SwitchCase ' +
  'SwitchStatement TaggedTemplateExpression TemplateElement TemplateLiteral ThisExpression ThrowStatement ' +
  'TryStatement UnaryExpression UpdateExpression VariableDeclaration VariableDeclarator WhileStatement YieldExpression';
const kindsOfModules =
  'ExportAllDeclaration ExportDefaultDeclaration ExportNamedDeclaration ExportSpecifier ImportDeclaration ' +
  'ImportDefaultSpecifier ImportNamespaceSpecifier ImportSpecifier';

function makeEverythingOf(source: string): void {
  const { guide } = parseGuide(source, { path: 'guides/case', file: 'case.mdx' });
  const branded = applyBrand(guide, neutralBrand);
  const outline = outlineOf(branded.guide.children);
  renderHtml(branded.guide, outline);
  renderMarkdownTwin(branded, neutralBrand);
  renderJsonTwin({ ...branded, path: guide.path, outline }, neutralBrand);
}

test.each(Object.entries(places))('every kind of code is tried as %s', (_, place) => {
  const kinds = new Set(expressions.flatMap((expression) => [...(kindsIn(place(expression)) ?? [])]));
  expect(kindsOfExpressions.split(' ').filter((kind) => !kinds.has(kind))).toEqual([]);
});

test('every kind of import and export is tried', () => {
  const kinds = new Set(codeForms.flatMap((form) => [...(kindsIn(form) ?? [])]));
  expect(kindsOfModules.split(' ').filter((kind) => !kinds.has(kind))).toEqual([]);
});

test(`nothing in a guide runs: ${codeForms.length} forms of code, ${expressions.length} of them at ${Object.keys(places).length} places, and ${heads.length} kinds of frontmatter`, async () => {
  expect(codeForms.filter((form) => kindsIn(form) !== undefined).length).toBeGreaterThan(200);
  for (const song of songs) {
    for (const page of codePages(song)) makeEverythingOf(page);
    makeEverythingOf(heads.join('') + codeForms.join('\n\n').replaceAll('SONG', song));
    expect(await sang(), song).toEqual([]);
  }
});

test('most of these expressions sing when they do run', () => {
  const runnable = expressions.filter((expression) => expression.includes('SONG') && !/\bimport\b/.test(expression));
  const sung = runnable.filter((expression) => {
    Reflect.deleteProperty(globalThis, '__canary');
    try {
      new Function(`return (${expression.replaceAll('SONG', 'globalThis.__canary = 1')}\n)`)();
    } catch {
      // JSX is no code to Function, and some forms throw after their song.
    }
    return '__canary' in globalThis;
  });
  expect(sung.length).toBeGreaterThan(80);
});

test('the canaries sing when their code does run', async () => {
  const module = join(folder, 'songs.mjs');
  writeFileSync(module, songs.map((song) => `${song};\n`).join(''));
  await import(/* @vite-ignore */ pathToFileURL(module).href);
  expect(await sang()).toEqual(['global', 'file', 'child', 'connection']);
});

test('no key of a guide reaches the prototype of objects', () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  makeEverythingOf(
    '---\ntitle: T\n__proto__: { polluted: 1 }\nconstructor: { prototype: { polluted: 1 } }\n---\n\n' +
      "export const a = { __proto__: { polluted: 1 } }\n\nexport const b = JSON\n\n{a.polluted} <p __proto__='x' constructor='y' title={{ __proto__: { polluted: 1 } }}>x</p>\n",
  );
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
