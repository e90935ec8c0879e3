import { type CharacterKind, characterKinds, type Unsendable } from '../contract/sendable.ts';

/** What is wrong with the value of one field. */
export interface FieldFault {
  /** Key of the field. */
  field: string;
  /** The rule that it breaks and what to do, in words that follow the field's name; no part of the value but one character. */
  rule: string;
}

const names: Record<CharacterKind, string> = {
  colon: 'a colon',
  cyrillic: 'a Cyrillic letter',
  greek: 'a Greek letter',
  letter: 'a letter other than A to Z',
  quote: 'a typographic quotation mark',
  dash: 'a typographic dash',
  break: 'a line break',
  invisible: 'an invisible character',
  emoji: 'an emoji',
  special: 'a special character',
};

/** The rule that a character breaks at a place of the request, in words: which it is, where it stands, and what to do. */
export function characterRule({ character, code, position }: Unsendable, place: string): string {
  const [kind = 'special'] = (Object.keys(names) as CharacterKind[]).filter((name) =>
    new RegExp(characterKinds[name], 'u').test(character),
  );
  return `holds ${names[kind]} (${code}) as character ${position}, which cannot be sent in ${place}; copy the value again, as plain text`;
}
