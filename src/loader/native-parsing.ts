/**
 * Parses many files natively, in a process of its own: native code that meets a fault of its own ends the process it runs
 * in. What was in work then is left to remark.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { debuglog } from 'node:util';
import { type KeptThread, parseFiles } from './parse-threads.ts';
import type { ParseItem, ParseOutcome } from './parse-worker.ts';

/** With fewer files a process costs more than it saves. */
const filesPerProcess = 100;

/** Processes that may die before the rest is left to remark, too. */
const deathLimit = 3;

/** What the process tells. Files are told by their index in what it was given. */
export type ProcessMessage =
  | { kind: 'begun'; files: number[] }
  | { kind: 'parsed'; file: number; parsed: ParseOutcome }
  /** It took too long, and nothing came of it. */
  | { kind: 'left'; file: number };

type Done = (item: ParseItem, parsed: ParseOutcome) => void;

/** `NODE_DEBUG=content` tells of processes that died. */
const log = debuglog('content');

/** Parses files, natively where that pays, and tells of each as it is done. `kept` helps where it does not. */
export async function parseAll(items: readonly ParseItem[], done: Done, kept?: KeptThread): Promise<void> {
  const left: ParseItem[] = [];
  let waiting = items;
  for (let deaths = 0; waiting.length >= filesPerProcess && deaths < deathLimit; deaths++) {
    const outcome = await parseInProcess(waiting, done);
    const isHopeless = outcome.untouched.length === waiting.length;
    left.push(...outcome.left);
    waiting = outcome.untouched;
    // It ended before it had begun with anything, and would again.
    if (isHopeless) break;
  }
  await parseFiles([...left, ...waiting], done, { parser: 'remark', kept });
}

/**
 * Answers what nothing came of: files that took too long or were in work when the process died, and untouched ones.
 * @throws What `done` throws.
 */
async function parseInProcess(items: readonly ParseItem[], done: Done) {
  const untouched = new Set(items);
  const inWork = new Set<ParseItem>();
  const left: ParseItem[] = [];
  const child = fork(fileURLToPath(new URL('./native-parser.ts', import.meta.url)), {
    serialization: 'advanced',
    // Native code prints where it failed; that is told here, and mended.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const take = (message: ProcessMessage) => {
    for (const file of message.kind === 'begun' ? message.files : [message.file]) {
      const item = items[file];
      if (!item) continue;
      untouched.delete(item);
      if (message.kind === 'begun') inWork.add(item);
      else if (inWork.delete(item)) {
        if (message.kind === 'parsed') done(item, message.parsed);
        else left.push(item);
      }
    }
    // It may be waiting for native code that does not end.
    if (message.kind !== 'begun' && untouched.size + inWork.size === 0) child.kill('SIGKILL');
  };
  child.send(items);
  try {
    await takeAll(child, take);
  } finally {
    child.kill('SIGKILL');
  }
  const count = untouched.size + inWork.size + left.length;
  if (count > 0) log('native parsing left %d files', count);
  return { left: [...left, ...inWork], untouched: [...untouched] };
}

/** Takes what a process tells until it ends; rejects with what `take` throws, which would end this process else. */
function takeAll(child: ChildProcess, take: (message: ProcessMessage) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('message', (message: ProcessMessage) => {
      try {
        take(message);
      } catch (cause) {
        reject(cause);
      }
    });
    child.on('close', () => resolve());
    child.on('error', () => resolve());
  });
}
