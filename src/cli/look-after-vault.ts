/** `keyway vault`: whether every credential opens, and sealing them anew under another key. */
import { requireKnownKeys } from '../hub/known-vault-keys.ts';
import type { Store } from '../hub/store/store.ts';
import { checkVault as openEveryCredential } from '../hub/vault-check.ts';
import type { VaultKeys } from '../hub/vault-keys.ts';
import { rotateVault as resealCredentials } from '../hub/vault-rotation.ts';
import { openStore, readKeyring } from '../server/open-vault.ts';
import type { Settings } from '../settings.ts';
import { reportFailure } from './report-failure.ts';

const clock = () => new Date();

/**
 * Opens every credential, and says how many each key opens and which accounts' do not open.
 * @returns The exit code: 1 if one does not open, or if a key is not the one that the database knows.
 * @throws {HubError}
 */
export async function checkVault(settings: Settings): Promise<number> {
  const store = openStore(settings);
  try {
    const { keys, vault } = readKeyring(settings);
    const areKnown = await requireKnownKeys(keys, { store, vault, clock }).then(
      () => true,
      (cause: unknown) => {
        reportFailure(cause);
        return false;
      },
    );
    const { opened, failed } = await openEveryCredential({ store, vault });
    for (const [keyId, count] of opened) console.log(`${credentials(count)} sealed with ${keyId} can be opened.`);
    for (const { accountId, keyId, code } of failed)
      console.log(`The credential of account ${accountId}, sealed with ${keyId}, cannot be opened (${code}).`);
    if (failed.length > 0) console.log(`${credentials(failed.length)} cannot be opened.`);
    else console.log(opened.size === 0 ? 'Nothing is sealed yet.' : 'Every credential can be opened.');
    await tellUnused(keys, vault.sealingKeyId, store);
    return areKnown && failed.length === 0 ? 0 : 1;
  } finally {
    await store.close();
  }
}

/**
 * Seals every credential under the newest key, and says which keys nothing uses any more.
 * @returns The exit code: 1 if a credential could not be opened, and is as it was.
 * @throws {HubError}
 */
export async function rotateVault(settings: Settings): Promise<number> {
  const store = openStore(settings);
  try {
    const { keys, vault } = readKeyring(settings);
    await requireKnownKeys(keys, { store, vault, clock });
    const { resealed, failed } = await resealCredentials({ store, vault });
    console.log(`${credentials(resealed)} sealed anew with ${vault.sealingKeyId}.`);
    for (const { accountId, keyId } of failed)
      console.log(
        `The credential of account ${accountId}, sealed with ${keyId}, cannot be opened and stays as it was.`,
      );
    await tellUnused(keys, vault.sealingKeyId, store);
    return failed.length === 0 ? 0 : 1;
  } finally {
    await store.close();
  }
}

async function tellUnused(keys: VaultKeys, sealingKeyId: string, store: Store): Promise<void> {
  const counts = await store.countAccountsByKey();
  for (const id of keys.keys()) {
    if (id === sealingKeyId) continue;
    const count = counts.get(id) ?? 0;
    console.log(
      count > 0
        ? `Keep the key ${id}: ${credentials(count)} sealed with it. To seal them anew, run: keyway vault rotate`
        : `Nothing is sealed with ${id}: it may be removed, once every hub has started with ${sealingKeyId} as its first key. Backups from before still need it.`,
    );
  }
}

function credentials(count: number): string {
  return count === 1 ? '1 credential' : `${count} credentials`;
}
