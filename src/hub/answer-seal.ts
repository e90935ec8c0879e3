import { createCipheriv, createDecipheriv, hkdfSync, type KeyObject } from 'node:crypto';
import { HubError } from './hub-error.ts';
import type { SealedAnswer } from './store/idempotency.ts';
import type { VaultKeys } from './vault-keys.ts';

/** Keeps answers that may be given a second time, some of which hold a token. */
export interface AnswerSeal {
  /** `clientKey`: what the client sent to name its request, which the store never has. */
  seal(answer: string, clientKey: string): SealedAnswer;
  /** @throws {HubError} `vault-key-unknown` when the keyring has no key of that id; `vault-cannot-open`. */
  open(answer: SealedAnswer, clientKey: string): string;
}

/**
 * AES-256-GCM under a key that is made of the vault's and of the client's own: whoever has database and vault keys, and
 * not what the client sent, has no answer.
 * @throws {HubError} `vault-keys-malformed` for an empty keyring.
 */
export function createAnswerSeal(keys: VaultKeys, random: (bytes: number) => Uint8Array): AnswerSeal {
  const [newest] = keys;
  if (newest === undefined) throw new HubError('vault-keys-malformed', 'The vault has no key. Set KEYWAY_VAULT_KEYS.');
  const [sealingId, sealingKey] = newest;

  return {
    seal(answer, clientKey) {
      const nonce = random(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', answerKey(sealingKey, clientKey), nonce, {
        authTagLength: tagBytes,
      });
      const ciphertext = Buffer.concat([cipher.update(answer, 'utf8'), cipher.final()]);
      return { keyId: sealingId, sealed: Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]) };
    },
    open({ keyId, sealed }, clientKey) {
      const key = keys.get(keyId);
      if (key === undefined)
        throw new HubError(
          'vault-key-unknown',
          'An answer was sealed with a key that KEYWAY_VAULT_KEYS no longer lists. Add it back for a day.',
        );
      try {
        const nonce = sealed.subarray(0, nonceBytes);
        const decipher = createDecipheriv('aes-256-gcm', answerKey(key, clientKey), nonce, { authTagLength: tagBytes });
        decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
        return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]).toString();
      } catch {
        throw new HubError(
          'vault-cannot-open',
          'An answer that was kept cannot be opened: its row or its key was changed. It is forgotten within a day.',
        );
      }
    },
  };
}

const nonceBytes = 12;
const tagBytes = 16;

function answerKey(key: KeyObject, clientKey: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, clientKey, 'keyway answer 1', 32));
}
