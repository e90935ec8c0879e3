/** One file's text to a tree: strictly as MDX, else lenient and read again; places are always those of the text as written. */
import type { Root, RootContent } from 'mdast';
import type { IssueCollector } from '../issue-collector.ts';
import { mapPoints } from '../map-points.ts';
import { type Point, type Position, pointAt, shiftPoint } from '../position.ts';
import { visit } from '../visit.ts';
import { type LenientSource, makeLenient, withSigns } from './lenient-mdx.ts';
import { type FastParser, nestsTooDeep, parseSyntax, type SyntaxResult } from './syntax.ts';

/** Levels of lists, quotations and tags in each other. */
const depthLimit = 100;

/**
 * The tree of one file, which begins at `start` of the text and whose body begins at `bodyOffset`; nothing after the reason
 * was reported. What stands before the body becomes blanks, so that every place stays where it is.
 */
export function readText(
  text: string,
  { start = 0, bodyOffset, fastParser }: { start?: number; bodyOffset: number; fastParser?: FastParser | undefined },
  collector: IssueCollector,
): Root | undefined {
  const whole: Position = { start: pointAt(text, bodyOffset), end: pointAt(text, text.length) };
  const body = text.slice(bodyOffset);
  if (nestsTooDeep(body)) {
    collector.add('nesting-too-deep', whole, { limit: depthLimit });
    return undefined;
  }
  const origin = pointAt(text, start);
  const file = text.slice(start, bodyOffset).replace(/[^\r\n]/g, ' ') + body;
  const syntax = parseLeniently(file, bodyOffset - start, fastParser);
  if (!syntax.ok) {
    const { reason, position } = syntax;
    collector.add(
      'mdx-syntax',
      { start: shiftPoint(position.start, origin), end: shiftPoint(position.end, origin) },
      { reason },
    );
    return undefined;
  }
  if (start > 0) mapPoints(syntax.root, (point) => shiftPoint(point, origin));
  if (syntax.lenient) {
    const first = pointAt(text, start + syntax.lenient.first);
    const kinds = [...syntax.lenient.kinds].map(([name, count]) => `${name} (${count})`).join(', ');
    collector.add('mdx-lenient', { start: first, end: first }, { lenient: kinds });
  }
  return syntax.root;
}

/** The strict tree, else that of the lenient text; where neither can be had, what is wrong with the text as written. */
function parseLeniently(
  file: string,
  from: number,
  fastParser: FastParser | undefined,
): SyntaxResult & { lenient?: LenientSource } {
  const root = fastParser?.(file);
  if (root) return { ok: true, root };
  const strict = parseSyntax(file);
  if (strict.ok) return strict;
  const lenient = makeLenient(file, from, (braces) => parseSyntax(braces).ok);
  const syntax = lenient.first === -1 ? strict : parseSyntax(lenient.text);
  if (!syntax.ok) return strict;
  restore(syntax.root, lenient);
  return { ...syntax, lenient };
}

/**
 * A range of the text read again by itself, with places as in the whole; `undefined` if it is no MDX by itself. `column` is
 * where the paragraph begins: what stands before it on further lines belongs to the list or quotation around.
 */
export function readPart(text: string, start: number, end: number, column: number): RootContent[] | undefined {
  const content = text
    .slice(start, end)
    .replace(/(?<=\n)[ \t>]+/g, (lead) => lead.slice(0, column - 1).replaceAll('>', ' ') + lead.slice(column - 1))
    .replace(/^(?:[ \t]*\r?\n)+/, '');
  const syntax = parseSyntax(content);
  if (!syntax.ok) return undefined;
  const origin = pointAt(text, end - content.length);
  mapPoints(syntax.root, (point) => shiftPoint(point, origin));
  return syntax.root.children;
}

/** Brings back what mending took away: the places, the signs, and the ids of headings. */
function restore(root: Root, { insertions, ids, text }: LenientSource): void {
  if (insertions.length > 0) mapPoints(root, (point) => withoutInsertions(point, insertions, text));
  visit(root, (node) => {
    for (const key of ['value', 'url', 'alt', 'title', 'label'] as const) {
      const given = (node as unknown as Record<string, unknown>)[key];
      if (typeof given === 'string') (node as unknown as Record<string, unknown>)[key] = withSigns(given);
    }
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      for (const attribute of node.attributes) {
        if (typeof attribute.value === 'string') attribute.value = withSigns(attribute.value);
      }
    }
    if (node.type !== 'heading') return;
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    const own = [...ids].find(([offset]) => start <= offset && offset <= end);
    if (own) node.id = own[1];
  });
}

function withoutInsertions(point: Point, insertions: readonly number[], text: string): Point {
  const before = insertions.filter((offset) => offset < point.offset);
  const lineStart = text.lastIndexOf('\n', point.offset - 1) + 1;
  const onLine = before.filter((offset) => offset >= lineStart);
  return { line: point.line, column: point.column - onLine.length, offset: point.offset - before.length };
}
