/** What SQLite's errors mean. `node:sqlite` gives all of them one code, and SQLite's own number beside it. */
import { HubError, keyRetired } from '../hub-error.ts';

/** Primary result codes (https://sqlite.org/rescode.html) by number. */
const names: ReadonlyMap<number, string> = new Map([
  [1, 'SQLITE_ERROR'],
  [2, 'SQLITE_INTERNAL'],
  [3, 'SQLITE_PERM'],
  [4, 'SQLITE_ABORT'],
  [5, 'SQLITE_BUSY'],
  [6, 'SQLITE_LOCKED'],
  [7, 'SQLITE_NOMEM'],
  [8, 'SQLITE_READONLY'],
  [9, 'SQLITE_INTERRUPT'],
  [10, 'SQLITE_IOERR'],
  [11, 'SQLITE_CORRUPT'],
  [13, 'SQLITE_FULL'],
  [14, 'SQLITE_CANTOPEN'],
  [15, 'SQLITE_PROTOCOL'],
  [17, 'SQLITE_SCHEMA'],
  [18, 'SQLITE_TOOBIG'],
  [19, 'SQLITE_CONSTRAINT'],
  [20, 'SQLITE_MISMATCH'],
  [21, 'SQLITE_MISUSE'],
  [22, 'SQLITE_NOLFS'],
  [23, 'SQLITE_AUTH'],
  [25, 'SQLITE_RANGE'],
  [26, 'SQLITE_NOTADB'],
]);

/** The name of SQLite's result code in an error, or in what caused it; `undefined` for errors of other kinds. */
export function sqliteFaultOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : undefined;
  // The low byte is the primary code, the rest says more about it.
  return code === undefined ? sqliteFaultOf(error.cause) : names.get(code & 0xff);
}

/** Whether another connection holds what is needed, so that the same call may succeed in a moment. */
export function isBusy(error: unknown): boolean {
  const fault = sqliteFaultOf(error);
  return fault === 'SQLITE_BUSY' || fault === 'SQLITE_LOCKED';
}

/** Whether the disk has no room for what was to be written. */
export function isFull(error: unknown): boolean {
  return sqliteFaultOf(error) === 'SQLITE_FULL';
}

/** Whether a trigger stopped it; all of them are there to stop a retired key from sealing. */
export function isRefusedByTrigger(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 1811;
}

/** The error of ours that says what to do about one of SQLite's; other errors as they are. */
export function storeErrorOf(cause: unknown): unknown {
  if (cause instanceof HubError) return cause;
  if (isBusy(cause)) {
    return new HubError(
      'store-busy',
      'Another program holds the database, so nothing was changed. Try again; if it stays, see which program has hub.sqlite open.',
      { cause },
    );
  }
  if (isRefusedByTrigger(cause)) return keyRetired({ cause });
  switch (sqliteFaultOf(cause)) {
    case 'SQLITE_FULL':
      return new HubError(
        'store-full',
        'The disk of the data folder is full, so nothing was changed. Make room on it; the hub needs no restart.',
        { cause },
      );
    case 'SQLITE_CORRUPT':
    case 'SQLITE_NOTADB':
      return new HubError(
        'store-corrupt',
        'The database hub.sqlite is damaged or is no database. Stop the hub, keep a copy of the file, and restore a backup: keyway restore FILE',
        { cause },
      );
    default:
      return cause;
  }
}
