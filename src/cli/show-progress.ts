/** How far a build is: a bar on a terminal; where lines are kept, a few of them, and only of a long build. */
import type { WriteStream } from 'node:tty';

export interface Progress {
  /** Shows which of the brands is under way. */
  show(done: number, name: string): void;
  /** Shows how far a stage is that takes its time. */
  tell(stage: string, done: number, total: number): void;
  /** Takes the bar away, so that a line can be printed. */
  clear(): void;
}

const barWidth = 24;

/** A stage of fewer things is over before anybody wonders. */
const fewThings = 200;

/** Lines that are kept come this seldom, in milliseconds, the first of them too. */
const lineEveryMs = 5_000;

/** A bar is drawn anew this seldom. */
const drawEveryMs = 100;

/** Shows progress on a stream. */
export function showProgress(
  stream: Pick<WriteStream, 'isTTY' | 'write'>,
  total: number,
  now: () => number = () => performance.now(),
): Progress {
  let stage: { name: string; startedAt: number; toldAt: number } | undefined;
  let brand = '';
  const clear = () => void (stream.isTTY && stream.write('\r\u001B[K'));
  return {
    clear,
    show(done, name) {
      brand = name;
      stage = undefined;
      if (!stream.isTTY || total < 2) return;
      clear();
      stream.write(`${barOf(done / total)} ${done}/${total} ${name}`);
    },
    tell(name, done, count) {
      const at = now();
      if (stage?.name !== name) stage = { name, startedAt: at, toldAt: at };
      if (count < fewThings || at - stage.toldAt < (stream.isTTY ? drawEveryMs : lineEveryMs)) return;
      stage.toldAt = at;
      const left = timeLeft(((at - stage.startedAt) / done) * (count - done));
      const words = `${name} ${done}/${count}${brand === '' ? '' : ` of ${brand}`}, ${left} left`;
      clear();
      stream.write(stream.isTTY ? `${barOf(done / count)} ${words}` : `${words}\n`);
    },
  };
}

function barOf(share: number): string {
  const filled = Math.round(barWidth * share);
  return '█'.repeat(filled) + '░'.repeat(barWidth - filled);
}

function timeLeft(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
