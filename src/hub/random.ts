/** Random bytes that nobody can foresee, many at a time: asking the system for a page of them costs as much as for twelve. */
import { randomBytes } from 'node:crypto';

const pageBytes = 4096;

/** A source of random bytes. No two of its answers share a byte, so that one may be wiped. */
export function createRandom(): (bytes: number) => Uint8Array {
  let page: Buffer = Buffer.alloc(0);
  return (bytes) => {
    if (bytes > pageBytes) return randomBytes(bytes);
    if (bytes > page.byteLength) page = randomBytes(pageBytes);
    const part = page.subarray(0, bytes);
    page = page.subarray(bytes);
    return part;
  };
}
