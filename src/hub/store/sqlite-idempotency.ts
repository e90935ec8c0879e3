import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { SyncMethods } from './commit-queue.ts';
import type { IdempotencyStore, StoredRequest } from './idempotency.ts';
import type { Row } from './rows.ts';

/** Requests in SQLite, one row each. */
export function createRequestTable(database: DatabaseSync): Pick<SyncMethods, keyof IdempotencyStore> {
  const add = database.prepare(
    `INSERT INTO requests (id, body_digest, claim, claimed_until, creation_id, answer_key_id, answer, expires_at)
      VALUES (:id, :body_digest, :claim, :claimed_until, :creation_id, :answer_key_id, :answer, :expires_at)
      ON CONFLICT DO NOTHING`,
  );
  const find = database.prepare('SELECT * FROM requests WHERE id = ?');
  const replace = database.prepare(
    `UPDATE requests SET body_digest = :body_digest, claim = :claim, claimed_until = :claimed_until,
      creation_id = :creation_id, answer_key_id = :answer_key_id, answer = :answer, expires_at = :expires_at
      WHERE id = :id AND claim = :was_claim`,
  );
  const remove = database.prepare('DELETE FROM requests WHERE id = ? AND claim = ?');
  const removeExpired = database.prepare('DELETE FROM requests WHERE expires_at < ?');

  return {
    addRequest: (request) => (add.run(requestRow(request)).changes === 1 ? 'added' : 'taken'),
    findRequest(id) {
      const row = find.get(id);
      return row === undefined ? undefined : parseRequestRow(row);
    },
    replaceRequest(request, claim) {
      const { changes } = replace.run({ ...requestRow(request), was_claim: claim });
      return changes === 1 ? 'replaced' : 'changed';
    },
    removeRequest(id, claim) {
      remove.run(id, claim);
    },
    removeRequests(expiredBefore) {
      removeExpired.run(expiredBefore.getTime());
    },
  };
}

function requestRow(request: StoredRequest): Row {
  return {
    id: request.id,
    body_digest: request.bodyDigest,
    claim: request.claim,
    claimed_until: request.claimedUntil.getTime(),
    creation_id: request.creationId,
    answer_key_id: request.answer?.keyId ?? null,
    answer: request.answer?.sealed ?? null,
    expires_at: request.expiresAt.getTime(),
  };
}

/** @throws {z.ZodError} When the row is not one that `requestRow` makes. */
function parseRequestRow(row: unknown): StoredRequest {
  const request = requestRowSchema.parse(row);
  const { answer_key_id: keyId, answer: sealed } = request;
  return {
    id: request.id,
    bodyDigest: request.body_digest,
    claim: request.claim,
    claimedUntil: request.claimed_until,
    creationId: request.creation_id,
    answer: keyId === null || sealed === null ? null : { keyId, sealed },
    expiresAt: request.expires_at,
  };
}

const text = z.string();
const time = z.int().transform((ms) => new Date(ms));

const requestRowSchema = z.object({
  id: text,
  body_digest: text,
  claim: text,
  claimed_until: time,
  creation_id: text,
  answer_key_id: text.nullable(),
  answer: z.instanceof(Uint8Array).nullable(),
  expires_at: time,
});
