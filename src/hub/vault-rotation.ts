import { setTimeout as wait } from 'node:timers/promises';
import { HubError } from './hub-error.ts';
import type { Change, Store, StoredAccount } from './store/store.ts';
import { placeOf, type Vault } from './vault.ts';

export interface VaultRotation {
  resealed: number;
  /** Accounts whose credential does not open, so that it stays as it is. */
  failed: { accountId: string; keyId: string }[];
}

/** Small, so that a hub that runs meanwhile never waits long for the database. */
const batchSize = 25;
const pauseMs = 5;

/**
 * Seals every credential anew that another key than the newest one sealed. Each batch counts as a whole or not at all,
 * and an account that was changed meanwhile is read again: it may run beside hubs, be killed, and be run again.
 */
export async function rotateVault({ store, vault }: { store: Store; vault: Vault }): Promise<VaultRotation> {
  const rotation: VaultRotation = { resealed: 0, failed: [] };
  for (const keyId of (await store.countAccountsByKey()).keys()) {
    if (keyId === vault.sealingKeyId) continue;
    let afterId = '';
    for (;;) {
      const batch = await store.listAccountsOfKey(keyId, afterId, batchSize);
      const last = batch.at(-1);
      if (last === undefined) break;
      const changes: Change[] = [];
      for (const account of batch) {
        const changed = reseal(account, vault);
        if (changed === undefined) rotation.failed.push({ accountId: account.id, keyId });
        else changes.push({ kind: 'replace-account', account: changed });
      }
      const outcome = await store.transact(changes);
      if (outcome.kind === 'done') {
        rotation.resealed += changes.length;
        afterId = last.id;
      } else {
        // One of them was changed meanwhile: all are read again.
        rotation.failed = rotation.failed.filter(({ accountId }) => !batch.some(({ id }) => id === accountId));
      }
      await wait(pauseMs);
    }
  }
  return rotation;
}

function reseal(account: StoredAccount, vault: Vault): StoredAccount | undefined {
  try {
    const credentials = vault.open({ keyId: account.keyId, bytes: account.sealed }, placeOf(account));
    const { keyId, bytes } = vault.seal(credentials, placeOf(account));
    return { ...account, keyId, sealed: bytes };
  } catch (cause) {
    if (cause instanceof HubError) return undefined;
    throw cause;
  }
}
