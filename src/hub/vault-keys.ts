import { createSecretKey, type KeyObject } from 'node:crypto';
import { HubError } from './hub-error.ts';
import { withWiped } from './sealed-box.ts';

/** Keys by id. All of them open; which one seals is in the database, and a rotation makes it the first of these. */
export type VaultKeys = ReadonlyMap<string, KeyObject>;

export const vaultKeyBytes = 32;

/**
 * Read `KEYWAY_VAULT_KEYS`: `id:base64[,id:base64]`, each key 32 bytes.
 * @throws {HubError} `vault-keys-malformed`. The message never repeats any of the text.
 */
export function parseVaultKeys(text: string): VaultKeys {
  const keys = new Map<string, KeyObject>();
  for (const [index, entry] of text.trim().split(',').entries()) {
    const [, id, encoded] = /^\s*([A-Za-z0-9_-]{1,40}):([A-Za-z0-9+/_-]+={0,2})\s*$/.exec(entry) ?? [];
    if (id === undefined || encoded === undefined) throw malformed(index, 'is not of the form id:base64');
    if (keys.has(id)) throw malformed(index, 'has the id of an earlier one');
    const bytes = Buffer.from(encoded, 'base64');
    if (bytes.byteLength !== vaultKeyBytes)
      throw malformed(index, `is ${bytes.byteLength} bytes long instead of ${vaultKeyBytes}`);
    if (bytes.every((byte) => byte === bytes[0])) throw malformed(index, 'repeats one byte, as a placeholder does');
    keys.set(
      id,
      withWiped(bytes, () => createSecretKey(bytes)),
    );
  }
  return keys;
}

function malformed(index: number, what: string): HubError {
  return new HubError(
    'vault-keys-malformed',
    `Vault key ${index + 1} ${what}. Make one with: echo "k1:$(openssl rand -base64 32)"`,
  );
}
