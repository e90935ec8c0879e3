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

/** Every match replaced. What replaces it came from where the match began. The same text comes back when none changes. */
export function rewrite(
  input: OffsetText,
  pattern: RegExp,
  replacement: (match: string, ...groups: (string | undefined)[]) => string,
): OffsetText {
  return replaced(input, input.text.replace(pattern, replacement), pattern, replacement);
}

function replaced(
  input: OffsetText,
  text: string,
  pattern: RegExp,
  replacement: (match: string, ...groups: (string | undefined)[]) => string,
): OffsetText {
  if (text === input.text) return input;
  // Nearly every text is searched in vain, and then nobody asks where its characters came from.
  let runs: Runs | undefined;
  return {
    text,
    offsetAt(index) {
      runs ??= runsOf(input.text, pattern, replacement);
      const run = lastAtOrBefore(runs.outStarts, index);
      const start = runs.inStarts[run] ?? 0;
      return input.offsetAt(runs.isCopied[run] ? start + index - (runs.outStarts[run] ?? 0) : start);
    },
  };
}

/** Every match removed. */
export function removeAll(input: OffsetText, pattern: RegExp): OffsetText {
  // A text to put in is several times as fast as a function that gives it.
  return replaced(input, input.text.replace(pattern, ''), pattern, () => '');
}

/** Each run of characters that kept their order: where it begins in the new text, and where it did in the old one. */
interface Runs {
  outStarts: number[];
  inStarts: number[];
  isCopied: boolean[];
}

function runsOf(text: string, pattern: RegExp, replacement: Parameters<typeof rewrite>[2]): Runs {
  const runs: Runs = { outStarts: [], inStarts: [], isCopied: [] };
  let [from, length] = [0, 0];
  const add = (inStart: number, size: number, copied: boolean): void => {
    if (size === 0) return;
    runs.outStarts.push(length);
    runs.inStarts.push(inStart);
    runs.isCopied.push(copied);
    length += size;
  };
  for (const match of text.matchAll(pattern)) {
    const by = replacement(match[0], ...match.slice(1));
    if (by === match[0]) continue;
    add(from, match.index - from, true);
    add(match.index, by.length, false);
    from = match.index + match[0].length;
  }
  add(from, text.length - from, true);
  return runs;
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
