/** Says what is wrong with the content after each change: what is new of it, in a list that ends. */
import { Worker } from 'node:worker_threads';
import type { Issue } from '../../guide/index.ts';
import type { CheckThreadOptions } from './check-thread.ts';

/** More than this many nobody reads while they write. */
const mostShown = 10;

export interface DevIssues {
  /** Checks the content as it is now, as a brand has it. Answers at once; what is found is told later. */
  check(brand: string): void;
  /** What was found last. */
  found(): readonly Issue[];
  /** Calls a listener whenever something else was found than before. */
  onFound(listener: () => void): void;
  close(): Promise<void>;
}

export interface DevIssuesOptions extends CheckThreadOptions {
  /** The issues as the house weighs them. */
  weigh(issues: readonly Issue[]): readonly Issue[];
  /** Gets each line that is to be said. */
  tell(line: string): void;
}

/** Opens a thread that checks. */
export function openDevIssues({ weigh, tell, ...options }: DevIssuesOptions): DevIssues {
  let thread: Worker | undefined;
  let known: ReadonlySet<string> = new Set();
  let last: readonly Issue[] = [];
  const listeners: (() => void)[] = [];

  function start(): Worker {
    const started = new Worker(new URL('./check-thread.ts', import.meta.url), { workerData: options });
    started.unref();
    started.on('message', (found: readonly Issue[]) => {
      const issues = weigh(found);
      for (const line of newIssueLines(issues, known)) tell(line);
      known = new Set(issues.map(keyOf));
      const isOther = JSON.stringify(issues) !== JSON.stringify(last);
      last = issues;
      if (isOther) for (const listener of listeners) listener();
    });
    // Content that can't be read is reported by who serves it.
    started.on('error', () => {
      thread = undefined;
    });
    return started;
  }

  return {
    check(brand) {
      thread ??= start();
      thread.postMessage(brand);
    },
    found: () => last,
    onFound(listener) {
      listeners.push(listener);
    },
    async close() {
      await thread?.terminate();
    },
  };
}

/** The lines on issues that were not known before. */
export function newIssueLines(issues: readonly Issue[], known: ReadonlySet<string>): string[] {
  const added = issues.filter((issue) => !known.has(keyOf(issue)));
  const lines = added
    .slice(0, mostShown)
    .map(({ severity, file, line, column, what, fix }) => `${file}:${line}:${column} ${severity}: ${what} ${fix}`);
  const rest = added.length - lines.length;
  return rest > 0 ? [...lines, `… and ${rest} more. All of them: keyway check`] : lines;
}

/** An issue without its place in the file, which moves with every line above it. */
function keyOf({ file, code, what }: Issue): string {
  return `${file} ${code} ${what}`;
}
