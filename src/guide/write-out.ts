/**
 * What stands in a twin instead of names and imports: a page with snippets is exported with their text in it, since its
 * reader has no other file. A page without snippets has none of this, and stays byte for byte what it is.
 */
import type { Code, Root, RootContent } from 'mdast';
import { hasBrandWord } from './brand-words.ts';
import { isJsonObject, type Json } from './json.ts';
import type { Scope } from './parse/evaluate.ts';
import type { Module } from './parse/read-module.ts';
import { type Snippets, snippetPaths } from './parse/snippet-paths.ts';
import { type Position, pointAt } from './position.ts';
import { type Range, type SourceText, segmentAt } from './segments.ts';

/** Takes out the imports of snippets that are there, and in a snippet all statements that are not refused. */
export function removeStatements(root: Root, module: Module, sourceText: SourceText, snippets: Snippets): void {
  const gone = module.importPlaces.filter(({ specifier }) =>
    snippetPaths(specifier, module.file).some((path) => Object.hasOwn(snippets, path)),
  );
  for (const run of runsOf(gone, sourceText.text)) remove(run, sourceText);
  for (const node of root.children) {
    if (node.type !== 'mdxjsEsm' || node.data?.isRefused || !node.position) continue;
    if (isCopied(node, sourceText)) remove(node.position as Position, sourceText);
  }
}

/** Imports on lines that follow each other, taken together. */
function runsOf(places: readonly { position: Position }[], text: string): Position[] {
  const runs: Position[] = [];
  for (const { position } of places) {
    const last = runs.at(-1);
    const isNext = last && /^[ \t;]*\r?\n$/.test(text.slice(last.end.offset, position.start.offset));
    if (isNext) last.end = position.end;
    else runs.push({ ...position });
  }
  return runs;
}

/** The lines of a passage, and one of the two blank lines around it. */
function remove({ start, end }: Position, sourceText: SourceText): void {
  const { text } = sourceText;
  const lineStart = text.lastIndexOf('\n', start.offset - 1) + 1;
  const rest = /^[ \t]*;?[ \t]*(?:\r?\n|$)/.exec(text.slice(end.offset))?.[0] ?? '';
  const isAfterBlank = /(?:^|\n)[ \t]*\r?\n$/.test(text.slice(Math.max(0, lineStart - 200), lineStart));
  const blank = isAfterBlank ? (/^[ \t]*\r?\n/.exec(text.slice(end.offset + rest.length))?.[0] ?? '') : '';
  const last = end.offset + rest.length + blank.length;
  const position = { start: pointAt(text, lineStart), end: pointAt(text, last) };
  sourceText.substitutions.push({ position, parts: [] });
}

/** A fence of a snippet with the props of the snippet in it: `{name}`, as elsewhere in the snippet. */
export function bindCode(node: Code, scope: Scope, sourceText: SourceText): Code {
  const props = scope.exports.get('props');
  if (!isCopied(node, sourceText) || !isJsonObject(props) || !node.position) return node;
  const { start, end } = node.position as Position;
  const textFor = (name: string): string | undefined => {
    const value = Object.hasOwn(props, name) ? props[name] : undefined;
    const isText = typeof value === 'number' || (typeof value === 'string' && !hasBrandWord(value));
    return isText ? String(value) : undefined;
  };
  // `${name}` and `{{name}}` are for other programs.
  const mark = /(?<![{$])\{(?:props\.)?([\p{L}_$][\p{L}\p{N}_$]*)\}(?!\})/gu;
  for (const match of sourceText.text.slice(start.offset, end.offset).matchAll(mark)) {
    const value = textFor(match[1] ?? '');
    if (value === undefined) continue;
    const at = start.offset + match.index;
    const position = { start: pointAt(sourceText.text, at), end: pointAt(sourceText.text, at + match[0].length) };
    sourceText.substitutions.push({ position, parts: [value] });
  }
  return { ...node, value: node.value.replace(mark, (whole, name: string) => textFor(name) ?? whole) };
}

function isCopied(node: RootContent, { segments }: SourceText): boolean {
  return segmentAt(segments, node.position?.start.offset ?? 0) !== undefined;
}

/** Whether the names in an expression are gone where the page is written out: a snippet's own, or taken from one. */
export function usesGoneNames(expression: string, position: Position, scope: Scope, { segments }: SourceText): boolean {
  if (segmentAt(segments, position.start.offset)) return /[\p{L}_$]/u.test(expression);
  return [...(scope.borrowed ?? [])].some((name) => expression.includes(name));
}

/** A value as text of Markdown that reads as just that value. */
export function textOfValue(value: string | number): string {
  const text = String(value);
  return /^[\p{L}\p{N}](?:[\p{L}\p{N} ,'()/-]|\.(?! ))*$/u.test(text) && !/^\d+[.)]|www\./.test(text)
    ? text
    : `{${JSON.stringify(text)}}`;
}

/** An attribute with a literal value. */
export function textOfAttribute(name: string, value: Json): string {
  if (typeof value === 'string' && !/["&{}\n\\]/.test(value)) return `${name}="${value}"`;
  return `${name}={${JSON.stringify(value)}}`;
}

/** Offsets of a position. */
export function rangeOf({ start, end }: Position): Range {
  return { start: start.offset, end: end.offset };
}
