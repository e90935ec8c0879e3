/** Copies of a hub's SQLite file: made while the hub runs, and put back. */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { HubError } from '../hub-error.ts';
import { openSqliteStore } from './sqlite.ts';
import { isBusy, sqliteFaultOf, storeErrorOf } from './sqlite-fault.ts';
import type { Store } from './store.ts';

/**
 * Copies a database as it is at one moment into a new file that only its owner can read, complete or not at all.
 * Programs that have the database open go on meanwhile.
 * @throws {HubError} `store-missing`, `backup-taken`, `store-busy`, `store-full`, `store-corrupt`.
 */
export function backUpStore(databasePath: string, file: string): void {
  if (!existsSync(databasePath)) throw storeMissing(databasePath);
  if (existsSync(file)) throw backupTaken(file);
  const draft = `${file}.${process.pid}.draft`;
  rmSync(draft, { force: true });
  // Made before SQLite fills it, for its mode.
  closeSync(openSync(draft, 'wx', 0o600));
  try {
    const database = openExisting(databasePath);
    try {
      database.prepare('VACUUM INTO ?').run(draft);
    } finally {
      database.close();
    }
    sync(draft);
    moveIfFree(draft, file);
  } catch (error) {
    throw storeErrorOf(error);
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Puts a copy of a backup in the place of a database, complete or not at all, after `approve` has looked at it: what it
 * throws stops the restoring, and the database stays as it was.
 * @throws {HubError} `store-missing` when there is no such backup, `backup-unreadable`, `store-newer-than-hub`; for a
 * database that is there already `store-taken`, unless it may be overwritten, and `store-in-use`.
 */
export async function restoreStore(
  file: string,
  databasePath: string,
  { existing, approve }: { existing: 'keep' | 'overwrite'; approve: (backup: Store) => Promise<void> },
): Promise<void> {
  if (!existsSync(file)) throw new HubError('store-missing', `There is no backup at ${file}.`);
  if (existing === 'keep' && existsSync(databasePath)) throw storeTaken(databasePath);
  mkdirSync(dirname(databasePath), { recursive: true, mode: 0o700 });
  const draft = `${databasePath}.${process.pid}.draft`;
  removeDatabase(draft);
  try {
    closeSync(openSync(draft, 'wx', 0o600));
    copyFileSync(file, draft);
    requireSound(draft, file);
    const backup = openSqliteStore(draft);
    try {
      await approve(backup);
    } finally {
      await backup.close();
    }
    sync(draft);
    if (existing === 'overwrite') {
      retire(databasePath);
      renameSync(draft, databasePath);
    } else moveIfFree(draft, databasePath, storeTaken);
    sync(dirname(databasePath));
  } finally {
    removeDatabase(draft);
  }
}

export function storeMissing(databasePath: string): HubError {
  return new HubError(
    'store-missing',
    `There is no database at ${databasePath}. Name the folder that has it with KEYWAY_DATA_DIR.`,
  );
}

function openExisting(path: string): DatabaseSync {
  return new DatabaseSync(path, { timeout: 5_000 });
}

/** What is no backup would become an empty database, or one that fails some day. */
function requireSound(draft: string, file: string): void {
  let isSound = false;
  try {
    const database = openExisting(draft);
    try {
      const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
      isSound = version > 0 && database.prepare('PRAGMA integrity_check').get()?.['integrity_check'] === 'ok';
    } finally {
      database.close();
    }
  } catch (error) {
    if (sqliteFaultOf(error) === undefined) throw error;
  }
  if (isSound) return;
  throw new HubError(
    'backup-unreadable',
    `The file ${file} is no backup of a hub, or it is damaged, so nothing was restored. Take another one.`,
  );
}

/** Removes the log of the database that is to be replaced, which would be read as the log of the new one. */
function retire(path: string): void {
  if (!existsSync(path)) return;
  const database = new DatabaseSync(path, { timeout: 1_000 });
  try {
    // Leaving WAL takes a lock that nobody gets while another program has the database open.
    database.exec('PRAGMA journal_mode = DELETE');
  } catch (error) {
    if (isBusy(error))
      throw new HubError(
        'store-in-use',
        `A program has ${path} open, so it was not replaced. Stop the hub, then restore again.`,
        { cause: error },
      );
    // A damaged database is what backups are for.
    if (sqliteFaultOf(error) === undefined) throw error;
  } finally {
    database.close();
  }
  for (const ending of ['-wal', '-shm']) rmSync(path + ending, { force: true });
}

/** Renaming would replace a file that came meanwhile; a link does not. */
function moveIfFree(draft: string, path: string, refusal = backupTaken): void {
  try {
    linkSync(draft, path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw refusal(path);
    throw error;
  }
  rmSync(draft);
  sync(dirname(resolve(path)));
}

function backupTaken(file: string): HubError {
  return new HubError('backup-taken', `There is a file ${file} already, and it stays as it is. Choose another name.`);
}

function storeTaken(path: string): HubError {
  return new HubError(
    'store-taken',
    `There is a database at ${path} already, and it stays as it is. To replace it, add --overwrite.`,
  );
}

function removeDatabase(path: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal', '-reserve']) rmSync(path + ending, { force: true });
}

function sync(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
