import { z } from 'zod';
import { accountSchema } from '../../contract/hub.ts';
import type { StoredAccount, StoredSession, StoredVaultKey } from './store.ts';

export type Cell = string | number | Uint8Array | null;
export type Row = Record<string, Cell>;

/** A session as a row: SQL's snake_case, times in milliseconds, lists as JSON. */
export function sessionRow(session: StoredSession): Row {
  return {
    id: session.id,
    token_hash: session.tokenHash,
    link_hash: session.linkHash,
    owner_id: session.ownerId,
    owner_name: session.ownerName,
    username: session.username,
    connector: session.connector,
    method: session.method,
    account_id: session.accountId,
    linked_account_id: session.linkedAccountId,
    categories: JSON.stringify(session.categories),
    multiple: session.multiple ? 1 : 0,
    label: session.label,
    metadata: session.metadata === null ? null : JSON.stringify(session.metadata),
    type: session.type,
    created_at: session.createdAt.getTime(),
    expires_at: session.expiresAt.getTime(),
  };
}

/** @throws {z.ZodError} When the row is not one that `sessionRow` makes. */
export function parseSessionRow(row: unknown): StoredSession {
  const session = sessionRowSchema.parse(row);
  return {
    id: session.id,
    tokenHash: session.token_hash,
    linkHash: session.link_hash,
    ownerId: session.owner_id,
    ownerName: session.owner_name,
    username: session.username,
    connector: session.connector,
    method: session.method,
    accountId: session.account_id,
    linkedAccountId: session.linked_account_id,
    categories: session.categories,
    multiple: session.multiple === 1,
    label: session.label,
    metadata: session.metadata,
    type: session.type,
    createdAt: session.created_at,
    expiresAt: session.expires_at,
  };
}

/** An account as a row. */
export function accountRow(account: StoredAccount): Row {
  return {
    id: account.id,
    slot: account.slot,
    owner_id: account.ownerId,
    owner_name: account.ownerName,
    username: account.username,
    connector: account.connector,
    method: account.method,
    label: account.label,
    status: account.status,
    status_reasons: JSON.stringify(account.statusReasons),
    type: account.type,
    hint: account.hint,
    credential_version: account.credentialVersion,
    key_id: account.keyId,
    wrapped_key: account.wrappedKey,
    sealed: account.sealed,
    checked_at: account.checkedAt?.getTime() ?? null,
    created_at: account.createdAt.getTime(),
    updated_at: account.updatedAt.getTime(),
    version: account.version,
  };
}

/** @throws {z.ZodError} When the row is not one that `accountRow` makes. */
export function parseAccountRow(row: unknown): StoredAccount {
  const account = accountRowSchema.parse(row);
  return {
    id: account.id,
    slot: account.slot,
    ownerId: account.owner_id,
    ownerName: account.owner_name,
    username: account.username,
    connector: account.connector,
    method: account.method,
    label: account.label,
    status: account.status,
    statusReasons: account.status_reasons,
    type: account.type,
    hint: account.hint,
    credentialVersion: account.credential_version,
    keyId: account.key_id,
    wrappedKey: account.wrapped_key,
    sealed: account.sealed,
    checkedAt: account.checked_at,
    createdAt: account.created_at,
    updatedAt: account.updated_at,
    version: account.version,
  };
}

/** A vault key's fingerprint as a row. */
export function vaultKeyRow({ id, fingerprint, addedAt }: Omit<StoredVaultKey, 'state'>): Row {
  return { id, fingerprint, added_at: addedAt.getTime() };
}

/** @throws {z.ZodError} When the row is not one that `vaultKeyRow` makes. */
export function parseVaultKeyRow(row: unknown): StoredVaultKey {
  const { id, fingerprint, added_at: addedAt, state } = vaultKeyRowSchema.parse(row);
  return { id, fingerprint, addedAt, state };
}

/** @throws {z.ZodError} */
export function parseKeyCountRow(row: unknown): [keyId: string, count: number] {
  const { key_id: keyId, count } = keyCountRowSchema.parse(row);
  return [keyId, count];
}

const text = z.string();
const textOrNull = z.string().nullable();
const time = z.int().transform((ms) => new Date(ms));
const json = z.string().transform((value): unknown => JSON.parse(value));

const sessionRowSchema = z.object({
  id: text,
  token_hash: text,
  link_hash: text,
  owner_id: text,
  owner_name: text,
  username: textOrNull,
  connector: textOrNull,
  method: textOrNull,
  account_id: textOrNull,
  linked_account_id: textOrNull,
  categories: json.pipe(z.array(text)),
  multiple: z.int(),
  label: textOrNull,
  metadata: json.pipe(z.record(text, z.json())).nullable(),
  type: z.enum(['production', 'test']),
  created_at: time,
  expires_at: time,
});

const accountRowSchema = z.object({
  id: text,
  slot: textOrNull,
  owner_id: text,
  owner_name: text,
  username: textOrNull,
  connector: text,
  method: text,
  label: textOrNull,
  status: accountSchema.shape.status,
  status_reasons: json.pipe(accountSchema.shape.status_reasons),
  type: accountSchema.shape.type,
  hint: textOrNull,
  credential_version: z.int(),
  key_id: text,
  wrapped_key: z.instanceof(Uint8Array).nullable(),
  sealed: z.instanceof(Uint8Array),
  checked_at: time.nullable(),
  created_at: time,
  updated_at: time,
  version: z.int(),
});

const vaultKeyRowSchema = z.object({
  id: text,
  fingerprint: text,
  added_at: time,
  state: z.enum(['ready', 'sealing', 'retired']),
});

const keyCountRowSchema = z.object({ key_id: text, count: z.int() });
