/** Looks through the bytes of a built site for words that must not ship. */

export interface ShippedFile {
  /** Path within the site, with forward slashes. */
  path: string;
  bytes: Uint8Array;
}

export interface Trace {
  word: string;
  path: string;
  /** Byte offset; -1 when the file's name itself holds the word. */
  offset: number;
}

/** Every file and word that meet, once each. Upper and lower case are the same. */
export function findTraces(files: Iterable<ShippedFile>, forbidden: readonly string[]): Trace[] {
  const words = forbidden.map((word) => ({ word, forms: formsOf(word) }));
  const traces: Trace[] = [];
  for (const { path, bytes } of files) {
    const text = fold(bytes);
    for (const { word, forms } of words) {
      const offset = Math.min(...forms.map((form) => text.indexOf(form)).filter((at) => at !== -1));
      if (Number.isFinite(offset)) traces.push({ word, path, offset });
      if (path.toLowerCase().includes(word.toLowerCase())) traces.push({ word, path, offset: -1 });
    }
  }
  return traces;
}

/** Latin-1 keeps one character a byte, so that offsets are bytes and no file is too odd to read. */
function fold(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1').toLowerCase();
}

/** The word as folded bytes. Folding bytes leaves the case of letters beyond ASCII apart, so both cases are looked for. */
function formsOf(word: string): string[] {
  return [...new Set([word, word.toLowerCase(), word.toUpperCase()].map((form) => fold(Buffer.from(form))))];
}
