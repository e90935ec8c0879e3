/** How far a build of several brands is: a bar on a terminal, nothing where lines are kept. */
import type { WriteStream } from 'node:tty';

export interface Progress {
  /** Shows what is under way. */
  show(done: number, name: string): void;
  /** Takes the bar away, so that a line can be printed. */
  clear(): void;
}

const barWidth = 24;

/** Shows progress on a stream. */
export function showProgress(stream: Pick<WriteStream, 'isTTY' | 'write'>, total: number): Progress {
  if (!stream.isTTY || total < 2) return { show: () => undefined, clear: () => undefined };
  const clear = () => void stream.write('\r\u001B[K');
  return {
    clear,
    show(done, name) {
      const filled = Math.round((barWidth * done) / total);
      clear();
      stream.write(`${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${done}/${total} ${name}`);
    },
  };
}
