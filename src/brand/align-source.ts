/** Finds where the characters of a parsed string stand in the Markdown or attribute that it was parsed from. */
import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/** The range of source that one UTF-16 unit of a value was written as. */
export interface SourceRange {
  start: number;
  end: number;
}

/**
 * For each UTF-16 unit of `value`, where it stands in `slice`; `undefined` if the two do not match.
 * Accounts for character references, backslash escapes, and the indentation and quote marks that begin a further line.
 */
export function alignSource(value: string, slice: string): SourceRange[] | undefined {
  const ranges: SourceRange[] = [];
  let at = 0;
  let index = 0;
  while (index < value.length) {
    const character = value[index];
    const reference = slice[at] === '&' ? referenceAt(slice, at) : undefined;
    if (reference && value.startsWith(reference.decoded, index)) {
      const range = { start: at, end: at + reference.length };
      for (let unit = 0; unit < reference.decoded.length; unit++) ranges.push(range);
      index += reference.decoded.length;
      at = range.end;
    } else if (slice[at] === character) {
      ranges.push({ start: at, end: ++at });
      index++;
    } else if (slice[at] === '\\' && slice[at + 1] === character) {
      ranges.push({ start: at, end: at + 2 });
      at += 2;
      index++;
    } else if (ranges.length > 0 && isLineLead(slice, at)) {
      at++;
    } else {
      return undefined;
    }
  }
  return ranges;
}

/** White space around a line break, and the `>` of a quotation, which the value does not have. */
function isLineLead(slice: string, at: number): boolean {
  const character = slice[at];
  return character === ' ' || character === '\t' || character === '\r' || character === '\n' || character === '>';
}

function referenceAt(slice: string, at: number): { decoded: string; length: number } | undefined {
  const match = /^&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z][a-z0-9]*));/i.exec(slice.slice(at, at + 40));
  if (!match) return undefined;
  const [whole, hex, decimal, name] = match;
  const decoded = name
    ? decodeNamedCharacterReference(name)
    : String.fromCodePoint(Math.min(hex ? Number.parseInt(hex, 16) : Number(decimal), 0x10ffff));
  return decoded === false ? undefined : { decoded, length: whole.length };
}
