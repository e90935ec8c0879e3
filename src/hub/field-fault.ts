/** What is wrong with the value of one field. */
export interface FieldFault {
  /** Key of the field. */
  field: string;
  /** The rule that it breaks and what to do, in words that follow the field's name; no part of the value but one character. */
  rule: string;
}

/** The rule that a character at an index breaks, in words: which it is, where it stands, and what to do. */
export function characterRule(value: string, index: number, place: string): string {
  const code = value.codePointAt(index)?.toString(16).toUpperCase().padStart(4, '0');
  // People count characters, not UTF-16 code units.
  const position = [...value.slice(0, index)].length + 1;
  return `holds U+${code} as character ${position}, which cannot be sent in ${place}; copy the value again, as plain text`;
}
