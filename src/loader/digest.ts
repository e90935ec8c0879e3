import { createHash } from 'node:crypto';

/** The digest of texts and bytes one after another, as 64 hexadecimal digits. Where one ends counts. */
export function digestOf(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}
