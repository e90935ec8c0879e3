import { createCipheriv, type KeyObject, randomBytes } from 'node:crypto';
import type { CredentialRecord, SealedCredential } from '../../src/hub/vault.ts';

/** A credential as hubs sealed it before there were data keys: one box of all fields, under the vault's key. */
export function sealFormatOne(
  values: Readonly<Record<string, string>>,
  { id, ownerId, connector, method }: Omit<CredentialRecord, 'credentialVersion'>,
  { keyId, key }: { keyId: string; key: KeyObject },
): SealedCredential {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(JSON.stringify([1, keyId, id, ownerId, connector, method])));
  const ciphertext = Buffer.concat([cipher.update(JSON.stringify(values), 'utf8'), cipher.final()]);
  return { keyId, wrappedKey: null, sealed: Buffer.concat([Buffer.of(1), nonce, cipher.getAuthTag(), ciphertext]) };
}
