/**
 * Reads what the hub answers, narrowly: whatever is not known becomes "could not check", never "wrong key". By hand,
 * because a schema library would be several times the size of the whole form.
 */
import type { OutageCode, RejectionCode } from '../contract/hub.ts';

export type SessionTrouble = `session-${'missing' | 'expired' | 'changed' | 'spent' | 'other-connector'}`;

/** A session as a page shows it. */
export interface ShownSession {
  /** Names it in writes; a hub that is not ours may tell none. */
  id?: string | undefined;
  ownerId?: string | undefined;
  /** Whom accounts are linked for, in words: `Globex, ada@globex.example`. */
  owner: string;
}

export type Refusal =
  | { kind: 'rejected'; code: RejectionCode; field?: string | undefined; step?: string | undefined }
  | {
      kind: 'rights-missing';
      scopes: readonly string[];
      field?: string | undefined;
      step?: string | undefined;
    };
export type Outage = { kind: 'could-not-check'; code: OutageCode; retryAfterSeconds?: number | undefined };

export type LinkAnswer =
  /** `check`: the kind of the verdict, as far as the hub gave one. */
  | { kind: 'linked'; account: string; check: string; scopes: readonly string[] }
  | Refusal
  | Outage
  | { kind: 'incomplete'; fields: readonly string[] }
  | { kind: SessionTrouble }
  | { kind: 'unreachable' };

export type SessionAnswer =
  /** `expiresAt` in milliseconds since 1970, where the hub said it. */
  | {
      kind: 'open';
      provider?: string | undefined;
      expiresAt?: number | undefined;
      features: readonly string[];
      /** The account that the session has linked: it links no other. */
      linkedAccount?: string | undefined;
      shown?: ShownSession | undefined;
      /** Another owner's, which came with the page's address. */
      brought?: ShownSession | undefined;
    }
  | { kind: SessionTrouble }
  /** The hub could not be asked, or does not speak as a hub does. */
  | { kind: 'unknown' }
  | { kind: 'unreachable' };

/** Whether there are words for a code of a verdict: `rejected/credential-expired`. A code without words is unknown. */
export type HasWords = (name: string) => boolean;

/** Reads the answer to `POST /hub/accounts` from its status and its parsed JSON body. */
export function parseLinkAnswer(status: number, body: unknown, hasWords: HasWords): LinkAnswer {
  const answer = asRecord(body);
  const trouble = parseSessionTrouble(status, answer['code']);
  if (trouble !== undefined) return { kind: trouble };
  if (answer['code'] === 'fields-incomplete') return { kind: 'incomplete', fields: parseStrings(answer['fields']) };
  if (status < 300 && answer['id'] !== undefined) {
    const verdict = asRecord(answer['verdict']);
    const [account, check] = [String(answer['id']), String(verdict['kind'])];
    return { kind: 'linked', account, check, scopes: parseStrings(verdict['scopes']) };
  }
  return parseVerdict(answer['verdict'], hasWords) ?? { kind: 'could-not-check', code: 'unexpected-answer' };
}

/** Reads the answer to `GET /hub/settings`. */
export function parseSessionAnswer(status: number, body: unknown): Exclude<SessionAnswer, { kind: 'unreachable' }> {
  const answer = asRecord(body);
  const trouble = parseSessionTrouble(status, answer['code']);
  if (trouble !== undefined) return { kind: trouble };
  if (status !== 200 || answer['enabled_features'] === undefined) return { kind: 'unknown' };
  const session = asRecord(answer['session']);
  const expiresAt = Date.parse(String(session['expires_at'])) || undefined;
  const features = parseStrings(answer['enabled_features']);
  return {
    kind: 'open',
    provider: parseString(session['provider']),
    expiresAt,
    features,
    linkedAccount: parseString(session['linked_account_id']),
    shown: parseShown(session),
  };
}

/** A session as a page shows it: `undefined` where the hub does not say whose it is. */
function parseShown(session: Record<string, unknown>): ShownSession | undefined {
  const name = parseString(session['origin_owner_name']);
  if (name === undefined) return undefined;
  const owner = ownerText(name, parseString(session['origin_username']));
  return { id: parseString(session['id']), ownerId: parseString(session['origin_owner_id']), owner };
}

/** Whom accounts are linked for, in words. */
export function ownerText(name: string, username: string | undefined): string {
  return username ? `${name}, ${username}` : name;
}

/** What checking a credential came to, as far as the hub looked at it. */
export interface Check {
  kind: string;
  code?: string;
}

/** The check that an answer tells of. */
export function checkIn(answer: LinkAnswer): Check | undefined {
  switch (answer.kind) {
    case 'linked':
      return { kind: answer.check };
    case 'rights-missing':
      return { kind: answer.kind };
    case 'rejected':
    case 'could-not-check':
      return { kind: answer.kind, code: answer.code };
    default:
      return undefined;
  }
}

function parseVerdict(value: unknown, hasWords: HasWords): Refusal | Outage | undefined {
  const verdict = asRecord(value);
  const { kind, code } = verdict as { kind?: unknown; code?: unknown };
  const place = { field: parseString(verdict['field']), step: parseString(verdict['step']) };
  if (kind === 'rights-missing') return { kind, scopes: parseStrings(verdict['scopes']), ...place };
  if (!hasWords(`${kind}/${code}`)) return undefined;
  if (kind === 'rejected') return { kind, code: code as RejectionCode, ...place };
  if (kind !== 'could-not-check') return undefined;
  return { kind, code: code as OutageCode, retryAfterSeconds: Number(verdict['retryAfterSeconds']) || undefined };
}

function parseSessionTrouble(status: number, code: unknown): SessionTrouble | undefined {
  if (/^session-(?:expired|changed|spent|other-connector)$/.test(`${code}`)) return code as SessionTrouble;
  return status === 401 ? 'session-missing' : undefined;
}

function parseString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function parseStrings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
