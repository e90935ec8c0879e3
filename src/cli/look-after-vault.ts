/** `keyway vault`: whether every credential opens, and going over to another key. */
import { requireKnownKeys } from '../hub/known-vault-keys.ts';
import type { Store } from '../hub/store/store.ts';
import { checkVault as openEveryCredential } from '../hub/vault-check.ts';
import type { VaultKeys } from '../hub/vault-keys.ts';
import { rotateVault as rewrapCredentials } from '../hub/vault-rotation.ts';
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
    await tellOthers(keys, (await store.findSealingKeyId()) ?? vault.firstKeyId, store);
    return areKnown && failed.length === 0 ? 0 : 1;
  } finally {
    await store.close();
  }
}

/**
 * Lets the first key seal from now on, wraps every credential's data key with it, and says which keys nothing uses any more.
 * @returns The exit code: 1 if a credential could not be opened, and is as it was.
 * @throws {HubError}
 */
export async function rotateVault(settings: Settings): Promise<number> {
  const store = openStore(settings);
  try {
    const { keys, vault } = readKeyring(settings);
    await requireKnownKeys(keys, { store, vault, clock });
    const { rewrapped, failed } = await rewrapCredentials({ store, vault });
    console.log(`${vault.firstKeyId} seals from now on; ${credentials(rewrapped)} went over to it.`);
    for (const { accountId, keyId } of failed)
      console.log(
        `The credential of account ${accountId}, sealed with ${keyId}, cannot be opened and stays as it was.`,
      );
    await tellOthers(keys, vault.firstKeyId, store);
    return failed.length === 0 ? 0 : 1;
  } finally {
    await store.close();
  }
}

/** Says of each key but the one that seals whether it is needed. */
async function tellOthers(keys: VaultKeys, sealingKeyId: string, store: Store): Promise<void> {
  const counts = await store.countAccountsByKey();
  const states = new Map((await store.listVaultKeys()).map(({ id, state }) => [id, state]));
  const [firstKeyId] = keys.keys();
  for (const id of keys.keys()) {
    if (id === sealingKeyId) continue;
    const count = counts.get(id) ?? 0;
    if (count > 0)
      console.log(
        `Keep the key ${id}: ${credentials(count)} sealed with it. To let them go over, run: keyway vault rotate`,
      );
    else if (id === firstKeyId && states.get(id) !== 'retired')
      console.log(
        `${sealingKeyId} seals. Once every hub was started with ${id} among its keys, run: keyway vault rotate`,
      );
    else
      console.log(
        `Nothing is sealed with ${id}, and ${sealingKeyId} seals: it may be removed. Backups from before still need it.`,
      );
  }
}

function credentials(count: number): string {
  return count === 1 ? '1 credential' : `${count} credentials`;
}
