/**
 * Which of the vault's keys seals. The database knows it, for all hubs that have it open: each asks before it seals, and
 * the database refuses what was sealed with another key. So a hub that has the new key goes over to it by itself, and one
 * that has not keeps nothing. A key that was replaced never seals again.
 */
import { keyRetired } from './hub-error.ts';
import type { Credentials } from './secret.ts';
import type { Store } from './store/store.ts';
import type { CredentialRecord, SealedCredential, Vault } from './vault.ts';

/**
 * Sees to it, at a start, that some key seals: where none does yet, or where the one that does is not in the keyring and
 * nothing is sealed with it, that is the first key. A new first key beside an older one waits for `keyway vault rotate`.
 * @throws {HubError} `vault-key-retired` when the key that seals is not in the keyring, or the first key is retired.
 */
export async function settleSealingKey({ store, vault }: { store: Store; vault: Vault }): Promise<string> {
  const current = await store.findSealingKeyId();
  if (current !== undefined) {
    if (vault.has(current)) return current;
    if ((await store.countAccountsByKey()).has(current)) throw keyRetired();
  }
  // Of two hubs that start at once, one is first.
  await store.makeSealingKey(vault.firstKeyId, current);
  return findOwnSealingKey({ store, vault });
}

/**
 * Seals under the key that is to seal now, and anew if another one is by the time that it is kept. `askedBefore`: what
 * `findOwnSealingKey` gave a while ago.
 * @throws {HubError} `vault-key-retired`, and what `keep` throws.
 */
export async function sealAndKeep<Outcome extends string>(
  { store, vault }: { store: Store; vault: Vault },
  credentials: Credentials,
  record: CredentialRecord,
  keep: (sealed: SealedCredential) => Promise<Outcome | 'key-retired'>,
  askedBefore?: string,
): Promise<Outcome> {
  let known = askedBefore;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const keyId = known ?? (await findOwnSealingKey({ store, vault }));
    known = undefined;
    const outcome = await keep(vault.seal(credentials, record, keyId));
    if (outcome !== 'key-retired') return outcome;
  }
  throw keyRetired();
}

const attempts = 3;

/**
 * The key that seals now.
 * @throws {HubError} `vault-key-retired` when it is not in the keyring.
 */
export async function findOwnSealingKey({ store, vault }: { store: Store; vault: Vault }): Promise<string> {
  const keyId = await store.findSealingKeyId();
  if (keyId === undefined || !vault.has(keyId)) throw keyRetired();
  return keyId;
}
