/** One request to a host, in its turn, and what came of it: also why nothing did. */
import { type LookupAddress, lookup } from 'node:dns';
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import { parseRetryAfter } from '../connector/verdict/retry-after.ts';
import type { ProviderAnswer } from '../connector/verdict/verdict.ts';
import { isPublicAddress } from '../hub/address.ts';
import type { Outbound, OutboundRequest, ResolveHost } from '../hub/egress.ts';
import type { PoliteLanes, Time } from './polite-lanes.ts';

export type Reply =
  | Extract<ProviderAnswer, { kind: 'answered' }>
  | { kind: 'timed-out' | 'unreachable' }
  /** The host does not exist, is of this machine or a private network, or names can't be looked up from here. */
  | { kind: 'nameless' | 'private' | 'names-unknown' }
  | { kind: 'closed' | 'late' };

export type Ask = (request: OutboundRequest) => Promise<Reply>;

/** What was learned of names of hosts while they were looked up. */
export interface HostNames {
  resolveHost: ResolveHost;
  /** Why nothing reached a host; `undefined` if it was not for its name. */
  faultOf(host: string): Promise<'nameless' | 'private' | 'names-unknown' | undefined>;
}

/** A name that is there wherever names can be looked up (RFC 2606). */
const controlName = 'example.com';

/** Tops of names that nobody can have (RFC 6761): some resolvers answer for them all the same. */
const nobodys = /\.(?:invalid|test|example)\.?$/;
/** Names that mean something on one machine or in one network only. */
const nearby = /(?:^|\.)(?:localhost|local|internal|lan|home|intranet)\.?$|^[^.]+$/;

/** `resolve` looks a name up; it rejects as Node's own does. */
export function openHostNames(resolve: ResolveHost = lookupAll): HostNames {
  const faults = new Map<string, 'nameless' | 'private' | 'names-unknown'>();
  let hasNames: Promise<boolean> | undefined;

  async function resolveHost(host: string): Promise<LookupAddress[]> {
    if (nobodys.test(host)) throw new Error('The name is reserved.');
    if (nearby.test(host)) throw new Error('The name is of a network of its own.');
    try {
      const addresses = await resolve(host);
      if (addresses.every(({ address }) => isPublicAddress(address))) hasNames = Promise.resolve(true);
      else faults.set(host, 'private');
      return addresses;
    } catch (cause) {
      const isUnknown = cause instanceof Error && 'code' in cause && cause.code === 'ENOTFOUND';
      faults.set(host, isUnknown ? 'nameless' : 'names-unknown');
      throw cause;
    }
  }

  async function canLookUp(): Promise<boolean> {
    const addresses = await resolve(controlName).catch(() => []);
    return addresses.length > 0;
  }

  return {
    resolveHost,
    async faultOf(host) {
      if (isIP(host) !== 0) return isPublicAddress(host) ? undefined : 'private';
      if (nobodys.test(host)) return 'nameless';
      if (nearby.test(host)) return 'private';
      const fault = faults.get(host);
      if (fault !== 'nameless') return fault;
      // Without a network no name is known, and no link is dead for that.
      hasNames ??= canLookUp();
      return (await hasNames) ? 'nameless' : 'names-unknown';
    },
  };
}

const lookupName = promisify(lookup);

function lookupAll(host: string): Promise<LookupAddress[]> {
  return lookupName(host, { all: true });
}

/** Asks in turns. A host that answers 429 or 503 is left alone for as long as it says. */
export function createAsking(deps: { outbound: Outbound; names: HostNames; lanes: PoliteLanes; time: Time }): Ask {
  const { outbound, names, lanes, time } = deps;
  return async (request) => {
    const { host, hostname } = request.url;
    const answer = await lanes.inLane(host, async () => {
      const answered = await outbound(request);
      if (answered.kind === 'answered') restAsTold(host, answered);
      return answered;
    });
    if (typeof answer === 'string') return { kind: answer };
    if (answer.kind !== 'unreachable') return answer;
    const fault = await names.faultOf(hostname.replace(/^\[|\]$/g, ''));
    return fault === undefined ? answer : { kind: fault };
  };

  function restAsTold(host: string, { status, headers }: Extract<ProviderAnswer, { kind: 'answered' }>): void {
    if (status !== 429 && status !== 503) return;
    const seconds = parseRetryAfter(headers.get('retry-after'), new Date(time.now()));
    if (seconds !== undefined) lanes.rest(host, seconds);
  }
}
