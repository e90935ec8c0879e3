import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { feedbackCountSchema } from '../../contract/hub.ts';
import { HubError } from '../hub-error.ts';
import { migrations } from './migrations.ts';
import { retryBusy } from './retry-busy.ts';
import {
  accountRow,
  parseAccountRow,
  parseKeyCountRow,
  parseSessionRow,
  parseVaultKeyRow,
  type Row,
  sessionRow,
  vaultKeyRow,
} from './rows.ts';
import { storeErrorOf } from './sqlite-fault.ts';
import type { AccountFilter, AccountPosition, Store, StoredAccount } from './store.ts';
import { createWalEmptying } from './wal-emptying.ts';

/**
 * A store in one SQLite file (mode 600, its folder 700 when it is made here), or in memory for `:memory:`.
 * @throws {HubError} `store-newer-than-hub` when a later version of the hub wrote the file; `store-busy`, `store-full`
 * and `store-corrupt`.
 */
export function openSqliteStore(path: string): Store {
  if (path !== ':memory:') makePrivate(path);
  let database: DatabaseSync | undefined;
  try {
    // Whoever starts may wait for another one that starts.
    database = new DatabaseSync(path, { timeout: 5_000 });
    // FULL: after a power cut NORMAL may have lost what was already acknowledged.
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
      PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;`);
    migrate(database);
    // SQLite's own waiting stops this process with all that it serves; retryBusy does not.
    database.exec('PRAGMA busy_timeout = 0');
    return createStore(database);
  } catch (error) {
    database?.close();
    throw storeErrorOf(error);
  }
}

function createStore(database: DatabaseSync): Store {
  const addSession = database.prepare(insertInto('sessions', sessionColumns));
  const findSession = database.prepare('SELECT * FROM sessions WHERE token_hash = ? OR link_hash = ?');
  const removeSessions = database.prepare('DELETE FROM sessions WHERE expires_at < ?');
  const addAccount = database.prepare(`${insertInto('accounts', accountColumns)} ON CONFLICT DO NOTHING`);
  const replaceAccount = database.prepare(
    `UPDATE accounts SET ${accountColumns.map((name) => `${name} = :${name}`).join(', ')} WHERE id = :id AND updated_at = :was_updated_at`,
  );
  const findAccount = database.prepare('SELECT * FROM accounts WHERE id = ?');
  const findAccountBySlot = database.prepare('SELECT * FROM accounts WHERE slot = ?');
  const removeAccount = database.prepare('DELETE FROM accounts WHERE id = ?');
  const hasAccounts = database.prepare('SELECT 1 FROM accounts LIMIT 1');
  const countFeedback = database.prepare(
    `INSERT INTO feedback (page, step, choice, day, count) SELECT :page, :step, :choice, :day, 1
      WHERE (SELECT count(*) FROM feedback) < :line_limit OR EXISTS (SELECT 1 FROM feedback
        WHERE page = :page AND step = :step AND choice = :choice AND day = :day)
      ON CONFLICT DO UPDATE SET count = count + 1`,
  );
  const listFeedback = database.prepare(
    `SELECT page, step, choice, sum(count) AS count, min(day) AS first_day, max(day) AS last_day
      FROM feedback GROUP BY page, step, choice ORDER BY count DESC, page, step, choice LIMIT ?`,
  );
  const removeFeedback = database.prepare('DELETE FROM feedback WHERE day < ?');

  const listAccountsOfKey = database.prepare('SELECT * FROM accounts WHERE key_id = ? AND id > ? ORDER BY id LIMIT ?');
  const countAccountsByKey = database.prepare('SELECT key_id, count(*) AS count FROM accounts GROUP BY key_id');
  const addVaultKey = database.prepare(
    'INSERT INTO vault_keys (id, fingerprint, added_at) VALUES (:id, :fingerprint, :added_at) ON CONFLICT DO NOTHING',
  );
  const listVaultKeys = database.prepare('SELECT * FROM vault_keys ORDER BY id');
  const walEmptying = createWalEmptying(database);

  function replaceIfSame(account: StoredAccount, updatedAt: Date): boolean {
    return replaceAccount.run({ ...accountRow(account), was_updated_at: updatedAt.getTime() }).changes === 1;
  }

  return {
    async addSession(session) {
      await retryBusy(() => addSession.run(sessionRow(session)));
    },
    async findSession(hash) {
      const row = await retryBusy(() => findSession.get(hash, hash));
      return row === undefined ? undefined : parseSessionRow(row);
    },
    async removeSessions(expiredBefore) {
      await retryBusy(() => removeSessions.run(expiredBefore.getTime()));
    },
    async addAccount(account) {
      const { changes } = await retryBusy(() => addAccount.run(accountRow(account)));
      return changes === 1 ? 'added' : 'taken';
    },
    async replaceAccount(account, updatedAt) {
      return (await retryBusy(() => replaceIfSame(account, updatedAt))) ? 'replaced' : 'changed';
    },
    async replaceAccounts(changes) {
      return retryBusy(() =>
        inTransaction(
          database,
          () => changes.filter(({ account, updatedAt }) => replaceIfSame(account, updatedAt)).length,
        ),
      );
    },
    async findAccount(id) {
      const row = await retryBusy(() => findAccount.get(id));
      return row === undefined ? undefined : parseAccountRow(row);
    },
    async findAccountBySlot(slot) {
      const row = await retryBusy(() => findAccountBySlot.get(slot));
      return row === undefined ? undefined : parseAccountRow(row);
    },
    async listAccounts(filter, { after, offset = 0, limit }) {
      const { where, values } = conditions(filter, after);
      const sql = `SELECT * FROM accounts ${where} ORDER BY created_at DESC, id LIMIT :limit OFFSET :offset`;
      const rows = await retryBusy(() => database.prepare(sql).all({ ...values, limit, offset }));
      return rows.map(parseAccountRow);
    },
    async removeAccount(id) {
      const { changes } = await retryBusy(() => removeAccount.run(id));
      // The log still holds the deleted row's page; emptying it makes the deletion real now instead of some day.
      if (changes > 0) walEmptying.request();
      return changes > 0;
    },
    async hasAccounts() {
      return (await retryBusy(() => hasAccounts.get())) !== undefined;
    },
    async listAccountsOfKey(keyId, afterId, limit) {
      return (await retryBusy(() => listAccountsOfKey.all(keyId, afterId, limit))).map(parseAccountRow);
    },
    async countAccountsByKey() {
      return new Map((await retryBusy(() => countAccountsByKey.all())).map(parseKeyCountRow));
    },
    async addVaultKey(key) {
      const { changes } = await retryBusy(() => addVaultKey.run(vaultKeyRow(key)));
      return changes === 1 ? 'added' : 'taken';
    },
    async listVaultKeys() {
      return (await retryBusy(() => listVaultKeys.all())).map(parseVaultKeyRow);
    },
    async countFeedback({ page, step, choice }, day, lineLimit) {
      const row = { page, step, choice, day, line_limit: lineLimit };
      const { changes } = await retryBusy(() => countFeedback.run(row));
      return changes === 1 ? 'counted' : 'full';
    },
    async listFeedback(limit) {
      return (await retryBusy(() => listFeedback.all(limit))).map((row) => feedbackCountSchema.parse(row));
    },
    async removeFeedback(beforeDay) {
      await retryBusy(() => removeFeedback.run(beforeDay));
    },
    async close() {
      walEmptying.stop();
      database.close();
    },
  };
}

const sessionColumns = columns(
  'id token_hash link_hash owner_id owner_name username connector method account_id categories multiple label metadata type created_at expires_at',
);
const accountColumns = columns(
  'id slot owner_id owner_name username connector method label status status_reasons type hint key_id sealed checked_at created_at updated_at',
);

function columns(names: string): string[] {
  return names.split(' ');
}

function insertInto(table: string, names: string[]): string {
  return `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `:${name}`).join(', ')})`;
}

function conditions(
  { ids, ownerIds, connectors, methods, statuses }: AccountFilter,
  after: AccountPosition | undefined,
): { where: string; values: Row } {
  const lists = Object.entries({
    id: ids,
    owner_id: ownerIds,
    connector: connectors,
    method: methods,
    status: statuses,
  });
  const terms: string[] = [];
  const values: Row = {};
  for (const [name, list] of lists) {
    if (list === undefined) continue;
    const [first, ...others] = list;
    // Of equal values SQLite reads an index in the order of the list; of several it has to sort.
    const isOne = first !== undefined && others.length === 0;
    // The plus keeps SQLite from reading all accounts of a connector where those of an owner are asked for.
    const column = name === 'connector' && (ids ?? ownerIds) !== undefined ? '+connector' : name;
    terms.push(isOne ? `${column} = :${name}` : `${column} IN (SELECT value FROM json_each(:${name}))`);
    values[name] = isOne ? first : JSON.stringify(list);
  }
  if (after !== undefined) {
    // The first term bounds what is read of the index; the second finds the place among accounts of the same time.
    terms.push('created_at <= :after_time', '(created_at < :after_time OR id > :after_id)');
    Object.assign(values, { after_time: after.createdAt.getTime(), after_id: after.id });
  }
  return { where: terms.length === 0 ? '' : `WHERE ${terms.join(' AND ')}`, values };
}

function makePrivate(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // The file is made before SQLite opens it: the log and the index beside it take over its mode.
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
}

function migrate(database: DatabaseSync): void {
  inTransaction(database, () => {
    const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
    if (version > migrations.length) {
      throw new HubError(
        'store-newer-than-hub',
        'A later version wrote this database. Start that version, or restore a backup.',
      );
    }
    for (const sql of migrations.slice(version)) database.exec(sql);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}

function inTransaction<Result>(database: DatabaseSync, change: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
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
