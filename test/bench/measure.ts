/** What a whole process costs, with all that it starts: CPU time, wall time, and the memory of its largest process. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type ProcessRow, readSession } from './read-session.ts';

export interface Cost {
  cpuSeconds: number;
  wallSeconds: number;
  /** The most that the largest of the processes held at once; `undefined` where there is no /proc. */
  peakMegabytes: number | undefined;
}

export interface Run extends Cost {
  /** What it printed, both streams. */
  output: string;
}

export interface Program {
  command: string;
  args: readonly string[];
  cwd: string;
  env?: NodeJS.ProcessEnv;
}

/** A measured process ended with an error: its figures mean nothing. */
export class ProgramFailed extends Error {
  override readonly name = 'ProgramFailed';
  readonly code = 'program-failed';
  /** What it printed, both streams. */
  readonly output: string;

  constructor({ command, args }: Program, ending: string, output: string) {
    super(`${[command, ...args].join(' ')} ended with ${ending}:\n${output.slice(-4000)}`);
    this.output = output;
  }
}

const pollMilliseconds = 50;

/** The shell waits for the program and then says what all its children cost. `times` is POSIX. */
const script = '"$@" 3>&-; code=$?; times >&3; exit $code';

/**
 * Runs a program to its end and answers what it cost. Its children count, also those that it did not wait for: what
 * these had used when last seen.
 * @throws {ProgramFailed}
 */
export async function measure(program: Program): Promise<Run> {
  const { command, args, cwd, env = process.env } = program;
  const startedAt = performance.now();
  // Detached: a session of its own tells its processes from all others, whoever their parent is now.
  const child = spawn('/bin/sh', ['-c', script, 'sh', command, ...args], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const watch = watchSession(child.pid);
  const output = collect(child.stdout);
  collect(child.stderr, output);
  const times = collect(child.stdio[3]);
  try {
    const [exit] = await Promise.all([once(child, 'exit'), once(child, 'close')]);
    const wallSeconds = (performance.now() - startedAt) / 1000;
    const [code, signal] = exit;
    const printed = Buffer.concat(output).toString();
    if (code !== 0) throw new ProgramFailed(program, signal ?? `exit code ${code}`, printed);
    const cpuSeconds = childSeconds(Buffer.concat(times).toString()) + watch.orphanSeconds();
    return { cpuSeconds, wallSeconds, peakMegabytes: watch.peakMegabytes(), output: printed };
  } finally {
    watch.stop();
  }
}

/** The second line of what `times` prints: user and system time of the shell's children. */
export function childSeconds(times: string): number {
  const line = times.trim().split('\n')[1] ?? '';
  const parts = [...line.matchAll(/(\d+)m([\d.,]+)s/g)];
  if (parts.length !== 2) throw new Error(`The shell's times could not be read: ${JSON.stringify(times)}`);
  return parts.reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds?.replace(',', '.')),
    0,
  );
}

export interface SessionWatch {
  peakMegabytes(): number | undefined;
  /** CPU time of processes whose parent ended before them, so that nobody's children's time has it. */
  orphanSeconds(): number;
  stop(): void;
}

/** Looks at the processes of a session again and again. */
export function watchSession(session: number | undefined): SessionWatch {
  const orphans = new Map<number, number>();
  let peakKilobytes = 0;
  const look = () => {
    const rows = session === undefined ? [] : readSession(session);
    const pids = new Set(rows.map(({ pid }) => pid));
    for (const row of rows) {
      peakKilobytes = Math.max(peakKilobytes, row.peakKilobytes);
      if (isOrphan(row, pids, session)) orphans.set(row.pid, row.cpuSeconds);
    }
  };
  const timer = setInterval(look, pollMilliseconds);
  return {
    peakMegabytes: () => (peakKilobytes === 0 ? undefined : Math.round(peakKilobytes / 1024)),
    orphanSeconds: () => [...orphans.values()].reduce((sum, seconds) => sum + seconds, 0),
    stop: () => clearInterval(timer),
  };
}

function isOrphan({ pid, parent }: ProcessRow, pids: ReadonlySet<number>, session: number | undefined): boolean {
  return pid !== session && !pids.has(parent);
}

function collect(stream: unknown, chunks: Buffer[] = []): Buffer[] {
  if (stream instanceof Object && 'on' in stream && typeof stream.on === 'function') {
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  }
  return chunks;
}
