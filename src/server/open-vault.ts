/** A hub's database and vault without the hub, for commands that look after them. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { storeMissing } from '../hub/store/backup.ts';
import { openSqliteStore } from '../hub/store/sqlite.ts';
import type { Store } from '../hub/store/store.ts';
import { createVault, type Vault } from '../hub/vault.ts';
import { openKeyring } from '../hub/vault-keyring.ts';
import type { VaultKeys } from '../hub/vault-keys.ts';
import type { Settings } from '../settings.ts';

/** Where the settings say that the database is. */
export function databasePathOf({ KEYWAY_DATA_DIR }: Settings): string {
  return join(resolve(KEYWAY_DATA_DIR), 'hub.sqlite');
}

/**
 * The vault's keys, which must be there.
 * @throws {HubError} `vault-keys-malformed`, `vault-key-missing`, `vault-key-readable-by-others`.
 */
export function readKeyring({ KEYWAY_DATA_DIR, KEYWAY_VAULT_KEYS }: Settings): { keys: VaultKeys; vault: Vault } {
  const { keys } = openKeyring(KEYWAY_VAULT_KEYS, {
    folder: resolve(KEYWAY_DATA_DIR),
    random: randomBytes,
    ifMissing: 'refuse',
  });
  return { keys, vault: createVault(keys, randomBytes) };
}

/**
 * The database that the settings name, which must be there. Close it.
 * @throws {HubError} `store-missing`, and what `openSqliteStore` throws.
 */
export function openStore(settings: Settings): Store {
  const path = databasePathOf(settings);
  if (!existsSync(path)) throw storeMissing(path);
  return openSqliteStore(path);
}
