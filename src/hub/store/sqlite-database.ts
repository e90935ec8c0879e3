/** The connection to a hub's SQLite file. */
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { HubError } from '../hub-error.ts';
import { migrations } from './migrations.ts';
import { storeErrorOf } from './sqlite-fault.ts';

/** Pages of the log until they go into the database, each once however often it was written: 16 MB. */
const checkpointPages = 4_000;
const cacheKilobytes = 8_000;

/**
 * Opens a database, made or brought up to this version; its files can be read by their owner only. Nothing done on it
 * waits for other programs.
 * @throws {HubError} `store-newer-than-hub`, `store-busy`, `store-full`, `store-corrupt`.
 */
export function openDatabase(path: string): DatabaseSync {
  if (path !== ':memory:') makePrivate(path);
  // Whoever starts may wait for another one that starts.
  const database = new DatabaseSync(path, { timeout: 5_000 });
  try {
    // FULL: after a power cut NORMAL may have lost what was already acknowledged.
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
      PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;
      PRAGMA wal_autocheckpoint = ${checkpointPages}; PRAGMA cache_size = -${cacheKilobytes};`);
    inTransaction(database, 'IMMEDIATE', () => migrate(database));
    // SQLite's own waiting would stop the thread with all that it could do meanwhile; the commit queue's does not.
    database.exec('PRAGMA busy_timeout = 0');
    return database;
  } catch (error) {
    database.close();
    throw storeErrorOf(error);
  }
}

/** Does all of a change or nothing. `IMMEDIATE`: with the right to write, from its beginning; `DEFERRED`: to read. */
export function inTransaction<Result>(
  database: DatabaseSync,
  mode: 'IMMEDIATE' | 'DEFERRED',
  change: () => Result,
): Result {
  database.exec(`BEGIN ${mode}`);
  try {
    const result = change();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // Some faults, such as a full disk, have ended it already.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function makePrivate(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // The file is made before SQLite opens it: the log and the index beside it take over its mode.
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
}

function migrate(database: DatabaseSync): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version > migrations.length) {
    throw new HubError(
      'store-newer-than-hub',
      'A later version wrote this database. Start that version, or restore a backup.',
    );
  }
  for (const sql of migrations.slice(version)) database.exec(sql);
  database.exec(`PRAGMA user_version = ${migrations.length}`);
}
