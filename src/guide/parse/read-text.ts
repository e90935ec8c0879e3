/** One file's text to a tree: strictly, where it is MDX as it stands, else as far as it can be read. Places are those of the text as written. */
import type { Root, RootContent } from 'mdast';
import { openCodeBlocks } from '../dialects/docusaurus/mdx-code-blocks.ts';
import type { IssueCollector } from '../issue-collector.ts';
import { mapPoints } from '../map-points.ts';
import { type Point, type Position, pointAt, shiftPoint } from '../position.ts';
import type { GuideFormat } from './format.ts';
import { readTolerantly, type SyntaxNote } from './recovery/read-tolerantly.ts';
import { type FastParser, nestsTooDeep, parseSyntax } from './syntax.ts';

/** Levels of lists, quotations and tags in each other. */
const depthLimit = 100;

export interface ReadOptions {
  /** Where the file begins in the text. */
  start?: number;
  bodyOffset: number;
  format: GuideFormat;
  /** Reads MDX. */
  fastParser?: FastParser | undefined;
}

/**
 * The tree of one file, which begins at `start` of the text and whose body begins at `bodyOffset`; `undefined` if nothing
 * of it can be shown, after the reason was reported. What stands before the body becomes blanks, so that every place stays
 * where it is.
 */
export function readText(
  text: string,
  { start = 0, bodyOffset, format, fastParser }: ReadOptions,
  collector: IssueCollector,
): Root | undefined {
  const whole: Position = { start: pointAt(text, bodyOffset), end: pointAt(text, text.length) };
  const body = openCodeBlocks(text.slice(bodyOffset));
  if (nestsTooDeep(body)) {
    collector.add('nesting-too-deep', whole, { limit: depthLimit });
    return undefined;
  }
  const origin = pointAt(text, start);
  const file = text.slice(start, bodyOffset).replace(/[^\r\n]/g, ' ') + body;
  const strict = format === 'mdx' ? readStrictly(file, fastParser) : undefined;
  const { root, notes } = strict ? { root: strict, notes: [] } : readTolerantly(file, format);
  for (const note of notes) report(note, origin, collector);
  if (notes.some(({ code }) => code === 'mark-unreadable')) return undefined;
  if (start > 0) mapPoints(root, (point) => shiftPoint(point, origin));
  return root;
}

function readStrictly(file: string, fastParser: FastParser | undefined): Root | undefined {
  const root = fastParser?.(file);
  if (root) return root;
  const syntax = parseSyntax(file);
  return syntax.ok ? syntax.root : undefined;
}

function report({ position, ...note }: SyntaxNote, origin: Point, collector: IssueCollector): void {
  const place = { start: shiftPoint(position.start, origin), end: shiftPoint(position.end, origin) };
  if (note.code === 'mdx-syntax') collector.add(note.code, place, note.details);
  else if (note.code === 'mdx-lenient') collector.add(note.code, place, note.details);
  else collector.add(note.code, place, note.details);
}

/**
 * A range of the text read again by itself, with places as in the whole. `column` is where the paragraph begins: what
 * stands before it on further lines belongs to the list or quotation around.
 */
export function readPart(
  text: string,
  { start, end, column, format }: { start: number; end: number; column: number; format: GuideFormat },
): RootContent[] {
  const content = text
    .slice(start, end)
    .replace(/(?<=\n)[ \t>]+/g, (lead) => lead.slice(0, column - 1).replaceAll('>', ' ') + lead.slice(column - 1))
    .replace(/^(?:[ \t]*\r?\n)+/, '');
  // What can't be read in it was told when the whole was read.
  const root = (format === 'mdx' && readStrictly(content, undefined)) || readTolerantly(content, format).root;
  const origin = pointAt(text, end - content.length);
  mapPoints(root, (point) => shiftPoint(point, origin));
  return root.children;
}
