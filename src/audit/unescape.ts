/** Undoes the ways in which the languages of the web write characters as something else. */
import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { type OffsetText, rewrite } from './offset-text.ts';

/** Escapes of escapes are undone too, this deep. */
const deepest = 3;

/** UTF-8 read in a text of one character a byte. */
export function decodeUtf8(input: OffsetText): OffsetText {
  const decoder = new TextDecoder('utf-8');
  return rewrite(input, /[\xC2-\xDF][\x80-\xBF]|[\xE0-\xEF][\x80-\xBF]{2}|[\xF0-\xF4][\x80-\xBF]{3}/g, (bytes) =>
    decoder.decode(Buffer.from(bytes, 'latin1')),
  );
}

/** Character references of HTML, percent signs of addresses, escapes of scripts, JSON and style sheets. */
export function undoEscapes(input: OffsetText): OffsetText {
  let current = input;
  for (let depth = 0; depth < deepest; depth++) {
    const next = undoOnce(current);
    if (next === current) break;
    current = next;
  }
  return current;
}

function undoOnce(input: OffsetText): OffsetText {
  const references = rewrite(
    input,
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z][a-z0-9]{1,31}));?/gi,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return decodeNamedCharacterReference(name) || whole;
      return characterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) ?? whole;
    },
  );
  const percent = rewrite(references, /(?:%[0-9a-f]{2})+/gi, (run) =>
    new TextDecoder('utf-8').decode(Buffer.from(run.replaceAll('%', ''), 'hex')),
  );
  return rewrite(
    percent,
    /\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|([0-9a-f]{1,6})[ \t]?)/gi,
    (whole, braced, four, two, css) => {
      const digits = braced ?? four ?? two ?? css ?? '';
      return characterOf(Number.parseInt(digits, 16)) ?? whole;
    },
  );
}

function characterOf(code: number): string | undefined {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
