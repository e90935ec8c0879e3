import { HubError } from './hub-error.ts';
import type { Store } from './store/store.ts';
import type { Vault } from './vault.ts';

export interface VaultCheck {
  /** Credentials that open, by the id of the key that sealed them. */
  opened: Map<string, number>;
  /** Accounts whose credential does not open, and the code of why. */
  failed: { accountId: string; keyId: string; code: string }[];
}

const pageSize = 100;

/** Opens every credential, and forgets what it reads. Accounts that are linked meanwhile may be left out. */
export async function checkVault({ store, vault }: { store: Store; vault: Vault }): Promise<VaultCheck> {
  const check: VaultCheck = { opened: new Map(), failed: [] };
  for (const keyId of [...(await store.countAccountsByKey()).keys()].sort()) {
    for (let page = await store.listAccountsOfKey(keyId, '', pageSize); page.length > 0; ) {
      for (const account of page) {
        try {
          vault.open(account);
          check.opened.set(keyId, (check.opened.get(keyId) ?? 0) + 1);
        } catch (cause) {
          if (!(cause instanceof HubError)) throw cause;
          check.failed.push({ accountId: account.id, keyId, code: cause.code });
        }
      }
      page = await store.listAccountsOfKey(keyId, page.at(-1)?.id ?? '', pageSize);
    }
  }
  return check;
}
