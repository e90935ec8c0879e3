/** Format 1, which is read until a rotation has written it anew: all fields in one box, sealed by the vault's key. */
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { openBox } from './sealed-box.ts';
import { type Credentials, Secret } from './secret.ts';

const wholeFormat = 1;

export interface WholePlace {
  keyId: string;
  /** Of the account. */
  id: string;
  ownerId: string;
  connector: string;
  method: string;
}

/** @throws {Error} */
export function openWholeCredential(
  sealed: Uint8Array,
  key: KeyObject,
  { keyId, id, ownerId, connector, method }: WholePlace,
): Credentials {
  if (sealed[0] !== wholeFormat) throw new RangeError('other format');
  const place = Buffer.from(JSON.stringify([wholeFormat, keyId, id, ownerId, connector, method]), 'utf8');
  return openBox(key, sealed.subarray(1), place, (plain) => {
    const values = z.record(z.string(), z.string()).parse(JSON.parse(plain.toString('utf8')));
    return new Map(Object.entries(values).map(([field, value]) => [field, new Secret(value)]));
  });
}
