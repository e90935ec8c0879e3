/** The processes of one session, from /proc. */
import { readdirSync, readFileSync } from 'node:fs';

export interface ProcessRow {
  pid: number;
  parent: number;
  /** Its own time and that of children it waited for. */
  cpuSeconds: number;
  /** The most memory that it ever held. */
  peakKilobytes: number;
}

/** Linux counts time for /proc in hundredths of a second, whatever its clock does. */
const ticksPerSecond = 100;

/** Answers who is in a session now; none where there is no /proc. */
export function readSession(session: number): ProcessRow[] {
  let names: string[];
  try {
    names = readdirSync('/proc');
  } catch {
    return [];
  }
  return names.filter((name) => /^\d+$/.test(name)).flatMap((name) => readProcess(name, session) ?? []);
}

/** `undefined` if it has ended, or belongs to another session. */
function readProcess(pid: string, session: number): ProcessRow | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name stands in parentheses and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const field = (number: number) => Number(fields[number - 3]);
    if (field(6) !== session) return undefined;
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return {
      pid: Number(pid),
      parent: field(4),
      cpuSeconds: (field(14) + field(15) + field(16) + field(17)) / ticksPerSecond,
      peakKilobytes: Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0),
    };
  } catch {
    return undefined;
  }
}
