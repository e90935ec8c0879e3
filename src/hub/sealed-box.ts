/** AES-256-GCM (NIST SP 800-38D), and memory that is emptied after use. */
import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;

export type RandomBytes = (bytes: number) => Uint8Array;

/** Nonce (12 bytes), tag (16) and ciphertext. It opens with the same key and the same associated data only. */
export function sealBox(
  key: KeyObject | Uint8Array,
  plain: Uint8Array,
  associated: Uint8Array,
  random: RandomBytes,
): Buffer {
  const nonce = random(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(associated);
  const ciphertext = [cipher.update(plain), cipher.final()];
  return Buffer.concat([nonce, cipher.getAuthTag(), ...ciphertext]);
}

/**
 * What `use` makes of the plain bytes of a box, which are zeros afterwards.
 * @throws {Error} When the key, the associated data or any bit of the box is another one.
 */
export function openBox<Result>(
  key: KeyObject | Uint8Array,
  box: Uint8Array,
  associated: Uint8Array,
  use: (plain: Buffer) => Result,
): Result {
  const nonce = box.subarray(0, nonceBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(associated);
  decipher.setAuthTag(box.subarray(nonceBytes, nonceBytes + tagBytes));
  const plain = decipher.update(box.subarray(nonceBytes + tagBytes));
  return withWiped(plain, () => {
    // In this mode nothing is left to be given out at the end; it is where the tag is held against the rest.
    decipher.final();
    return use(plain);
  });
}

/** What `use` gives; the bytes are zeros afterwards, whatever happens. */
export function withWiped<Result>(bytes: Uint8Array, use: () => Result): Result {
  try {
    return use();
  } finally {
    bytes.fill(0);
  }
}
