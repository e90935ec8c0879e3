/**
 * The ways to read a file: as it is, as a browser shows it, as what is packed into it. A name that is in none of them
 * is in nothing that a reader, a program or a search of the files can find.
 */

import type { Dictionary } from './dictionary.ts';
import { foldText } from './fold.ts';
import { bytesAsText, lastAtOrBefore, type OffsetText, removeAll, textAt } from './offset-text.ts';
import type { ByteRange } from './pixel-ranges.ts';
import { decodeUtf8, undoEscapes } from './unescape.ts';

export const writings = ['plain', 'escaped', 'split', 'packed', 'wide'] as const;
/** How a word is written: as such, with escapes, with marks between its letters, in base64 or hex, in two-byte letters. */
export type Writing = (typeof writings)[number];

export interface View {
  writing: Writing;
  /** Folded: lower case, plain letters, nothing invisible. */
  folded: OffsetText;
}

/**
 * Every way to read the bytes of a file. What is `unreadable`, because it is compressed, is read as it is and in no
 * other way: it is most of a site's bytes, and nothing in it is an escape, a tag or base64 to any program. Of base64 only
 * runs that may hold a word of the dictionary are unpacked.
 */
export function* viewsOf(
  bytes: Uint8Array,
  { mayUnpack }: Pick<Dictionary, 'mayUnpack'>,
  unreadable: readonly ByteRange[] = [],
): Generator<View> {
  const raw = bytesAsText(bytes);
  const whole = decodeUtf8(raw);
  yield { writing: 'plain', folded: foldText(whole) };
  const text = unreadable.length === 0 ? whole : decodeUtf8(bytesAsText(blank(bytes, unreadable)));
  const escaped = undoEscapes(text);
  if (escaped !== text) yield { writing: 'escaped', folded: foldText(escaped) };
  for (const joined of joinSplit(text)) yield { writing: 'split', folded: foldText(undoEscapes(joined)) };
  // What was packed is mostly no text at all: its letters are compared as they are, in either case.
  for (const { text: piece, offsetAt } of packedIn(escaped, mayUnpack)) {
    yield { writing: 'packed', folded: { text: piece.toLowerCase(), offsetAt } };
  }
  for (const piece of wideIn(raw)) yield { writing: 'wide', folded: foldText(piece) };
}

function blank(bytes: Uint8Array, ranges: readonly ByteRange[]): Uint8Array {
  const legible = Uint8Array.from(bytes);
  for (const { start, end } of ranges) legible.fill(0, start, end);
  return legible;
}

const marks = /["'`]\s*\+\s*["'`]|\*\*|__|\\\r?\n/g;

/**
 * Without marks of Markdown and the seams of strings that a program puts together; then without tags too, and without
 * comments, or with what stands in them.
 */
function joinSplit(text: OffsetText): OffsetText[] {
  const joined = removeAll(text, marks);
  const withoutTags = removeAll(removeAll(text, /<!--[\s\S]*?-->|<\/?[a-z][^<>]*>/gi), marks);
  const hasComments = text.text.includes('<!--') || text.text.includes('-->');
  const withComments = hasComments ? removeAll(removeAll(text, /<!--|-->|<\/?[a-z][^<>]*>/gi), marks) : text;
  return [joined, withoutTags, withComments].filter((other) => other !== text);
}

/** Base64 has no marks of its own, so every run of its letters may be one, beginning at any of four places. */
function packedIn(text: OffsetText, mayUnpack: (run: string) => boolean): OffsetText[] {
  const runs = mayUnpack(text.text)
    ? [...text.text.matchAll(/[A-Za-z0-9+/_-]{8,}/g)].filter(([run]) => mayUnpack(run))
    : [];
  const shifts = runs.length === 0 ? [] : [0, 1, 2, 3];
  const decoded = shifts.map((shift) =>
    joinPieces(runs, (run) => Buffer.from(run.slice(shift), 'base64').toString('latin1'), text),
  );
  const hexRuns = [...text.text.matchAll(/(?:[0-9a-f]{2}){4,}/gi)];
  if (hexRuns.length === 0) return decoded;
  return [...decoded, joinPieces(hexRuns, (run) => Buffer.from(run, 'hex').toString('latin1'), text)];
}

/** One text of what each run holds, a line each. */
function joinPieces(runs: readonly RegExpExecArray[], decode: (run: string) => string, source: OffsetText): OffsetText {
  const pieces: string[] = [];
  const starts: number[] = [];
  let length = 0;
  for (const { 0: run } of runs) {
    const piece = decode(run);
    starts.push(length);
    pieces.push(piece);
    length += piece.length + 1;
  }
  return {
    text: pieces.join('\n'),
    offsetAt: (index) => source.offsetAt(runs[lastAtOrBefore(starts, index)]?.index ?? 0),
  };
}

/** Text of two bytes a character, in either order of them, as metadata of images and fonts have it. */
function* wideIn(raw: OffsetText): Generator<OffsetText> {
  if (!raw.text.includes('\0')) return;
  for (const pattern of [/(?:[\x20-\xFF]\0){3,}/g, /(?:\0[\x20-\xFF]){3,}/g]) {
    for (const { 0: run, index } of raw.text.matchAll(pattern)) {
      yield textAt(run.replaceAll('\0', ''), raw.offsetAt(index));
    }
  }
}
