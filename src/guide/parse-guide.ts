/** The text of a guide to a Guide: the only maker of one. */
import type { Program } from 'estree';
import type { Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { bindingOf } from './binding.ts';
import { withoutBrandWordMarks } from './brand-words.ts';
import { evaluate, type Scope } from './evaluate.ts';
import { parseFrontmatter } from './frontmatter.ts';
import type { Issue } from './issue.ts';
import type { Json } from './json.ts';
import { type Guide, guideSchema } from './model.ts';
import { type Point, type Position, pointAt } from './position.ts';
import { repair } from './repair.ts';
import { createReport, type Report } from './report.ts';
import { refusal } from './resolution.ts';
import { resolveNodes } from './resolve-nodes.ts';
import { nestsTooDeep, parseSyntax } from './syntax.ts';

/** Bytes of UTF-8. The longest of 3,741 surveyed guides has a quarter of it. */
export const guideByteLimit = 262_144;

export interface ParsedGuide {
  guide: Guide;
  issues: Issue[];
}

/**
 * The guide in a text, and every issue found on the way. A text that is no MDX still gives a guide: its title, and a
 * marker where the body would stand. Nothing in the text is run.
 */
export function parseGuide(source: string, address: { path: string; file: string }): ParsedGuide {
  const report = createReport(address.file);
  const frontmatter = parseFrontmatter(source, address.file);
  report.issues.push(...frontmatter.issues);
  const { values, places, bodyOffset } = frontmatter;
  const comments: Position[] = [];
  const children = parseBody(source, values, bodyOffset, { report, comments });
  const title = textOf(values['title'])
    ?.replace(/\n+$/, '')
    .replace(/\s*\n\s*/g, ' ');
  // Where the frontmatter itself is broken, a missing title is only what follows from it.
  if (title === undefined && frontmatter.issues.length === 0) report.add('title-missing', undefined);
  const binding = bindingOf(address.path, values);
  const guide = guideSchema.parse({
    ...address,
    title: title ?? titleFromPath(address.path),
    // A block of YAML ends with a line break.
    description: (textOf(values['description']) ?? '').replace(/\n+$/, ''),
    frontmatter: values,
    places,
    ...(binding ? { binding } : {}),
    source,
    bodyOffset,
    comments,
    children,
  });
  return { guide, issues: report.issues };
}

function parseBody(
  source: string,
  frontmatter: { [key: string]: Json },
  bodyOffset: number,
  { report, comments }: { report: Report; comments: Position[] },
): RootContent[] {
  const bytes = new TextEncoder().encode(source).length;
  const whole: Position = { start: pointAt(source, bodyOffset), end: pointAt(source, source.length) };
  if (bytes > guideByteLimit) {
    report.add('file-too-large', whole, { bytes, limit: guideByteLimit });
    return [refusal('block', whole, { source })];
  }
  // Broken frontmatter would be read as a rule and a heading; blanks keep every place where it is.
  const text = source.slice(0, bodyOffset).replace(/[^\r\n]/g, ' ') + source.slice(bodyOffset);
  if (nestsTooDeep(text)) {
    report.add('nesting-too-deep', whole, { limit: 100 });
    return [refusal('block', whole, { source })];
  }
  const syntax = parseSyntax(text);
  if (!syntax.ok) {
    report.add('mdx-syntax', syntax.position, { reason: syntax.reason });
    return [refusal('block', whole, { source })];
  }
  try {
    const { exports, refused } = readExports(syntax.root, frontmatter, report);
    const scope: Scope = { exports, frontmatter };
    repair(syntax.root, (start, end, column) => reparse(text, start, end, column));
    return resolveNodes(syntax.root, { scope, source, report, refused, comments });
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    // Nesting that exhausts the stack is a fault of the text, not an outage.
    report.add('nesting-too-deep', whole, { limit: 100 });
    return [refusal('block', whole, { source })];
  }
}

/**
 * A range of the text read again by itself, with places as in the whole; nothing where it is no MDX by itself. `column` is
 * where the paragraph begins: what stands before it on further lines belongs to the list or quotation around.
 */
function reparse(text: string, start: number, end: number, column: number): RootContent[] | undefined {
  const content = text
    .slice(start, end)
    .replace(/(?<=\n)[ \t>]+/g, (lead) => lead.slice(0, column - 1).replaceAll('>', ' ') + lead.slice(column - 1))
    .replace(/^(?:[ \t]*\r?\n)+/, '');
  const syntax = parseSyntax(content);
  if (!syntax.ok) return undefined;
  movePlaces(syntax.root, pointAt(text, end - content.length));
  return syntax.root.children;
}

function movePlaces(root: Root, origin: Point): void {
  const moved = new WeakSet<object>();
  visit(root, (node) => {
    for (const point of [node.position?.start, node.position?.end]) {
      if (!point || moved.has(point)) continue;
      moved.add(point);
      if (point.line === 1) point.column += origin.column - 1;
      point.line += origin.line - 1;
      point.offset = (point.offset ?? 0) + origin.offset;
    }
  });
}

/** `export const x = literal`, by name, and the nodes that hold any other import or export, which are code. */
function readExports(root: Root, frontmatter: { [key: string]: Json }, report: Report) {
  const exports = new Map<string, Json>();
  const refused = new Set<RootContent>();
  visit(root, 'mdxjsEsm', (node) => {
    const program = node.data?.estree as Program | null | undefined;
    for (const statement of program?.body ?? []) {
      const position = placeOf(statement) ?? (node.position as Position);
      const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : null;
      if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') {
        const kind = statement.type === 'ImportDeclaration' ? 'An import' : 'This statement';
        report.add('code-refused', position, { kind });
        refused.add(node);
        continue;
      }
      for (const { id, init } of declaration.declarations) {
        const evaluation = init ? evaluate(init, { exports, frontmatter }) : undefined;
        if (id.type === 'Identifier' && evaluation?.is === 'value') exports.set(id.name, evaluation.value);
        else {
          report.add('code-refused', position, { kind: 'An export that is no literal' });
          refused.add(node);
        }
      }
    }
  });
  return { exports, refused };
}

/** The place of a statement: several that follow each other are one node. */
function placeOf({ loc, range }: Program['body'][number]): Position | undefined {
  if (!loc || !range) return undefined;
  return {
    start: { line: loc.start.line, column: loc.start.column + 1, offset: range[0] },
    end: { line: loc.end.line, column: loc.end.column + 1, offset: range[1] },
  };
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? withoutBrandWordMarks(value) : undefined;
}

function titleFromPath(path: string): string {
  const words = (path.split('/').at(-1) ?? '').replaceAll('-', ' ').trim();
  return words === '' ? 'Untitled' : words.charAt(0).toUpperCase() + words.slice(1);
}
