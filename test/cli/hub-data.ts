/** A hub's data folder of tests, filled without a hub. */
import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Secret } from '../../src/hub/secret.ts';
import { openSqliteStore } from '../../src/hub/store/sqlite.ts';
import { createVault } from '../../src/hub/vault.ts';
import { parseVaultKeys } from '../../src/hub/vault-keys.ts';
import { sealFormatOne } from '../hub/seal-format-one.ts';
import { account } from '../hub/store-contract.ts';

export interface HubData extends AsyncDisposable {
  folder: string;
  database: string;
  /** A key as `KEYWAY_VAULT_KEYS` lists it. */
  newKey(id: string): string;
  /** Adds accounts `a0`, `a1` … whose credentials a key seals. */
  add(count: number, listedKey: string, format?: 'data key' | 'format 1'): Promise<void>;
  /** How many credentials each key sealed. */
  counts(): Promise<Record<string, number>>;
  /** Changes one byte of an account's sealed fields, or of its wrapped data key. */
  damage(id: string, column: 'sealed' | 'wrapped_key'): void;
  /** These columns of all accounts, by id. */
  columns(...names: string[]): Record<string, unknown>[];
  /** The credential of an account, opened with these keys. */
  read(id: string, listedKeys: string): Promise<string | undefined>;
}

export async function hubData(): Promise<HubData> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-data-'));
  const database = join(folder, 'hub.sqlite');
  const open = () => openSqliteStore(database);
  return {
    folder,
    database,
    newKey: (id) => `${id}:${createSecretKey(randomBytes(32)).export().toString('base64')}`,
    async add(count, listedKey, format = 'data key') {
      const store = open();
      const [[keyId, key] = raise()] = parseVaultKeys(listedKey);
      const vault = createVault(new Map([[keyId, key]]), randomBytes);
      const start = (await store.listAccounts({}, { offset: 0, limit: 100_000 })).length;
      for (let index = start; index < start + count; index += 1) {
        const row = { ...account, id: `a${index}`, slot: `slot ${index}` };
        const secret = `secret ${index}`;
        const sealed =
          format === 'format 1'
            ? sealFormatOne({ api_key: secret }, row, { keyId, key })
            : vault.seal(new Map([['api_key', new Secret(secret)]]), row, keyId);
        if ((await store.addAccount({ ...row, ...sealed })) !== 'added') throw new Error(`${row.id} was not added.`);
      }
      await store.close();
    },
    async counts() {
      const store = open();
      const counts = Object.fromEntries(await store.countAccountsByKey());
      await store.close();
      return counts;
    },
    damage(id, column) {
      const connection = new DatabaseSync(database);
      const sealed = connection.prepare(`SELECT ${column} FROM accounts WHERE id = ?`).get(id)?.[column];
      const bytes = Buffer.from(sealed instanceof Uint8Array ? sealed : []);
      bytes[40] = (bytes[40] ?? 0) ^ 1;
      connection.prepare(`UPDATE accounts SET ${column} = ? WHERE id = ?`).run(bytes, id);
      connection.close();
    },
    columns(...names) {
      const connection = new DatabaseSync(database);
      const rows = connection.prepare(`SELECT ${names.join(', ')} FROM accounts ORDER BY id`).all();
      connection.close();
      return rows.map((row) => ({ ...row }));
    },
    async read(id, listedKeys) {
      const store = open();
      const found = await store.findAccount(id);
      await store.close();
      if (found === undefined) return undefined;
      const vault = createVault(parseVaultKeys(listedKeys), randomBytes);
      return vault.open(found).get('api_key')?.reveal();
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

function raise(): never {
  throw new Error('No key is listed.');
}
