/** The database knows which vault keys it was sealed with, so that a wrong one is found before it seals anything. */
import { HubError } from './hub-error.ts';
import type { Store } from './store/store.ts';
import type { Vault } from './vault.ts';
import { fingerprintOf } from './vault-fingerprint.ts';
import type { VaultKeys } from './vault-keys.ts';

/**
 * Makes sure that keys are those that a database was sealed with, and records those that are new to it. Keys of a
 * database that has no fingerprints yet are taken when they open a credential that was sealed with them.
 * @throws {HubError} `vault-key-wrong` when another key had the id of one of them, or when one opens nothing;
 * `vault-key-unknown` when a credential was sealed with a key that is not among them. No record was changed then.
 */
export async function requireKnownKeys(
  keys: VaultKeys,
  { store, vault, clock }: { store: Store; vault: Vault; clock: () => Date },
): Promise<void> {
  await requireRecordedFingerprints(keys, store);
  const counts = await store.countAccountsByKey();
  for (const [id, count] of counts) {
    if (!keys.has(id)) throw keyMissing(id, count);
  }
  const recorded = new Set((await store.listVaultKeys()).map(({ id }) => id));
  for (const [id] of keys) {
    const count = counts.get(id) ?? 0;
    if (!recorded.has(id) && count > 0 && !(await opensAny(id, store, vault))) throw opensNothing(id, count);
  }
  for (const [id, key] of keys) await store.addVaultKey({ id, fingerprint: fingerprintOf(key), addedAt: clock() });
  // Two hubs that start at once with two keys of one id: who recorded first wins, the other one stops.
  await requireRecordedFingerprints(keys, store);
}

/** The first id of the form `k1`, `k2` … that no key of a database ever had. */
export async function unusedKeyId(store: Store): Promise<string> {
  const taken = new Set((await store.listVaultKeys()).map(({ id }) => id));
  for (let number = 1; ; number += 1) {
    if (!taken.has(`k${number}`)) return `k${number}`;
  }
}

async function requireRecordedFingerprints(keys: VaultKeys, store: Store): Promise<void> {
  for (const { id, fingerprint } of await store.listVaultKeys()) {
    const key = keys.get(id);
    if (key !== undefined && fingerprintOf(key) !== fingerprint)
      throw anotherKey(id, { given: fingerprintOf(key), recorded: fingerprint });
  }
}

const pageSize = 100;

/** One record may be damaged, so the next ones are tried too. */
async function opensAny(keyId: string, store: Store, vault: Vault): Promise<boolean> {
  for (let afterId = ''; ; ) {
    const page = await store.listAccountsOfKey(keyId, afterId, pageSize);
    for (const account of page) {
      try {
        vault.open(account);
        return true;
      } catch (cause) {
        if (!(cause instanceof HubError)) throw cause;
      }
    }
    const last = page.at(-1);
    if (last === undefined) return false;
    afterId = last.id;
  }
}

function anotherKey(id: string, { given, recorded }: { given: string; recorded: string }): HubError {
  return new HubError(
    'vault-key-wrong',
    `The vault key "${id}" is not the one that this database knows by that id (fingerprint ${given}, recorded ${recorded}), ` +
      'so nothing is sealed with it. Put the earlier key back; a new key needs an id of its own.',
  );
}

function opensNothing(id: string, count: number): HubError {
  return new HubError(
    'vault-key-wrong',
    `The vault key "${id}" opens none of the ${count} credentials that were sealed under that id, so nothing is sealed ` +
      'with it. Put the key back that they were sealed with.',
  );
}

function keyMissing(id: string, count: number): HubError {
  return new HubError(
    'vault-key-unknown',
    `${count} ${count === 1 ? 'credential was' : 'credentials were'} sealed with the vault key "${id}", which is not among ` +
      'the keys of this start. Add it to them; keyway vault rotate says when a key may go.',
  );
}
