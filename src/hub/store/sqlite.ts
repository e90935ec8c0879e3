import type { DatabaseSync } from 'node:sqlite';
import { feedbackCountSchema } from '../../contract/hub.ts';
import { createCommitQueue, type Durability, type SyncMethods } from './commit-queue.ts';
import { createDiskReserve } from './disk-reserve.ts';
import { accountRow, parseAccountRow, parseKeyCountRow, parseSessionRow, type Row, sessionRow } from './rows.ts';
import { createAllowanceTable } from './sqlite-allowances.ts';
import { openDatabase } from './sqlite-database.ts';
import { isRefusedByTrigger } from './sqlite-fault.ts';
import { createRequestTable } from './sqlite-idempotency.ts';
import { createVaultKeyTable } from './sqlite-vault-keys.ts';
import type { AccountFilter, AccountPosition, Change, Store, StoredAccount } from './store.ts';
import { createWalEmptying, type WalEmptying } from './wal-emptying.ts';

/**
 * A store in one SQLite file (mode 600, its folder 700 when it is made here), or in memory for `:memory:`. It works on
 * this thread, which stands still while the disk writes: for commands. Where others are served, see `openStoreThread`.
 * @throws {HubError} `store-newer-than-hub` when a later version of the hub wrote the file; `store-busy`, `store-full`
 * and `store-corrupt`.
 */
export function openSqliteStore(path: string): Store {
  const database = openDatabase(path);
  const walEmptying = createWalEmptying(database);
  return createCommitQueue(createMethods(database, walEmptying), {
    database,
    walEmptying,
    reserve: path === ':memory:' ? undefined : createDiskReserve(`${path}-reserve`),
    durabilityOf: (name) => durabilities.get(name) ?? 'power-cut',
    isRemoval: (name, args) => name === 'removeAccount' || (name === 'transact' && removesOnly(args[0] as Change[])),
  });
}

/** Reads may go on while another program writes. A method that is not named here is made as durable as can be. */
const durabilities: ReadonlyMap<string, Durability> = new Map<keyof Store, Durability>([
  ['findSession', 'none'],
  ['findAccount', 'none'],
  ['findAccountBySlot', 'none'],
  ['listAccounts', 'none'],
  ['hasAccounts', 'none'],
  ['listAccountsOfKey', 'none'],
  ['listAccountsToRewrap', 'none'],
  ['countAccountsByKey', 'none'],
  ['listVaultKeys', 'none'],
  ['findSealingKeyId', 'none'],
  ['findRequest', 'none'],
  ['listFeedback', 'none'],
  // After a power cut a few more tries are allowed, and nobody waits for a disk before a provider is asked.
  ['takeAllowances', 'process'],
]);

function removesOnly(changes: readonly Change[]): boolean {
  return changes.every(({ kind }) => kind === 'remove-account' || kind === 'require-account');
}

/** Each method of a store, at once, within a transaction that its caller opens and ends. */
function createMethods(database: DatabaseSync, walEmptying: WalEmptying): SyncMethods {
  const addSession = database.prepare(insertInto('sessions', sessionColumns));
  const findSession = database.prepare('SELECT * FROM sessions WHERE token_hash = ? OR link_hash = ?');
  const removeSessions = database.prepare('DELETE FROM sessions WHERE expires_at < ?');
  const isUnspent = database.prepare('SELECT 1 FROM sessions WHERE id = ? AND linked_account_id IS NULL');
  const spendSession = database.prepare('UPDATE sessions SET linked_account_id = ? WHERE id = ?');
  const addAccount = database.prepare(`${insertInto('accounts', accountColumns)} ON CONFLICT DO NOTHING`);
  const replaceAccount = database.prepare(
    `UPDATE accounts SET ${accountColumns.map((name) => `${name} = :${name}${name === 'version' ? ' + 1' : ''}`).join(', ')}
      WHERE id = :id AND version = :version`,
  );
  const findAccount = database.prepare('SELECT * FROM accounts WHERE id = ?');
  const findAccountBySlot = database.prepare('SELECT * FROM accounts WHERE slot = ?');
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
  const listAccountsToRewrap = database.prepare(
    'SELECT * FROM accounts WHERE (key_id <> ? OR wrapped_key IS NULL) AND id > ? ORDER BY id LIMIT ?',
  );
  const removeAccount = database.prepare('DELETE FROM accounts WHERE id = :id AND version = ifnull(:version, version)');
  const hasVersion = database.prepare('SELECT 1 FROM accounts WHERE id = ? AND version = ?');

  function remove(id: string, version: number | null): boolean {
    const { changes } = removeAccount.run({ id, version });
    // The log still holds the deleted row's page; emptying it makes the deletion real now instead of some day.
    if (changes > 0) walEmptying.request();
    return changes > 0;
  }

  /** Whether it was as the change expects; nothing changed if not. */
  function apply(change: Change): boolean {
    switch (change.kind) {
      case 'add-account':
        return addAccount.run(accountRow({ ...change.account, version: 1 })).changes === 1;
      case 'replace-account':
        return replaceAccount.run(accountRow(change.account)).changes === 1;
      case 'remove-account':
        return remove(change.id, change.version ?? null);
      case 'require-account':
        return hasVersion.get(change.id, change.version) !== undefined;
      default:
        return change satisfies never;
    }
  }

  /** Keeps an account, and spends the session that it is kept for; neither without the other. */
  function spendBy(account: StoredAccount, session: string | undefined, keep: () => boolean) {
    if (session !== undefined && isUnspent.get(session) === undefined) return 'spent';
    if (!keep()) return 'not-kept';
    if (session !== undefined) spendSession.run(account.id, session);
    return 'kept';
  }

  return {
    ...createAllowanceTable(database),
    ...createRequestTable(database),
    addSession(session) {
      addSession.run(sessionRow(session));
    },
    findSession(hash) {
      const row = findSession.get(hash, hash);
      return row === undefined ? undefined : parseSessionRow(row);
    },
    removeSessions(expiredBefore) {
      removeSessions.run(expiredBefore.getTime());
    },
    addAccount: (account, spends) =>
      unlessKeyRetired(() => {
        const outcome = spendBy(account, spends, () => apply({ kind: 'add-account', account }));
        return outcome === 'kept' ? 'added' : outcome === 'not-kept' ? 'taken' : outcome;
      }),
    replaceAccount: (account, spends) =>
      unlessKeyRetired(() => {
        const outcome = spendBy(account, spends, () => apply({ kind: 'replace-account', account }));
        return outcome === 'kept' ? 'replaced' : outcome === 'not-kept' ? 'changed' : outcome;
      }),
    transact(changes) {
      database.exec('SAVEPOINT unit_of_work');
      const index = changes.findIndex((change) => !apply(change));
      if (index !== -1) database.exec('ROLLBACK TO unit_of_work');
      database.exec('RELEASE unit_of_work');
      return index === -1 ? { kind: 'done' } : { kind: 'refused', index };
    },
    findAccount(id) {
      const row = findAccount.get(id);
      return row === undefined ? undefined : parseAccountRow(row);
    },
    findAccountBySlot(slot) {
      const row = findAccountBySlot.get(slot);
      return row === undefined ? undefined : parseAccountRow(row);
    },
    listAccounts(filter, { after, offset = 0, limit }) {
      const { where, values } = conditions(filter, after);
      const sql = `SELECT * FROM accounts ${where} ORDER BY created_at DESC, id LIMIT :limit OFFSET :offset`;
      return database
        .prepare(sql)
        .all({ ...values, limit, offset })
        .map(parseAccountRow);
    },
    removeAccount: (id) => remove(id, null),
    hasAccounts: () => hasAccounts.get() !== undefined,
    listAccountsOfKey: (keyId, afterId, limit) => listAccountsOfKey.all(keyId, afterId, limit).map(parseAccountRow),
    countAccountsByKey: () => new Map(countAccountsByKey.all().map(parseKeyCountRow)),
    listAccountsToRewrap: (keyId, afterId, limit) =>
      listAccountsToRewrap.all(keyId, afterId, limit).map(parseAccountRow),
    ...createVaultKeyTable(database),
    countFeedback({ page, step, choice }, day, lineLimit) {
      const { changes } = countFeedback.run({ page, step, choice, day, line_limit: lineLimit });
      return changes === 1 ? 'counted' : 'full';
    },
    listFeedback: (limit) => listFeedback.all(limit).map((row) => feedbackCountSchema.parse(row)),
    removeFeedback(beforeDay) {
      removeFeedback.run(beforeDay);
    },
  };
}

const sessionColumns = columns(
  'id token_hash link_hash owner_id owner_name username connector method account_id linked_account_id categories multiple label metadata type created_at expires_at',
);
const accountColumns = columns(
  'id slot owner_id owner_name username connector method label status status_reasons type hint credential_version key_id wrapped_key sealed checked_at created_at updated_at version',
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

/** What a change came to, unless a trigger of the database stopped it. */
function unlessKeyRetired<Outcome>(change: () => Outcome): Outcome | 'key-retired' {
  try {
    return change();
  } catch (error) {
    if (isRefusedByTrigger(error)) return 'key-retired';
    throw error;
  }
}
