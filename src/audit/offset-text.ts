/** A text made from a file's bytes that still knows where in the file each of its characters came from. */
export interface OffsetText {
  text: string;
  /** Byte offset in the file of the character at an index; of the end for an index past it. */
  offsetAt(index: number): number;
}

/** Bytes as a text with one character a byte, which `start` bytes precede in the file. */
export function bytesAsText(bytes: Uint8Array, start = 0): OffsetText {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return { text, offsetAt: (index) => start + index };
}

/** A text whose every character came from the same place, such as what a packed value holds. */
export function textAt(text: string, offset: number): OffsetText {
  return { text, offsetAt: () => offset };
}

/** Every match replaced. What replaces it came from where the match began. The same text comes back when none is found. */
export function rewrite(
  input: OffsetText,
  pattern: RegExp,
  replacement: (match: string, ...groups: (string | undefined)[]) => string,
): OffsetText {
  const pieces: string[] = [];
  // Each run of characters that kept their order: where it begins in the new text, and where it did in the old one.
  const outStarts: number[] = [];
  const inStarts: number[] = [];
  const isCopied: boolean[] = [];
  let length = 0;
  let from = 0;
  const add = (piece: string, inStart: number, copied: boolean): void => {
    if (piece === '') return;
    pieces.push(piece);
    outStarts.push(length);
    inStarts.push(inStart);
    isCopied.push(copied);
    length += piece.length;
  };
  for (const match of input.text.matchAll(pattern)) {
    const by = replacement(match[0], ...match.slice(1));
    if (by === match[0]) continue;
    add(input.text.slice(from, match.index), from, true);
    add(by, match.index, false);
    from = match.index + match[0].length;
  }
  if (from === 0) return input;
  add(input.text.slice(from), from, true);
  return {
    text: pieces.join(''),
    offsetAt(index) {
      const run = lastAtOrBefore(outStarts, index);
      const start = inStarts[run] ?? 0;
      return input.offsetAt(isCopied[run] ? start + index - (outStarts[run] ?? 0) : start);
    },
  };
}

/** Index of the last of sorted numbers that is no greater than a value; 0 when all are. */
export function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
