/** Looks through everything that ships for what must not. */
import type { Dictionary, Entry } from './dictionary.ts';
import { foldWord } from './fold.ts';
import { type OffsetText, textAt } from './offset-text.ts';
import { pixelRanges } from './pixel-ranges.ts';
import { unpack } from './unpack.ts';
import { viewsOf, type Writing } from './views.ts';

export interface ShippedFile {
  /** Path within the site, with forward slashes. */
  path: string;
  bytes: Uint8Array;
}

export interface Trace {
  entry: Entry;
  path: string;
  /** Byte offset in the file, of the compressed part for what was compressed; -1 when the file's name holds the word. */
  offset: number;
  writing: Writing | 'name' | 'compressed' | 'picture';
  /** The words around it, as they were read. */
  excerpt: string;
}

/**
 * Every place in a file where a word of the dictionary is written, in whatever way, once each.
 * @throws {Error} See `unpack`.
 */
export function findTraces({ path, bytes }: ShippedFile, dictionary: Dictionary): Trace[] {
  if (dictionary.entries.length === 0) return [];
  const traces = new Map<string, Trace>();
  const add = (trace: Trace): void => {
    const key = `${trace.offset} ${trace.entry.word}`;
    if (!traces.has(key)) traces.set(key, trace);
  };
  for (const { entry } of dictionary.findIn(foldWord(decodePath(path)))) {
    add({ entry, path, offset: -1, writing: 'name', excerpt: path });
  }
  for (const { writing, text, offsetAt } of textsIn(bytes, dictionary)) {
    for (const { entry, index, length } of dictionary.findIn(text)) {
      add({ entry, path, offset: offsetAt(index), writing, excerpt: excerptOf(text, index, length) });
    }
  }
  return [...traces.values()].sort((a, b) => a.offset - b.offset);
}

/** What there is to read in a file, as it is and unpacked, in all ways to read it. */
function* textsIn(bytes: Uint8Array, dictionary: Dictionary): Generator<OffsetText & Pick<Trace, 'writing'>> {
  const parts = unpack(bytes);
  const unreadable = [...parts.map(({ range }) => range), ...pixelRanges(bytes)];
  for (const { writing, folded } of viewsOf(bytes, dictionary, unreadable)) yield { writing, ...folded };
  for (const { bytes: unpacked, range } of parts) {
    for (const { folded } of viewsOf(unpacked, dictionary))
      yield { writing: 'compressed', ...textAt(folded.text, range.start) };
  }
}

const excerptMargin = 30;

function excerptOf(text: string, index: number, length: number): string {
  const around = text.slice(Math.max(0, index - excerptMargin), index + length + excerptMargin);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what was read may be no text at all.
  return around.replace(/[\0-\x1F\x7F-\x9F\s]+/g, ' ').trim();
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
