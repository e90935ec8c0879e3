import { networkOf } from './client-network.ts';
import type { KeyedDigest } from './keyed-digest.ts';
import type { Allowance, Rate } from './store/allowance.ts';
import type { Store, StoredSession } from './store/store.ts';

/** How often a hub does what others might make it do too often. */
export interface RateLimits {
  /** Checks of one owner, in all sessions and so in each. Else a session would tell which of many stolen keys work. */
  checks: Rate;
  /** Checks from one client's network, whatever sessions it has. */
  checksOfClient: Rate;
  /** Checks at one provider, by everybody. */
  checksAtProvider: Rate;
  /** Credentials that one owner keeps unchecked, in all sessions and so in each: no provider bounds those. */
  unchecked: Rate;
  uncheckedOfClient: Rate;
  feedbackOfClient: Rate;
  feedback: Rate;
}

const tenMinutesMs = 600_000;

export const defaultRateLimits: RateLimits = {
  checks: { times: 10, windowMs: tenMinutesMs },
  checksOfClient: { times: 120, windowMs: tenMinutesMs },
  checksAtProvider: { times: 600, windowMs: 60_000 },
  unchecked: { times: 10, windowMs: tenMinutesMs },
  uncheckedOfClient: { times: 120, windowMs: tenMinutesMs },
  feedbackOfClient: { times: 20, windowMs: tenMinutesMs },
  feedback: { times: 2000, windowMs: tenMinutesMs },
};

/** Who wants something of the hub. */
export interface Asker {
  session: StoredSession;
  /** Network address, where the server knows it. */
  client: string | undefined;
}

export type Allowed = { kind: 'allowed' } | { kind: 'too-many'; retryAfterSeconds: number };

/** Counts one more of something under every name that bounds it; a refused one does not count. */
export interface RateLimit {
  takeCheck(asker: Asker, connector: string): Promise<Allowed>;
  takeUnchecked(asker: Asker): Promise<Allowed>;
  takeFeedback(client: string | undefined): Promise<Allowed>;
}

/** Limits in the store: hubs that share it share them, and a restart forgets none. */
export function createRateLimit(
  limits: RateLimits,
  { store, clock, digest }: { store: Store; clock: () => Date; digest: KeyedDigest },
): RateLimit {
  const named = (what: string, name: string, rate: Rate): Allowance => ({ name: `${what} ${name}`, ...rate });
  // Addresses and owners are known by keyed digests: who has the database alone can't try which of them it was.
  const hidden = (what: string, name: string, rate: Rate) => named(what, digest.of(what, name), rate);

  async function take(allowances: readonly Allowance[]): Promise<Allowed> {
    const taken = await store.takeAllowances(allowances, clock());
    if (taken.kind === 'taken') return { kind: 'allowed' };
    return { kind: 'too-many', retryAfterSeconds: Math.ceil(taken.waitMs / 1000) };
  }

  return {
    takeCheck: ({ session, client }, connector) =>
      take([
        hidden('check-owner', session.ownerId, limits.checks),
        hidden('check-client', networkOf(client), limits.checksOfClient),
        named('check-provider', connector, limits.checksAtProvider),
      ]),
    takeUnchecked: ({ session, client }) =>
      take([
        hidden('unchecked-owner', session.ownerId, limits.unchecked),
        hidden('unchecked-client', networkOf(client), limits.uncheckedOfClient),
      ]),
    takeFeedback: (client) =>
      take([
        hidden('feedback-client', networkOf(client), limits.feedbackOfClient),
        named('feedback', '', limits.feedback),
      ]),
  };
}
