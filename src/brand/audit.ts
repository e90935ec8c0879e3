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
  const words = forbidden.map((word) => ({ word, bytes: word.toLowerCase() }));
  const traces: Trace[] = [];
  for (const { path, bytes } of files) {
    // Latin-1 keeps one character a byte, so that offsets are bytes and no file is too odd to read.
    const text = Buffer.from(bytes).toString('latin1').toLowerCase();
    for (const { word, bytes: wanted } of words) {
      const offset = text.indexOf(Buffer.from(wanted).toString('latin1'));
      if (offset !== -1) traces.push({ word, path, offset });
      if (path.toLowerCase().includes(wanted)) traces.push({ word, path, offset: -1 });
    }
  }
  return traces;
}
