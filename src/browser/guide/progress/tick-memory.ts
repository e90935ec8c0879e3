/** Remembers ticks in the browser: ids of steps and digests, and nothing else. */
import type { Ticks } from './progress.ts';

export interface TickMemory {
  /** What is remembered; `undefined` if there is none, or what is there is not ours. Never throws. */
  read(): Ticks;
  /** A store that takes nothing, as in some private windows, is no memory; nothing else comes of it. */
  write(ticks: Ticks): void;
}

/** `storage` is asked for each time, since a browser may refuse even that. */
export function createTickMemory(
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  key: string,
): TickMemory {
  return {
    read() {
      try {
        return parseTicks(storage().getItem(key));
      } catch {
        return new Map();
      }
    },
    write(ticks) {
      try {
        if (ticks.size === 0) storage().removeItem(key);
        else storage().setItem(key, JSON.stringify([...ticks]));
      } catch {
        // The ticks hold for as long as the page is open.
      }
    },
  };
}

const tickLimit = 500;

/** Ticks as they were written; what is not a tick is left out. */
export function parseTicks(text: string | null): Ticks {
  try {
    const parsed: unknown = JSON.parse(text ?? '[]');
    return new Map(Array.isArray(parsed) ? parsed.filter(isTick).slice(0, tickLimit) : []);
  } catch {
    return new Map();
  }
}

function isTick(entry: unknown): entry is [string, string] {
  return Array.isArray(entry) && entry.length === 2 && entry.every((part) => typeof part === 'string' && part !== '');
}
