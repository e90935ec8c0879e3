/**
 * A file of JSON values by key, to which values are only ever added, and an index beside it: a line a value, with where
 * it stands and a few facts on it. So no string, array or file that is read or written as one holds the whole catalogue
 * but the facts, and a change costs as much as what it changes.
 */
import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Where a value stands in the pack, and what is known of it. */
export interface PackEntry<Facts> {
  offset: number;
  length: number;
  facts: Facts;
}

export interface Pack<Facts> {
  get(key: string): PackEntry<Facts> | undefined;
  /** The bytes of a value. They are JSON, as `add` got them. */
  read(entry: Pick<PackEntry<Facts>, 'offset' | 'length'>): Buffer;
  /** Adds a value. It is there for others once the pack is flushed. */
  add(key: string, value: Uint8Array, facts: Facts): PackEntry<Facts>;
  flush(): void;
  /** Whether nobody else has written to the pack since it was opened. */
  isCurrent(): boolean;
  /** Forgets all but these keys, once most of the file is of no use to anyone. */
  forget(live: ReadonlySet<string>): void;
  /** The file with the values, for threads that read it themselves. */
  readonly file: string;
  [Symbol.dispose](): void;
}

/** A pack of fewer values than this is not worth writing anew. */
const fewValues = 200;

/** Index lines are read in pieces of this many bytes. */
const pieceBytes = 1_048_576;

/**
 * Opens a pack in a folder, which is made if need be. An index that was damaged, or that another version of the program
 * wrote, counts up to its first line that does not fit.
 * @param name The name of the files without their ending. A new version of what the values hold takes a new name.
 */
export function openPack<Facts>(folder: string, name: string, factsSchema: z.ZodType<Facts>): Pack<Facts> {
  mkdirSync(folder, { recursive: true });
  const [file, indexFile] = [join(folder, `${name}.pack`), join(folder, `${name}.index`)];
  const lineSchema = z.tuple([z.string(), z.number(), z.number(), factsSchema]);
  let values = openSync(file, 'a+');
  let size = fstatSync(values).size;
  const entries = new Map<string, PackEntry<Facts>>();
  let sound = 0;
  for (const { line, end } of linesOf(indexFile)) {
    const parsed = parseLine(line, lineSchema);
    if (!parsed || parsed[1] + parsed[2] > size) break;
    const [key, offset, length, facts] = parsed;
    entries.set(key, { offset, length, facts });
    sound = end;
  }
  // What is added must not stand behind a line that stops the next reader.
  if (existsSync(indexFile) && sound < statSync(indexFile).size) truncateSync(indexFile, sound);
  let waiting: Uint8Array[] = [];
  let lines: string[] = [];

  function flush(): void {
    if (lines.length === 0) return;
    for (const value of waiting) writeSync(values, value);
    appendFileSync(indexFile, lines.join(''));
    waiting = [];
    lines = [];
  }

  return {
    file,
    get: (key) => entries.get(key),
    read({ offset, length }) {
      if (lines.length > 0) flush();
      const bytes = Buffer.allocUnsafe(length);
      readSync(values, bytes, 0, length, offset);
      return bytes;
    },
    add(key, value, facts) {
      const entry = { offset: size, length: value.byteLength, facts };
      size += value.byteLength;
      waiting.push(value);
      lines.push(indexLine(key, entry));
      entries.set(key, entry);
      if (lines.length >= fewValues) flush();
      return entry;
    },
    flush,
    isCurrent: () => existsSync(file) && statSync(file).size === size && statSync(file).ino === fstatSync(values).ino,
    forget(live) {
      flush();
      const dead = [...entries.keys()].filter((key) => !live.has(key));
      if (dead.length < Math.max(fewValues, live.size)) return;
      const [draft, draftIndex] = [`${file}.${process.pid}`, `${indexFile}.${process.pid}`];
      const next = openSync(draft, 'w+');
      let end = 0;
      for (const key of dead) entries.delete(key);
      writeFileSync(draftIndex, '');
      for (const [key, entry] of entries) {
        const bytes = Buffer.allocUnsafe(entry.length);
        readSync(values, bytes, 0, entry.length, entry.offset);
        writeSync(next, bytes);
        const moved = { ...entry, offset: end };
        end += entry.length;
        entries.set(key, moved);
        appendFileSync(draftIndex, indexLine(key, moved));
      }
      closeSync(next);
      // Without an index the values are nothing, so it goes first and comes last.
      rmSync(indexFile, { force: true });
      renameSync(draft, file);
      renameSync(draftIndex, indexFile);
      closeSync(values);
      values = openSync(file, 'a+');
      size = end;
    },
    [Symbol.dispose]() {
      flush();
      closeSync(values);
    },
  };
}

function indexLine(key: string, { offset, length, facts }: PackEntry<unknown>): string {
  return `${JSON.stringify([key, offset, length, facts])}\n`;
}

function parseLine<Line>(line: string, schema: z.ZodType<Line>): Line | undefined {
  try {
    return schema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** The whole lines of a file, each with where it ends in bytes; one that was cut off at the end is none. */
function* linesOf(file: string): Generator<{ line: string; end: number }> {
  if (!existsSync(file)) return;
  const descriptor = openSync(file, 'r');
  try {
    const piece = Buffer.alloc(pieceBytes);
    let rest = Buffer.alloc(0);
    let before = 0;
    for (let length = readSync(descriptor, piece); length > 0; length = readSync(descriptor, piece)) {
      const bytes = Buffer.concat([rest, piece.subarray(0, length)]);
      let start = 0;
      for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
        yield { line: bytes.toString('utf8', start, end), end: before + end + 1 };
        start = end + 1;
      }
      before += start;
      rest = bytes.subarray(start);
    }
  } finally {
    closeSync(descriptor);
  }
}
