import { hkdfSync, type KeyObject } from 'node:crypto';

/**
 * What tells a vault key from all others, 32 hex digits, made by HKDF (RFC 5869) with a purpose of its own: it says
 * nothing about the key, and a key of 256 random bits cannot be found by trying.
 */
export function fingerprintOf(key: KeyObject): string {
  return Buffer.from(hkdfSync('sha256', key, '', 'keyway vault key fingerprint 1', 16)).toString('hex');
}
