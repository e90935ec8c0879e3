/** Strings of a guide in a brand's words, and the changes at their places in the file. */
import { hasBrandWord, type Position } from '../guide/index.ts';
import { alignSource, type SourceRange } from './align-source.ts';
import type { Change } from './change.ts';
import { escapes } from './change.ts';
import { type CodeParts, codeReplacements, labelReplacements, rewordCode } from './code-words.ts';
import { changeAt } from './remove.ts';
import { type Replacement, replaceAt, type Wording } from './wording.ts';

/** The text that is edited, the words that it gets, and the list that every change is added to. */
export interface Rewording {
  source: string;
  wording: Wording;
  /** Of code, with those words alone that reach it. */
  codeWording: Wording;
  changes: Change[];
}

/** A string in the brand's words, and the changes at its place in the file. */
export function rewordAt(value: string, place: Position, kind: keyof typeof escapes, context: Rewording): string {
  const { source, wording, changes } = context;
  const reworded = wording.reword(value);
  if (reworded === value) return value;
  const words = wording.replacementsIn(value).filter(({ rule }) => rule !== 'address');
  const { start, end } = kind === 'attribute' ? valueRange(place, source) : rangeOf(place);
  const ranges = hasBrandWord(value) ? undefined : alignSource(value, source.slice(start, end));
  if (ranges) {
    changes.push(...words.map((word) => wordChange(word, kind, ranges, start, source)));
  } else {
    const whole = rangeOf(place);
    const written = escapes[kind](reworded);
    const name = /^[^\s=]+/.exec(source.slice(whole.start, whole.end))?.[0] ?? '';
    const after = kind === 'attribute' ? `${name}="${written}"` : written;
    changes.push(changeAt(hasBrandWord(value) ? 'brand-word' : 'vocabulary', source, whole.start, whole.end, after));
  }
  return reworded;
}

/** A title, which may be missing. */
export function rewordTitle(title: string | null | undefined, place: Position | undefined, context: Rewording) {
  return title ? rewordLabel(title, place, context) : null;
}

/** What stands in the brackets or quotation marks of Markdown. Without a place it stays, so that the twin says the same. */
export function rewordLabel(value: string, place: Position | undefined, context: Rewording): string {
  return place ? rewordAt(value, place, 'label', context) : value;
}

/** Code in the brand's words, and the changes at its place in the file. */
export function rewordCodeAt<Code extends CodeParts & { position?: unknown }>(node: Code, context: Rewording): Code {
  const { source, codeWording: code, wording: prose, changes } = context;
  const { start, end } = rangeOf(node.position as Position);
  const found = codeReplacements(source.slice(start, end), node, { code, prose });
  changes.push(
    ...found.map(({ rule, after, ...at }) => changeAt(rule, source, start + at.start, start + at.end, after)),
  );
  return rewordCode(node, { code, prose });
}

/** Where a guide names its own actions. */
export const actionsAttribute = 'data-guide-actions-json';

/** The value of `data-guide-actions-json` with its labels in the brand's words, and the changes at its place. */
export function rewordActions(
  value: string,
  place: Position | undefined,
  { source, wording, changes }: Rewording,
): string {
  const found = labelReplacements(value, wording);
  if (found.length === 0 || !place) return value;
  const { start, end } = valueRange(place, source);
  const ranges = alignSource(value, source.slice(start, end));
  const reworded = replaceAt(value, found);
  const whole = rangeOf(place);
  const written = `${actionsAttribute}="${escapes.attribute(reworded)}"`;
  if (ranges) changes.push(...found.map((word) => wordChange(word, 'attribute', ranges, start, source)));
  else changes.push(changeAt('vocabulary', source, whole.start, whole.end, written));
  return reworded;
}

function wordChange(
  { rule, start, end, after }: Replacement,
  kind: keyof typeof escapes,
  ranges: SourceRange[],
  base: number,
  source: string,
): Change {
  const [first, last] = [ranges[start]?.start ?? 0, ranges[end - 1]?.end ?? 0];
  return changeAt(rule, source, base + first, base + last, escapes[kind](after));
}

/** The offsets of a place. */
export function rangeOf({ start, end }: Position) {
  return { start: start.offset, end: end.offset };
}

/** The range between the quotation marks of `name="value"`; an empty one where there are none. */
function valueRange(place: Position, source: string) {
  const { start, end } = rangeOf(place);
  const quote = /^[^\s=]+\s*=\s*["']/.exec(source.slice(start, end));
  return quote ? { start: start + quote[0].length, end: end - 1 } : { start, end: start };
}
