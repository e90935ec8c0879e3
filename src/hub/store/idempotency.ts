/** Requests that a client may send again, and that do their work once (the Idempotency-Key header field). */

/** What is kept of one. Who sent it, where to and its key are in the id alone, the body in the digest alone. */
export interface StoredRequest {
  /** SHA-256, in hex. */
  id: string;
  /** Keyed digest of the body. */
  bodyDigest: string;
  /** Who works on it: changes with each that takes it over, so that it tells two of them apart. */
  claim: string;
  /** From then on the one who works on it counts as gone. */
  claimedUntil: Date;
  /** What it makes has this id, whoever gets to make it. */
  creationId: string;
  /** `null` until there is one. */
  answer: SealedAnswer | null;
  expiresAt: Date;
}

export interface SealedAnswer {
  keyId: string;
  sealed: Uint8Array;
}

export interface IdempotencyStore {
  /** Add a request; `taken` when there is one of its id, and then nothing changed. */
  addRequest(request: StoredRequest): Promise<'added' | 'taken'>;
  findRequest(id: string): Promise<StoredRequest | undefined>;
  /** Replace a request by one of the same id, if `claim` still works on it; `changed` when not, and then nothing changed. */
  replaceRequest(request: StoredRequest, claim: string): Promise<'replaced' | 'changed'>;
  /** Forget a request, if `claim` still works on it. */
  removeRequest(id: string, claim: string): Promise<void>;
  /** Forget requests that expired before a time. */
  removeRequests(expiredBefore: Date): Promise<void>;
}
