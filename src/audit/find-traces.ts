/** Looks through everything that ships for what must not. */
import type { Dictionary, Entry } from './dictionary.ts';
import { foldWord } from './fold.ts';
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

/** Every place in a file where a word of the dictionary is written, in whatever way, once each. */
export function findTraces({ path, bytes }: ShippedFile, dictionary: Dictionary): Trace[] {
  const traces = new Map<string, Trace>();
  const add = (trace: Trace): void => {
    const key = `${trace.offset} ${trace.entry.word}`;
    if (!traces.has(key)) traces.set(key, trace);
  };
  for (const { entry } of dictionary.findIn(foldWord(decodePath(path)))) {
    add({ entry, path, offset: -1, writing: 'name', excerpt: path });
  }
  for (const { writing, folded } of viewsOf(bytes)) {
    for (const { entry, index, length } of dictionary.findIn(folded.text)) {
      add({ entry, path, offset: folded.offsetAt(index), writing, excerpt: excerptOf(folded.text, index, length) });
    }
  }
  for (const part of unpack(bytes)) {
    for (const { folded } of viewsOf(part.bytes)) {
      for (const { entry, index, length } of dictionary.findIn(folded.text)) {
        add({
          entry,
          path,
          offset: part.offset,
          writing: 'compressed',
          excerpt: excerptOf(folded.text, index, length),
        });
      }
    }
  }
  return [...traces.values()].sort((a, b) => a.offset - b.offset);
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
