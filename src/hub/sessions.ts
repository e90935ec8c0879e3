import { hash } from 'node:crypto';
import type { SessionRequest } from '../contract/hub.ts';
import { newRecordId } from './record-id.ts';
import type { Store, StoredSession } from './store/store.ts';

/** What a session is bound to: nothing, a connector, or one method of it. */
export interface Binding {
  connector: string | null;
  method: string | null;
}

export interface OpenedSession {
  session: StoredSession;
  /** Given out here and never again: only its hash is kept. */
  token: string;
  /** The last part of the auth link; opens the session in a browser as often as wanted, until it expires. */
  linkToken: string;
}

export type FoundSession =
  | { kind: 'living'; session: StoredSession }
  | { kind: 'expired' }
  /** Never given out, or expired so long ago that it was forgotten. */
  | { kind: 'unknown' };

export interface Sessions {
  open(request: SessionRequest, binding: Binding): Promise<OpenedSession>;
  find(token: string): Promise<FoundSession>;
  /** As `find`, yet only for the token of an auth link. */
  findByLink(linkToken: string): Promise<FoundSession>;
}

/** Sessions with tokens of 256 random bits. An expired one is remembered for a week, to say so instead of "unknown". */
export function createSessions(world: {
  store: Store;
  clock: () => Date;
  random: (bytes: number) => Uint8Array;
}): Sessions {
  const { store, clock, random } = world;
  let forgottenAt = 0;

  /** Removes what need not be remembered any more: now and then, as nobody waits for it. */
  async function forget(now: Date): Promise<void> {
    if (Math.abs(now.getTime() - forgottenAt) < forgetEveryMs) return;
    forgottenAt = now.getTime();
    await store.removeSessions(new Date(now.getTime() - rememberedMs));
  }

  async function find(token: string): Promise<FoundSession> {
    if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return { kind: 'unknown' };
    const session = await store.findSession(hashOf(token));
    if (session === undefined) return { kind: 'unknown' };
    return session.expiresAt > clock() ? { kind: 'living', session } : { kind: 'expired' };
  }

  return {
    async open(request, binding) {
      const now = clock();
      const [token, linkToken] = [newToken(random), newToken(random)];
      const session: StoredSession = {
        id: newRecordId(world).toString('base64url'),
        tokenHash: hashOf(token),
        linkHash: hashOf(linkToken),
        ownerId: request.origin_owner_id,
        ownerName: request.origin_owner_name,
        username: request.origin_username ?? null,
        ...binding,
        accountId: request.account_id ?? null,
        linkedAccountId: null,
        categories: request.categories ?? [],
        multiple: request.multiple,
        label: request.label ?? null,
        metadata: request.metadata ?? null,
        type: request.type,
        createdAt: now,
        expiresAt: new Date(now.getTime() + request.expires_in * 1000),
      };
      await Promise.all([forget(now), store.addSession(session)]);
      return { session, token, linkToken };
    },
    find,
    async findByLink(linkToken) {
      const found = await find(linkToken);
      return found.kind === 'living' && found.session.linkHash !== hashOf(linkToken) ? { kind: 'unknown' } : found;
    },
  };
}

/** Whether a session may link or see this connector, and this method of it. */
export function isBoundElsewhere(session: StoredSession, connector: string, method: string): boolean {
  if (session.connector !== null && session.connector !== connector) return true;
  return session.method !== null && session.method !== method;
}

/** Whether its first success spends a session: unless it may link several accounts, or was opened to change one. */
export function linksOnce({ multiple, accountId }: StoredSession): boolean {
  return !multiple && accountId === null;
}

/** Whether a session may still do something to this account: when it is spent, only to the one that it linked. */
export function mayChange({ linkedAccountId }: StoredSession, accountId: string): boolean {
  return linkedAccountId === null || linkedAccountId === accountId;
}

/** How long the hub knows that a session was there, after its end. */
export const rememberedMs = 7 * 24 * 60 * 60 * 1000;

const forgetEveryMs = 60_000;

function newToken(random: (bytes: number) => Uint8Array): string {
  return Buffer.from(random(32)).toString('base64url');
}

function hashOf(token: string): string {
  // Plain SHA-256: a token of 256 random bits cannot be guessed, so there is nothing for a slow hash to slow down.
  return hash('sha256', token);
}
