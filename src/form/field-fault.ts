import { findUnsendable, longestValue } from '../contract/sendable.ts';

/** What keeps the value of a field from being sent. It says so before anything is. */
export type FieldFault =
  | { code: 'missing' | 'too-long' }
  /** `about`: the character and its place, in words by their names and in texts, to be joined by spaces. */
  | { code: 'unsendable'; about: readonly string[] };

/** The codes of faults, which block, unlike hints. */
export function isFault(note: string): boolean {
  return /^(?:missing|too-long|unsendable)$/.test(note);
}

export interface FaultOptions {
  required: boolean;
  /** A character that cannot be sent, as the source of a regular expression. */
  unsendable?: string | undefined;
  /** The names of the words for kinds of characters, each with such a source. */
  kinds: readonly (readonly [name: string, source: string])[];
}

/** The fault of a value as it stands in its field; `undefined` if it can be sent. The hub judges by the same rules. */
export function findFault(value: string, { required, unsendable, kinds }: FaultOptions): FieldFault | undefined {
  const { length } = value.trim();
  if (length === 0) return required ? { code: 'missing' } : undefined;
  if (length > longestValue) return { code: 'too-long' };
  const found = unsendable && findUnsendable(value, unsendable);
  if (!found) return undefined;
  const { character, code, position } = found;
  const kind = kinds.find(([, source]) => new RegExp(source, 'u').test(character));
  return { code: 'unsendable', about: [`${kind?.[0]}`, character, `(${code}),`, 'character/place', `${position}`] };
}
