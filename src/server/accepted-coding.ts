/** Which content coding a client wants (RFC 9110 §12.5.3). */
import { parseAccept } from 'hono/utils/accept';
import type { Coding } from '../contract/precompressed.ts';

/**
 * The coding of an answer for who sends this `Accept-Encoding`: of those there are, the one that is wanted most, and of
 * several the first. `identity` if the client says nothing, wants none of them, or wants the file as it is more.
 */
export function acceptedCoding(header: string | undefined, there: Iterable<Coding>): Coding | 'identity' {
  const wanted = new Map(
    parseAccept(header ?? '').map(({ type, q }) => [type.toLowerCase().replace(/^x-(?=gzip$)/, ''), q]),
  );
  let best: { coding: Coding | 'identity'; weight: number } = {
    coding: 'identity',
    weight: wanted.get('identity') ?? 0,
  };
  for (const coding of there) {
    const weight = wanted.get(coding) ?? wanted.get('*') ?? 0;
    if (weight > best.weight || (weight > 0 && weight === best.weight && best.coding === 'identity')) {
      best = { coding, weight };
    }
  }
  return best.coding;
}
