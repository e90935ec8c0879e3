import type { KeyObject } from 'node:crypto';
import { HubError } from './hub-error.ts';
import { openBox, type RandomBytes, sealBox, withWiped } from './sealed-box.ts';
import { readSealedFields, type SealedFields, writeSealedFields } from './sealed-fields.ts';
import { openWholeCredential } from './sealed-whole.ts';
import { type Credentials, Secret } from './secret.ts';
import { type VaultKeys, vaultKeyBytes } from './vault-keys.ts';

/** The record that a sealed credential belongs to. It opens nowhere else. */
export interface CredentialRecord {
  /** Of the account. */
  id: string;
  ownerId: string;
  connector: string;
  method: string;
  /** 1 for an account's first credential, and one more for each that takes its place. */
  credentialVersion: number;
}

/** A credential as it is kept: its fields sealed by a data key of its own, and that key wrapped by one of the vault's. */
export interface SealedCredential {
  /** Id of the vault's key. */
  keyId: string;
  /** Null in format 1, which had no data key. */
  wrappedKey: Uint8Array | null;
  sealed: Uint8Array;
}

export interface Vault {
  /** The key that its keyring lists first. */
  firstKeyId: string;
  has(keyId: string): boolean;
  /** @throws {HubError} `vault-key-unknown` */
  seal(credentials: Credentials, record: CredentialRecord, keyId: string): SealedCredential;
  /**
   * @throws {HubError} `vault-key-unknown` when the keyring has no key of that id; `vault-cannot-open` for every other
   * failure, with one text, so that nothing can be learned from how it failed.
   */
  open(kept: CredentialRecord & SealedCredential): Credentials;
  /**
   * The same credential under another of the vault's keys: its data key is wrapped anew, its fields are not touched,
   * and not looked at. One of format 1 is sealed anew.
   * @throws {HubError} As `open`.
   */
  rewrap(kept: CredentialRecord & SealedCredential, keyId: string): SealedCredential;
}

/**
 * Envelope encryption: a random data key of 256 bits for each credential seals its fields one by one, bound to owner,
 * account, connector, method, field and version; a key of the vault wraps the data key, bound to the same and to the
 * names of all fields. What was moved, exchanged, taken out or put back, or of which one bit changed, does not open.
 * @throws {HubError} `vault-keys-malformed` for an empty keyring.
 */
export function createVault(keys: VaultKeys, random: RandomBytes): Vault {
  const [firstKeyId] = keys.keys();
  if (firstKeyId === undefined)
    throw new HubError('vault-keys-malformed', 'The vault has no key. Set KEYWAY_VAULT_KEYS.');

  function keyOf(keyId: string): KeyObject {
    const key = keys.get(keyId);
    if (key === undefined) throw keyUnknown();
    return key;
  }

  function seal(credentials: Credentials, record: CredentialRecord, keyId: string): SealedCredential {
    const key = keyOf(keyId);
    const dataKey = random(vaultKeyBytes);
    return withWiped(dataKey, () => {
      const fields = new Map<string, Uint8Array>();
      for (const [field, secret] of credentials) {
        const text = Buffer.from(secret.reveal(), 'utf8');
        fields.set(
          field,
          withWiped(text, () => sealBox(dataKey, text, placeOfField(record, field), random)),
        );
      }
      const wrappedKey = sealBox(key, dataKey, placeOfDataKey(record, keyId, fields), random);
      return { keyId, wrappedKey, sealed: writeSealedFields(fields) };
    });
  }

  function openAll({ keyId, wrappedKey, sealed, ...record }: CredentialRecord & SealedCredential): Credentials {
    const key = keyOf(keyId);
    if (wrappedKey === null) return orCannotOpen(() => openWholeCredential(sealed, key, { ...record, keyId }));
    return orCannotOpen(() => {
      const fields = readSealedFields(sealed);
      return openBox(key, wrappedKey, placeOfDataKey(record, keyId, fields), (dataKey) => {
        const open = (field: string, box: Uint8Array) =>
          openBox(dataKey, box, placeOfField(record, field), (text) => new Secret(text.toString('utf8')));
        return new Map([...fields].map(([field, box]) => [field, open(field, box)]));
      });
    });
  }

  return {
    firstKeyId,
    has: (keyId) => keys.has(keyId),
    seal,
    open: openAll,
    rewrap(kept, keyId) {
      const { wrappedKey, sealed } = kept;
      if (wrappedKey === null) return seal(openAll(kept), kept, keyId);
      const [from, to] = [keyOf(kept.keyId), keyOf(keyId)];
      return orCannotOpen(() => {
        const fields = readSealedFields(sealed);
        const rewrapped = openBox(from, wrappedKey, placeOfDataKey(kept, kept.keyId, fields), (dataKey) =>
          sealBox(to, dataKey, placeOfDataKey(kept, keyId, fields), random),
        );
        return { keyId, wrappedKey: rewrapped, sealed };
      });
    },
  };
}

/** Of one field. The vault's key is not in it: rotating it leaves fields as they are. */
function placeOfField(record: CredentialRecord, field: string): Buffer {
  return placeText('field', record, field);
}

/** Of a data key. The names of the fields are in it, so that none can be left out. */
function placeOfDataKey(record: CredentialRecord, keyId: string, fields: SealedFields): Buffer {
  return placeText('data key', record, keyId, [...fields.keys()]);
}

function placeText(purpose: string, record: CredentialRecord, ...more: unknown[]): Buffer {
  const { id, ownerId, connector, method, credentialVersion } = record;
  // JSON, as it keeps "a" + "bc" apart from "ab" + "c".
  return Buffer.from(
    JSON.stringify(['keyway 2', purpose, ownerId, id, connector, method, credentialVersion, ...more]),
    'utf8',
  );
}

function orCannotOpen<Result>(open: () => Result): Result {
  try {
    return open();
  } catch {
    // No `cause`: what failed inside may quote the text it failed on.
    throw new HubError(
      'vault-cannot-open',
      'A stored credential cannot be opened: the row or its key was changed. Link the account again.',
    );
  }
}

function keyUnknown(): HubError {
  return new HubError(
    'vault-key-unknown',
    'A credential was sealed with a key of the vault that is not among the keys of this start. Add it, and start the hub again.',
  );
}
