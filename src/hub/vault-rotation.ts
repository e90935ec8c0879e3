import { setTimeout as wait } from 'node:timers/promises';
import { HubError, keyRetired } from './hub-error.ts';
import type { Change, Store, StoredAccount } from './store/store.ts';
import type { Vault } from './vault.ts';

export interface VaultRotation {
  rewrapped: number;
  /** Accounts whose data key does not open, so that it stays as it is. */
  failed: { accountId: string; keyId: string }[];
}

/** Small, so that a hub that runs meanwhile never waits long for the database. */
const batchSize = 100;
const pauseMs = 5;

/**
 * Lets the first key of a keyring seal from now on, then wraps every data key with it that another one wraps, and gives
 * one to credentials that have none. Each batch counts as a whole or not at all, and an account that was changed
 * meanwhile is read again: it may run beside hubs, be killed, and be run again.
 * @throws {HubError} `vault-key-retired` when that key sealed once and was replaced, or another rotation goes on.
 */
export async function rotateVault({ store, vault }: { store: Store; vault: Vault }): Promise<VaultRotation> {
  const keyId = vault.firstKeyId;
  const current = await store.findSealingKeyId();
  if (current !== keyId && (await store.makeSealingKey(keyId, current)) === 'changed') throw keyRetired();
  const rotation: VaultRotation = { rewrapped: 0, failed: [] };
  for (let afterId = ''; ; ) {
    const batch = await store.listAccountsToRewrap(keyId, afterId, batchSize);
    const last = batch.at(-1);
    if (last === undefined) return rotation;
    const changes: Change[] = [];
    const failed: VaultRotation['failed'] = [];
    for (const account of batch) {
      const changed = rewrap(account, vault);
      if (changed === undefined) failed.push({ accountId: account.id, keyId: account.keyId });
      else changes.push({ kind: 'replace-account', account: changed });
    }
    // Where one of them was changed meanwhile, all that are still wrapped by another key are read again.
    if ((await store.transact(changes)).kind === 'done') {
      rotation.rewrapped += changes.length;
      rotation.failed.push(...failed);
      afterId = last.id;
    }
    await wait(pauseMs);
  }
}

function rewrap(account: StoredAccount, vault: Vault): StoredAccount | undefined {
  try {
    return { ...account, ...vault.rewrap(account, vault.firstKeyId) };
  } catch (cause) {
    if (cause instanceof HubError) return undefined;
    throw cause;
  }
}
