/** `keyway backup` and `keyway restore`: the hub's database as one file. */
import { requireKnownKeys } from '../hub/known-vault-keys.ts';
import { backUpStore, restoreStore } from '../hub/store/backup.ts';
import { databasePathOf, readKeyring } from '../server/open-vault.ts';
import type { Settings } from '../settings.ts';

/**
 * Copies the database into a new file, also while a hub runs.
 * @throws {HubError}
 */
export function backUpHub(file: string, settings: Settings): void {
  backUpStore(databasePathOf(settings), file);
  console.log(
    `Wrote ${file}. It can be restored only with the keys of the vault, which are not in it: keep them apart.`,
  );
}

/**
 * Puts a backup in the place of the database, if the vault's keys open what it holds.
 * @throws {HubError}
 */
export async function restoreHub(
  file: string,
  { existing }: { existing: 'keep' | 'overwrite' },
  settings: Settings,
): Promise<void> {
  const { keys, vault } = readKeyring(settings);
  const path = databasePathOf(settings);
  let accounts = 0;
  await restoreStore(file, path, {
    existing,
    async approve(store) {
      await requireKnownKeys(keys, { store, vault, clock: () => new Date() });
      for (const count of (await store.countAccountsByKey()).values()) accounts += count;
    },
  });
  console.log(`Restored ${accounts === 1 ? '1 account' : `${accounts} accounts`} to ${path}.`);
}
