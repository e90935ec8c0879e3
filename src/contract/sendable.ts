/**
 * What a value may hold that a provider is sent, for the hub that sends it and for the form that says so beforehand.
 * Browsers load this file, so it imports nothing.
 */

/** The longest value that a field may hold, in UTF-16 code units. */
export const longestValue = 16_384;

/** Where in a request a value stands. */
export type Carrier = 'address' | 'header' | 'basic' | 'basic-name';

/** One character that cannot be sent there, as the source of a regular expression with the flag `u`. */
export const unsendable: Readonly<Record<Carrier, string>> = {
  address: '\\p{Cs}',
  // RFC 9110 §5.5: what a field value may hold; beyond Latin-1 there is no way to send it.
  header: '[^\\t\\x20-\\x7e\\x80-\\xff]',
  // RFC 7617 §2: neither part may hold control characters, and the name ends at its colon.
  basic: '[\\p{Cc}\\p{Cs}]',
  'basic-name': '[:\\p{Cc}\\p{Cs}]',
};

/** Kinds of characters, in the order in which they are told apart, as sources of such regular expressions. */
export const characterKinds = {
  colon: ':',
  cyrillic: '\\p{Script=Cyrl}',
  greek: '\\p{Script=Grek}',
  letter: '\\p{L}',
  quote: '[\\p{Pi}\\p{Pf}\\u201a\\u201e]',
  dash: '\\p{Pd}',
  break: '[\\n\\r\\u2028\\u2029]',
  invisible: '[\\p{C}\\p{Z}]',
  emoji: '\\p{Extended_Pictographic}',
  special: '[^]',
} as const;

export type CharacterKind = keyof typeof characterKinds;

/** The first character that cannot be sent, and its place: people count characters, not UTF-16 code units. */
export interface Unsendable {
  character: string;
  /** Such as `U+0430`. */
  code: string;
  /** From 1. */
  position: number;
}

/**
 * Finds it by the source of a regular expression; `undefined` if the value can be sent. White space around a value is not
 * sent, but counted.
 */
export function findUnsendable(value: string, source: string): Unsendable | undefined {
  const [character] = new RegExp(source, 'u').exec(value.trim()) ?? [];
  if (!character) return undefined;
  const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return { character, code: `U+${code}`, position: [...value].indexOf(character) + 1 };
}
