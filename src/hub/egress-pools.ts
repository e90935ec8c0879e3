import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Pool } from 'undici';

/** Where a request goes: the origin, and the addresses of its host that were checked; none if the host is an address. */
export interface Destination {
  origin: string;
  addresses: readonly LookupAddress[];
}

/** Origins with these addresses whose connections are kept at once. */
const mostPools = 64;
/** To one of them. A provider that does not answer takes no more than these. */
const connectionsPerPool = 128;
/** Milliseconds. Many servers close what was idle for five seconds, and would do so to a request that is on its way. */
const keptIdleMs = 4_000;

/**
 * Gives connections, and keeps them for the next request to the very same addresses: a host that moves gets others, and
 * none goes to an address that was not checked for the request that takes it. `once`: a connection of its own, for what
 * must not be sent twice, since nobody can tell of a kept one that was just closed whether the request had arrived.
 */
export function createEgressPools({
  timeoutMs,
}: {
  timeoutMs: number;
}): (to: Destination, use: 'kept' | 'once') => Pool {
  const pools = new Map<string, Pool>();

  return (to, use) => {
    const key = JSON.stringify([use, to.origin, to.addresses.map(({ address }) => address).sort()]);
    const pool = pools.get(key) ?? openPool(to, use, timeoutMs);
    // The last in the map is the last that was used.
    pools.delete(key);
    pools.set(key, pool);
    const [oldest] = pools;
    if (oldest && pools.size > mostPools) {
      pools.delete(oldest[0]);
      void oldest[1].close();
    }
    return pool;
  };
}

function openPool({ origin, addresses }: Destination, use: 'kept' | 'once', timeoutMs: number): Pool {
  return new Pool(origin, {
    connect: { timeout: timeoutMs, ...(addresses.length > 0 ? { lookup: lookupIn(addresses) } : {}) },
    connections: connectionsPerPool,
    pipelining: use === 'kept' ? 1 : 0,
    keepAliveTimeout: keptIdleMs,
    keepAliveMaxTimeout: keptIdleMs,
    maxHeaderSize: 16_384,
    allowH2: false,
  });
}

function lookupIn(addresses: readonly LookupAddress[]): LookupFunction {
  return (_, options, done) => {
    const [first] = addresses;
    if (options.all === true) done(null, [...addresses]);
    else done(null, first?.address ?? '', first?.family ?? 4);
  };
}
