import { createCipheriv, createDecipheriv } from 'node:crypto';
import { z } from 'zod';
import { HubError } from './hub-error.ts';
import { type Credentials, Secret } from './secret.ts';
import type { VaultKeys } from './vault-keys.ts';

/** The row that a sealed credential belongs to. It opens nowhere else. */
export interface RowIdentity {
  accountId: string;
  ownerId: string;
  connector: string;
  method: string;
}

/** The place of a kept account's credential. */
export function placeOf(account: Omit<RowIdentity, 'accountId'> & { id: string }): RowIdentity {
  const { id, ownerId, connector, method } = account;
  return { accountId: id, ownerId, connector, method };
}

export interface Sealed {
  keyId: string;
  /** Format version (1 byte), nonce (12), tag (16), ciphertext. */
  bytes: Uint8Array;
}

export interface Vault {
  /** The id of the key that seals. */
  sealingKeyId: string;
  seal(credentials: Credentials, place: RowIdentity): Sealed;
  /**
   * @throws {HubError} `vault-key-unknown` when the keyring has no key of that id; `vault-cannot-open` for every other
   * failure, with one text, so that nothing can be learned from how it failed.
   */
  open(sealed: Sealed, place: RowIdentity): Credentials;
}

/**
 * AES-256-GCM (NIST SP 800-38D) with the row's identity as associated data: a sealed credential that was moved to
 * another row, owner or connector, or of which one bit changed, does not open.
 * @throws {HubError} `vault-keys-malformed` for an empty keyring.
 */
export function createVault(keys: VaultKeys, random: (bytes: number) => Uint8Array): Vault {
  const [newest] = keys;
  if (newest === undefined) throw new HubError('vault-keys-malformed', 'The vault has no key. Set KEYWAY_VAULT_KEYS.');
  const [sealingId, sealingKey] = newest;

  return {
    sealingKeyId: sealingId,
    seal(credentials, place) {
      const nonce = random(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', sealingKey, nonce, { authTagLength: tagBytes });
      cipher.setAAD(associatedData(sealingId, place));
      const revealed = Object.fromEntries([...credentials].map(([key, secret]) => [key, secret.reveal()]));
      const ciphertext = Buffer.concat([cipher.update(JSON.stringify(revealed), 'utf8'), cipher.final()]);
      const bytes = Buffer.concat([Buffer.of(formatVersion), nonce, cipher.getAuthTag(), ciphertext]);
      return { keyId: sealingId, bytes };
    },
    open({ keyId, bytes }, place) {
      const key = keys.get(keyId);
      if (key === undefined) {
        throw new HubError(
          'vault-key-unknown',
          'A credential was sealed with a key that KEYWAY_VAULT_KEYS no longer lists. Add it back.',
        );
      }
      try {
        if (bytes[0] !== formatVersion) throw cannotOpen();
        const nonce = bytes.subarray(1, 1 + nonceBytes);
        const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
        decipher.setAAD(associatedData(keyId, place));
        decipher.setAuthTag(bytes.subarray(1 + nonceBytes, headBytes));
        const text = Buffer.concat([decipher.update(bytes.subarray(headBytes)), decipher.final()]).toString('utf8');
        const values = z.record(z.string(), z.string()).parse(JSON.parse(text));
        return new Map(Object.entries(values).map(([name, value]) => [name, new Secret(value)]));
      } catch {
        // No `cause`: what failed inside may quote the text it failed on.
        throw cannotOpen();
      }
    },
  };
}

const formatVersion = 1;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + nonceBytes + tagBytes;

function associatedData(keyId: string, { accountId, ownerId, connector, method }: RowIdentity): Buffer {
  // JSON, as it keeps "a" + "bc" apart from "ab" + "c".
  return Buffer.from(JSON.stringify([formatVersion, keyId, accountId, ownerId, connector, method]), 'utf8');
}

function cannotOpen(): HubError {
  return new HubError(
    'vault-cannot-open',
    'A stored credential cannot be opened: the row or its key was changed. Link the account again.',
  );
}
