/** Finds where the characters of a parsed string stand in the Markdown or attribute that it was parsed from. */
import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/**
 * For each UTF-16 unit of `value`, its offset in `slice`, and one more for the end; nothing when the two do not match.
 * Accounts for character references, backslash escapes, and the indentation and quote marks that begin a further line.
 */
export function alignSource(value: string, slice: string): number[] | undefined {
  const offsets: number[] = [];
  let at = 0;
  let index = 0;
  while (index < value.length) {
    const character = value[index];
    const reference = slice[at] === '&' ? referenceAt(slice, at) : undefined;
    if (reference && value.startsWith(reference.decoded, index)) {
      for (let unit = 0; unit < reference.decoded.length; unit++) offsets.push(at);
      index += reference.decoded.length;
      at += reference.length;
    } else if (slice[at] === character) {
      offsets.push(at++);
      index++;
    } else if (slice[at] === '\\' && slice[at + 1] === character) {
      offsets.push(at);
      at += 2;
      index++;
    } else if (offsets.length > 0 && isLineLead(slice, at)) {
      at++;
    } else {
      return undefined;
    }
  }
  return [...offsets, at];
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
