/** Emptying SQLite's write-ahead log, which keeps copies of pages that were deleted from the database. */
import type { DatabaseSync } from 'node:sqlite';
import { isBusy } from './sqlite-fault.ts';

const pauseMs = 1_000;

export interface WalEmptying {
  /** Something was deleted that must not stay in the log. */
  request(): void;
  /** After a commit: empty it if that was requested, now or as soon as nobody reads from it. Never waits, never throws. */
  empty(): void;
  /** Closing the last connection to a database empties its log too. */
  stop(): void;
}

/** For a connection whose busy timeout is 0. */
export function createWalEmptying(database: DatabaseSync): WalEmptying {
  let state: 'done' | 'requested' = 'done';
  let timer: NodeJS.Timeout | undefined;

  function empty(): void {
    if (state === 'done') return;
    if (isEmptied(database)) {
      state = 'done';
      return;
    }
    timer ??= setTimeout(() => {
      timer = undefined;
      empty();
    }, pauseMs).unref();
  }

  return {
    request() {
      state = 'requested';
    },
    empty,
    stop: () => clearTimeout(timer),
  };
}

function isEmptied(database: DatabaseSync): boolean {
  try {
    return database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] === 0;
  } catch (error) {
    // What was to be deleted is deleted; a fault of the disk shows at the next write, to whoever it concerns.
    return !isBusy(error);
  }
}
