import type { DatabaseSync } from 'node:sqlite';
import type { SyncMethods } from './commit-queue.ts';
import { parseVaultKeyRow, vaultKeyRow } from './rows.ts';

type VaultKeyTable = Pick<SyncMethods, 'addVaultKey' | 'listVaultKeys' | 'findSealingKeyId' | 'makeSealingKey'>;

/** What a database knows of the vault's keys. Its triggers let no other key seal than the sealing one. */
export function createVaultKeyTable(database: DatabaseSync): VaultKeyTable {
  const add = database.prepare(
    'INSERT INTO vault_keys (id, fingerprint, added_at) VALUES (:id, :fingerprint, :added_at) ON CONFLICT DO NOTHING',
  );
  const list = database.prepare('SELECT * FROM vault_keys ORDER BY id');
  const findSealing = database.prepare("SELECT id FROM vault_keys WHERE state = 'sealing'");
  const retire = database.prepare("UPDATE vault_keys SET state = 'retired' WHERE state = 'sealing'");
  const makeSealing = database.prepare("UPDATE vault_keys SET state = 'sealing' WHERE id = ? AND state = 'ready'");
  const isReady = database.prepare("SELECT 1 FROM vault_keys WHERE id = ? AND state = 'ready'");

  function findSealingKeyId(): string | undefined {
    const id = findSealing.get()?.['id'];
    return id === undefined ? undefined : String(id);
  }

  return {
    addVaultKey: (key) => (add.run(vaultKeyRow(key)).changes === 1 ? 'added' : 'taken'),
    listVaultKeys: () => list.all().map(parseVaultKeyRow),
    findSealingKeyId,
    makeSealingKey(id, instead) {
      if (findSealingKeyId() !== instead || isReady.get(id) === undefined) return 'changed';
      retire.run();
      makeSealing.run(id);
      return 'made';
    },
  };
}
