import type { Account, Feedback, FeedbackCount, SessionRequest } from '../../contract/hub.ts';
import type { AllowanceStore } from './allowance.ts';
import type { IdempotencyStore } from './idempotency.ts';

/** A session as it is kept: its tokens only as SHA-256, in hex. */
export interface StoredSession {
  id: string;
  tokenHash: string;
  linkHash: string;
  ownerId: string;
  ownerName: string;
  username: string | null;
  /** The connector that the session is bound to. */
  connector: string | null;
  /** The method of it. */
  method: string | null;
  /** The account that it was opened to change. */
  accountId: string | null;
  /** The account by which it was spent. */
  linkedAccountId: string | null;
  categories: string[];
  multiple: boolean;
  label: string | null;
  metadata: SessionRequest['metadata'] | null;
  type: SessionRequest['type'];
  createdAt: Date;
  expiresAt: Date;
}

/** An account as it is kept, with its sealed credential. */
export interface StoredAccount {
  id: string;
  /**
   * What there may be only one of: owner, connector and method of a session that links once. Null for accounts that
   * were linked with `multiple`.
   */
  slot: string | null;
  ownerId: string;
  ownerName: string;
  username: string | null;
  connector: string;
  method: string;
  label: string | null;
  status: Account['status'];
  statusReasons: Account['status_reasons'];
  type: Account['type'];
  hint: string | null;
  /** 1, and one more each time that another credential takes its place. */
  credentialVersion: number;
  keyId: string;
  wrappedKey: Uint8Array | null;
  sealed: Uint8Array;
  checkedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  /** 1 for an account that was added, and one more after each change: it tells what was seen from what is. */
  version: number;
}

/**
 * One step of a unit of work, and what it expects: that an account to add has an id and a slot that are free, that one
 * to replace or to require is there in its version, that one to remove is there, in its version if that is given.
 */
export type Change =
  | { kind: 'add-account'; account: StoredAccount }
  | { kind: 'replace-account'; account: StoredAccount }
  | { kind: 'remove-account'; id: string; version?: number }
  | { kind: 'require-account'; id: string; version: number };

/** Whether all steps were done; else the first whose expectation failed, and then nothing changed. */
export type TransactOutcome = { kind: 'done' } | { kind: 'refused'; index: number };

/** Which accounts a list holds. Each member narrows it; one that is left out does not. */
export interface AccountFilter {
  ids?: readonly string[];
  ownerIds?: readonly string[];
  connectors?: readonly string[];
  methods?: readonly string[];
  statuses?: readonly Account['status'][];
}

/** A key of the vault as it is kept: what tells it from others, and not the key. */
export interface StoredVaultKey {
  id: string;
  /** Of `fingerprintOf`. */
  fingerprint: string;
  addedAt: Date;
  /** One key seals; one that did and was replaced is retired for good. The others may come to seal, or never did. */
  state: 'ready' | 'sealing' | 'retired';
}

/** Where an account stands in every list; it never moves. */
export type AccountPosition = Pick<StoredAccount, 'createdAt' | 'id'>;

/** Which part of a list: what follows a position, or all, without the first `offset`. */
export interface Span {
  after?: AccountPosition | undefined;
  offset?: number;
  limit: number;
}

/**
 * All that the hub keeps. A promise that resolved means that the change survives a power cut. Rejections are outages: a
 * HubError `store-busy`, `store-full` or `store-corrupt`, else what the database threw.
 */
export interface Store extends AllowanceStore, IdempotencyStore {
  addSession(session: StoredSession): Promise<void>;
  /** The session that one of whose two hashes this is, expired or not. */
  findSession(hash: string): Promise<StoredSession | undefined>;
  /** Forget sessions that expired before a time. */
  removeSessions(expiredBefore: Date): Promise<void>;

  /**
   * Add an account, in version 1; `taken` when its slot or id is in use already, `key-retired` when another key than its
   * own is the sealing one. `spends`: id of the session that is spent by it in the same step; `spent` when it was before,
   * or is gone. Then nothing changed.
   */
  addAccount(account: StoredAccount, spends?: string): Promise<'added' | 'taken' | 'spent' | 'key-retired'>;
  /**
   * Replace an account by one of the same id, if it still has the version that is given in it; the next version is kept.
   * `changed` when it has another one, or is gone; `key-retired` when it has another credential by another key than the
   * sealing one; `spends` as above. Then nothing changed.
   */
  replaceAccount(account: StoredAccount, spends?: string): Promise<'replaced' | 'changed' | 'spent' | 'key-retired'>;
  /**
   * A unit of work: all of its steps in their order, or none of them, also when the power is cut meanwhile.
   * @throws {HubError} `vault-key-retired` when a step has another credential by another key than the sealing one.
   */
  transact(changes: readonly Change[]): Promise<TransactOutcome>;
  findAccount(id: string): Promise<StoredAccount | undefined>;
  findAccountBySlot(slot: string): Promise<StoredAccount | undefined>;
  /** Newest first, and by id where the time is the same. */
  listAccounts(filter: AccountFilter, span: Span): Promise<StoredAccount[]>;
  /** Delete an account with its credential, for good. Whether there was one. */
  removeAccount(id: string): Promise<boolean>;
  hasAccounts(): Promise<boolean>;
  /** Accounts whose credentials one key sealed, by id, beginning after one (`''`: the first). */
  listAccountsOfKey(keyId: string, afterId: string, limit: number): Promise<StoredAccount[]>;
  /** Accounts whose credentials have no data key that this key wrapped, as `listAccountsOfKey`. */
  listAccountsToRewrap(keyId: string, afterId: string, limit: number): Promise<StoredAccount[]>;
  /** How many credentials each key sealed, by the key's id; keys that sealed none are not in it. */
  countAccountsByKey(): Promise<Map<string, number>>;

  /** Keep what a vault key is told by, as `ready`; `taken` when its id is known already, and then nothing changed. */
  addVaultKey(key: Omit<StoredVaultKey, 'state'>): Promise<'added' | 'taken'>;
  /** By id. */
  listVaultKeys(): Promise<StoredVaultKey[]>;
  /** The one key that seals, for all programs with this database; `undefined` before the first one. */
  findSealingKeyId(): Promise<string | undefined>;
  /**
   * Let a `ready` key seal from now on, and retire the one that does; `changed` when another than `instead` does by now,
   * or the key is not `ready`, and then nothing changed.
   */
  makeSealingKey(id: string, instead: string | undefined): Promise<'made' | 'changed'>;

  /**
   * Count one more feedback on a day (`2025-01-31`), and nothing else of it; `full` when it would be a line more than
   * `lineLimit`, and then nothing changed.
   */
  countFeedback(feedback: Feedback, day: string, lineLimit: number): Promise<'counted' | 'full'>;
  /** Over all days, the most frequent first. */
  listFeedback(limit: number): Promise<FeedbackCount[]>;
  /** Forget what was counted before a day. */
  removeFeedback(beforeDay: string): Promise<void>;

  close(): Promise<void>;
}
