import { type Connector, integrationId } from '../connector/schema.ts';
import type { Verdict } from '../contract/hub.ts';
import { statusAfter } from './account-status.ts';
import { credentialHint, parseCredentials } from './credentials.ts';
import type { Outbound } from './egress.ts';
import type { FieldFault } from './field-fault.ts';
import { HubError } from './hub-error.ts';
import { type InFlight, retryAfterSeconds } from './in-flight.ts';
import { findIntegration, type Integration } from './integration.ts';
import type { Asker, RateLimit } from './rate-limit.ts';
import { newRecordId } from './record-id.ts';
import { findOwnSealingKey, sealAndKeep } from './sealing-key.ts';
import type { Credentials } from './secret.ts';
import { linksOnce } from './sessions.ts';
import { findSentBefore } from './spent-session.ts';
import type { Store, StoredAccount, StoredSession } from './store/store.ts';
import type { SealedCredential, Vault } from './vault.ts';
import { type Checked, goUnchecked, verify } from './verification.ts';

export interface LinkingDeps {
  /** Asked anew for each request, so that a changed connector file counts at once. */
  connectors: () => ReadonlyMap<string, Connector>;
  store: Store;
  vault: Vault;
  outbound: Outbound;
  clock: () => Date;
  /** Bytes that nobody can foresee. */
  random: (bytes: number) => Uint8Array;
  rateLimit: RateLimit;
  /** Checks that wait for a provider, by connector. */
  checksInFlight: InFlight;
  /** Whether an owner may keep a credential that no provider was asked about. */
  linkUnchecked: 'allow' | 'never';
}

type TooMany = { kind: 'too-many'; retryAfterSeconds: number };
type Refused = { kind: 'refused'; verdict: Exclude<Verdict, { kind: 'accepted' | 'unchecked' }> };

export type LinkOutcome =
  | { kind: 'linked'; account: StoredAccount; verdict: Verdict }
  | { kind: 'not-linkable' }
  /** The session has linked its account before, and this is another. */
  | { kind: 'session-spent' }
  | Disagreement;

export type CheckOutcome =
  | { kind: 'checked'; account: StoredAccount; verdict: Verdict }
  | { kind: 'connector-gone' }
  | TooMany;

export interface Linking {
  /**
   * Check a credential and, if the provider takes it, keep it. Nothing is kept otherwise, unless no check was wanted.
   * Who sends again what the session linked is answered as before. `newId`: the id of the account, if it is a new one; the
   * account that has it already is then the one to be replaced.
   */
  link(
    asker: Asker,
    linkable: Integration,
    sent: Readonly<Record<string, string>>,
    check: 'required' | 'skip',
    newId?: string,
  ): Promise<LinkOutcome>;
  /** Check a kept credential again; what the provider says becomes the account's status, an outage does not. */
  check(asker: Asker, account: StoredAccount): Promise<CheckOutcome>;
}

/** Linking and checking. Both reject with a HubError, or with what the store threw, on an outage of the hub itself. */
export function createLinking(world: LinkingDeps): Linking {
  const { connectors, store, vault, clock, rateLimit } = world;

  async function answerAgain(...sentAgain: [StoredSession, Integration, Readonly<Record<string, string>>]) {
    const account = await findSentBefore(world, ...sentAgain);
    if (account === undefined) return { kind: 'session-spent' } as const;
    const verdict: Verdict = { kind: account.checkedAt === null ? 'unchecked' : 'accepted' };
    return { kind: 'linked', account, verdict } as const;
  }

  return {
    async link(asker, linkable, sent, check, newId) {
      const { session } = asker;
      const { method } = linkable;
      if (method.type === 'oauth2') return { kind: 'not-linkable' };
      if (session.linkedAccountId !== null) {
        const allowed = await rateLimit.takeCheck(asker, linkable.connector.id);
        return allowed.kind === 'too-many' ? { kind: 'session-spent' } : answerAgain(session, linkable, sent);
      }
      const parsed = parseCredentials(method, sent);
      if (parsed.kind === 'incomplete') return parsed;
      // Looked up while the provider is asked: what changes until then is seen when the credential is kept.
      const [agreed, place] = await Promise.all([
        agree(world, asker, linkable, parsed.credentials, check),
        findPlace(world, session, linkable, newId),
      ]);
      if (agreed.kind !== 'agreed') return agreed;
      const { verdict } = agreed;
      const account = await keep(world, session, linkable, parsed.credentials, verdict, place);
      if (account !== 'spent') return { kind: 'linked', account, verdict };
      // Two were sent at once, and the other was the first.
      const spent = await store.findSession(session.tokenHash);
      return answerAgain(spent ?? session, linkable, sent);
    },

    async check(asker, account) {
      const linkable = findIntegration(connectors(), integrationId(account.connector, account.method));
      if (linkable === undefined) return { kind: 'connector-gone' };
      const checked = await askProvider(world, asker, linkable, vault.open(account));
      if (checked.kind === 'too-many') return checked;
      const verdict: Verdict =
        checked.kind === 'unfit' ? { kind: 'could-not-check', code: 'unexpected-answer' } : checked.verdict;
      if (verdict.kind === 'could-not-check' || verdict.kind === 'unchecked')
        return { kind: 'checked', account, verdict };
      const now = clock();
      const updated = {
        ...account,
        ...statusAfter(verdict, now),
        checkedAt: now,
        updatedAt: later(now, account.updatedAt),
      };
      const outcome = await store.replaceAccount(updated);
      // Changed meanwhile: the verdict is about the credential that was, so it must not mark the one that is.
      return { kind: 'checked', account: outcome === 'replaced' ? updated : account, verdict };
    },
  };
}

/** Why a credential is not kept, or the verdict with which it is. */
export type Agreement = { kind: 'agreed'; verdict: Verdict } | Disagreement;

export type Disagreement =
  | { kind: 'check-required' }
  | { kind: 'incomplete'; faults: FieldFault[] }
  | TooMany
  | Refused;

/** Whether a credential may be kept: what its provider says, or that nobody was to be asked. */
export async function agree(
  deps: LinkingDeps,
  asker: Asker,
  integration: Integration,
  credentials: Credentials,
  check: 'required' | 'skip',
): Promise<Agreement> {
  if (check === 'skip' && deps.linkUnchecked === 'never') return { kind: 'check-required' };
  const checked = await (check === 'skip' ? skipCheck : askProvider)(deps, asker, integration, credentials);
  if (checked.kind === 'too-many') return checked;
  if (checked.kind === 'unfit') return { kind: 'incomplete', faults: checked.faults };
  const { verdict } = checked;
  if (verdict.kind !== 'accepted' && verdict.kind !== 'unchecked') return { kind: 'refused', verdict };
  return { kind: 'agreed', verdict };
}

/** What the provider says of a credential, where it may be asked. */
async function askProvider(
  { rateLimit, checksInFlight, outbound, clock }: LinkingDeps,
  asker: Asker,
  { connector, method }: Integration,
  credentials: Credentials,
): Promise<Checked | TooMany> {
  // A provider that is slow shall not take the place of all others.
  const leave = checksInFlight.enter(connector.id);
  if (leave === undefined) return { kind: 'too-many', retryAfterSeconds };
  try {
    const allowed = await rateLimit.takeCheck(asker, connector.id);
    return allowed.kind === 'too-many' ? allowed : await verify(method, credentials, { outbound, clock });
  } finally {
    leave();
  }
}

/** Who keeps a credential unchecked asks nobody, and learns nothing about it; yet it takes room. */
async function skipCheck(
  { rateLimit }: LinkingDeps,
  asker: Asker,
  { method }: Integration,
  credentials: Credentials,
): Promise<Checked | TooMany> {
  const allowed = await rateLimit.takeUnchecked(asker);
  return allowed.kind === 'too-many' ? allowed : goUnchecked(method, credentials);
}

/** Of links to one account that run side by side one is kept each time, and an owner may have no more of them at once. */
const attempts = 25;

async function keep(
  deps: LinkingDeps,
  session: StoredSession,
  integration: Integration,
  credentials: Credentials,
  verdict: Verdict,
  foundBefore: Place,
): Promise<StoredAccount | 'spent'> {
  const { store, clock, random } = deps;
  const { connector, methodId, method } = integration;
  const { slot, newId } = foundBefore;
  const spends = linksOnce(session) ? session.id : undefined;
  let { existing, sealingKeyId } = foundBefore;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const now = clock();
    const record = {
      id: existing?.id ?? newId ?? newRecordId({ clock, random }).toString('hex'),
      ownerId: session.ownerId,
      connector: connector.id,
      method: methodId,
      credentialVersion: (existing?.credentialVersion ?? 0) + 1,
    };
    const account: Omit<StoredAccount, keyof SealedCredential> = {
      ...record,
      slot: existing === undefined ? slot : existing.slot,
      ownerName: session.ownerName,
      username: session.username ?? existing?.username ?? null,
      label: session.label ?? existing?.label ?? null,
      status: 'active',
      statusReasons: [],
      type: session.type,
      hint: credentialHint(method, credentials),
      checkedAt: verdict.kind === 'accepted' ? now : null,
      createdAt: existing?.createdAt ?? now,
      updatedAt: existing === undefined ? now : later(now, existing.updatedAt),
      version: existing?.version ?? 1,
    };
    let kept: StoredAccount | undefined;
    const keep = (sealed: SealedCredential) => {
      kept = { ...account, ...sealed };
      return existing === undefined ? store.addAccount(kept, spends) : store.replaceAccount(kept, spends);
    };
    const outcome = await sealAndKeep(deps, credentials, record, keep, sealingKeyId);
    if (outcome === 'spent') return outcome;
    if (kept !== undefined && (outcome === 'added' || outcome === 'replaced')) return kept;
    ({ existing, sealingKeyId } = await findPlace(deps, session, integration, newId));
  }
  throw new HubError('link-kept-changing', 'The account was changed by others each time it was to be kept. Try again.');
}

/** Where a credential is kept, as the store says at one time. */
interface Place {
  /** What no other account of the store may have; null if the session may link several. */
  slot: string | null;
  newId: string | undefined;
  /** The account to be replaced. */
  existing: StoredAccount | undefined;
  sealingKeyId: string;
}

async function findPlace(
  deps: LinkingDeps,
  session: StoredSession,
  { connector, methodId }: Integration,
  newId: string | undefined,
): Promise<Place> {
  const slot = session.multiple ? null : JSON.stringify([session.ownerId, connector.id, methodId]);
  const [existing, sealingKeyId] = await Promise.all([
    findExisting(deps.store, session, slot, newId),
    findOwnSealingKey(deps),
  ]);
  return { slot, newId, existing, sealingKeyId };
}

async function findExisting(
  store: Store,
  session: StoredSession,
  slot: string | null,
  newId: string | undefined,
): Promise<StoredAccount | undefined> {
  if (session.accountId !== null) {
    const account = await store.findAccount(session.accountId);
    if (account?.ownerId === session.ownerId) return account;
  }
  if (slot !== null) return store.findAccountBySlot(slot);
  // A request that was sent again after its hub crashed meets the account that it made.
  return newId === undefined ? undefined : store.findAccount(newId);
}

/** Always after what was, even when the clock stands still or jumps back: whoever asks for what is newer misses nothing. */
export function later(now: Date, previous: Date): Date {
  return new Date(Math.max(now.getTime(), previous.getTime() + 1));
}
