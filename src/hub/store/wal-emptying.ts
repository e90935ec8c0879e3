/** Emptying SQLite's write-ahead log, which keeps copies of pages that were deleted from the database. */
import type { DatabaseSync } from 'node:sqlite';
import { isBusy } from './sqlite-fault.ts';

const pauseMs = 1_000;

export interface WalEmptying {
  /** Empty it now, or as soon as nobody reads from it any more. Never waits, never throws. */
  request(): void;
  /** Closing the last connection to a database empties its log too. */
  stop(): void;
}

/** For a connection whose busy timeout is 0. */
export function createWalEmptying(database: DatabaseSync): WalEmptying {
  let timer: NodeJS.Timeout | undefined;

  function request(): void {
    if (timer !== undefined || isEmptied(database)) return;
    timer = setTimeout(() => {
      timer = undefined;
      request();
    }, pauseMs).unref();
  }

  return { request, stop: () => clearTimeout(timer) };
}

function isEmptied(database: DatabaseSync): boolean {
  try {
    return database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] === 0;
  } catch (error) {
    // What was to be deleted is deleted; a fault of the disk shows at the next write, to whoever it concerns.
    return !isBusy(error);
  }
}
