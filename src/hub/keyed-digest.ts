import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';
import { HubError } from './hub-error.ts';
import type { VaultKeys } from './vault-keys.ts';

/** Digests of what must not be found by trying, such as addresses and credentials: they need the vault's keys. */
export interface KeyedDigest {
  /** By the key that seals, 43 characters of base64url. Digests for different purposes tell nothing about each other. */
  of(purpose: string, content: string | Uint8Array): string;
  /** Whether a digest was made of this content with any of the keys. */
  isOf(digest: string, purpose: string, content: string | Uint8Array): boolean;
}

/**
 * HMAC-SHA-256 with keys made by HKDF (RFC 5869) from those of the vault.
 * @throws {HubError} `vault-keys-malformed` for an empty keyring.
 */
export function createKeyedDigest(keys: VaultKeys): KeyedDigest {
  // Node takes several times as long with the bytes of a key.
  const digestKeys = [...keys.values()].map((key) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', key, '', 'keyway digest 1', 32))),
  );
  const [newest] = digestKeys;
  if (newest === undefined) throw new HubError('vault-keys-malformed', 'The vault has no key. Set KEYWAY_VAULT_KEYS.');
  const digest = (key: KeyObject, purpose: string, content: string | Uint8Array) =>
    createHmac('sha256', key).update(`${purpose}\0`).update(content).digest('base64url');

  return {
    of: (purpose, content) => digest(newest, purpose, content),
    isOf: (known, purpose, content) =>
      digestKeys.some((key) => {
        const [a, b] = [Buffer.from(known), Buffer.from(digest(key, purpose, content))];
        return a.length === b.length && timingSafeEqual(a, b);
      }),
  };
}
