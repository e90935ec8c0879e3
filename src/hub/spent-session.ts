import { createHash, timingSafeEqual } from 'node:crypto';
import { parseCredentials } from './credentials.ts';
import type { Integration } from './integration.ts';
import type { Credentials } from './secret.ts';
import type { Store, StoredAccount, StoredSession } from './store/store.ts';
import type { Vault } from './vault.ts';

/**
 * The account that a spent session has linked, if just that is sent once more: the answer may have been lost on its way.
 * `undefined` for all else. It tells whether a guess is right, so the caller counts it as a check.
 */
export async function findSentBefore(
  { store, vault }: { store: Store; vault: Vault },
  { linkedAccountId }: StoredSession,
  { connector, methodId, method }: Integration,
  sent: Readonly<Record<string, string>>,
): Promise<StoredAccount | undefined> {
  const account = linkedAccountId === null ? undefined : await store.findAccount(linkedAccountId);
  const parsed = parseCredentials(method, sent);
  if (account?.connector !== connector.id || account.method !== methodId) return undefined;
  if (parsed.kind === 'incomplete') return undefined;
  const kept = vault.open(account);
  return timingSafeEqual(digestOf(kept), digestOf(parsed.credentials)) ? account : undefined;
}

function digestOf(credentials: Credentials): Buffer {
  const values = [...credentials].map(([key, value]) => [key, value.reveal()]).toSorted();
  return createHash('sha256').update(JSON.stringify(values)).digest();
}
