import { isDeepStrictEqual } from 'node:util';
import type { OutageCode, RejectionCode, Verdict } from '../../contract/hub.ts';
import type { Method, Verification, VerificationAnswer } from '../schema.ts';
import { grantedScopes } from './granted-scopes.ts';
import { pointedAt } from './json-pointer.ts';
import { parseRetryAfter } from './retry-after.ts';

/** What became of a request to a provider. */
export type ProviderAnswer =
  | { kind: 'answered'; status: number; headers: ReadonlyMap<string, string>; body: AnswerBody }
  | { kind: 'timed-out' }
  | { kind: 'unreachable' };

/** The start of an answer's body is not its meaning, so a body is whole or it is nothing. */
export type AnswerBody = { kind: 'whole'; text: string } | { kind: 'too-large' } | { kind: 'unreadable' };

/**
 * What a provider's answer says about the credential: the connector's own rules in order, then what the status means
 * everywhere. An answer that nobody foresaw is `unexpected-answer`; it never blames the credential.
 */
export function verdictOf(method: Method, verification: Verification, answer: ProviderAnswer, now: Date): Verdict {
  switch (answer.kind) {
    case 'timed-out':
      return outage('provider-timeout');
    case 'unreachable':
      return outage('provider-unreachable');
    case 'answered':
      return ofAnswered(method, verification, answer, now);
    default:
      return answer satisfies never;
  }
}

type Answered = Extract<ProviderAnswer, { kind: 'answered' }>;

function ofAnswered(method: Method, verification: Verification, answer: Answered, now: Date): Verdict {
  const json = parseJson(answer.body);
  const candidates = verification.answers.filter(({ status }) => [status].flat().includes(answer.status));
  for (const rule of candidates) {
    // The rule hangs on a body that cannot be read, so this answer cannot be told from its opposite.
    if (rule.body !== undefined && json === undefined && isSuccess(answer.status)) return outage('unexpected-answer');
    if (isBodyFitting(rule, json)) return ofRule(method, verification, rule, answer, json, now);
  }
  // A connector that says what acceptance looks like at this status means that nothing else there is acceptance.
  const isAcceptanceDescribed = candidates.some(({ verdict }) => verdict === 'accepted');
  if (isAcceptanceDescribed && isSuccess(answer.status)) return outage('unexpected-answer');
  return ofStatus(method, verification, answer, json, now);
}

function ofRule(
  method: Method,
  verification: Verification,
  rule: VerificationAnswer,
  answer: Answered,
  json: Json | undefined,
  now: Date,
): Verdict {
  switch (rule.verdict) {
    case 'accepted':
      return ofAccepted(method, verification, answer, json);
    case 'rights-missing':
      return { kind: 'rights-missing', scopes: rule.scopes ?? [], ...blamed(method, 'rights', rule) };
    case 'rejected': {
      const { code = 'credential-rejected' } = rule;
      return { kind: 'rejected', code, ...blamed(method, code, rule) };
    }
    case 'could-not-check':
      return ofOutageStatus(answer, now);
    default:
      return rule.verdict satisfies never;
  }
}

function ofStatus(
  method: Method,
  verification: Verification,
  answer: Answered,
  json: Json | undefined,
  now: Date,
): Verdict {
  if (isSuccess(answer.status)) return ofAccepted(method, verification, answer, json);
  if (answer.status === 401)
    return { kind: 'rejected', code: 'credential-rejected', ...blamed(method, 'credential-rejected') };
  if (answer.status === 403) return { kind: 'rights-missing', scopes: [], ...blamed(method, 'rights') };
  return ofOutageStatus(answer, now);
}

function ofAccepted(method: Method, verification: Verification, answer: Answered, json: Json | undefined): Verdict {
  const granted = grantedScopes(verification.granted, answer.headers, json?.value);
  if (isScopeListUnreadable(method, verification, granted, json)) return outage('unexpected-answer');
  // A provider that does not say which scopes it granted has not said that one is missing.
  const scopes = granted === undefined ? [] : method.required_scopes.filter((scope) => !granted.has(scope));
  return scopes.length === 0 ? { kind: 'accepted' } : { kind: 'rights-missing', scopes, ...blamed(method, 'rights') };
}

function isScopeListUnreadable(
  method: Method,
  verification: Verification,
  granted: unknown,
  json: Json | undefined,
): boolean {
  const isInBody = verification.granted?.pointer !== undefined && method.required_scopes.length > 0;
  return isInBody && granted === undefined && json === undefined;
}

function ofOutageStatus({ status, headers }: Answered, now: Date): Verdict {
  const retryAfterSeconds = parseRetryAfter(headers.get('retry-after'), now);
  const code = status === 429 ? 'provider-busy' : status >= 500 ? 'provider-failed' : 'unexpected-answer';
  return { ...outage(code), ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}

function outage(code: OutageCode): Extract<Verdict, { kind: 'could-not-check' }> {
  return { kind: 'could-not-check', code };
}

/**
 * The field and the step to blame where no rule names them. The step that yields a value repairs a value; rights, a plan
 * or an address are set elsewhere, and the page may know where.
 */
function blamed(
  method: Method,
  what: RejectionCode | 'rights',
  rule?: VerificationAnswer,
): { field?: string; step?: string } {
  const key = rule?.field ?? method.fields.find(({ secret }) => secret)?.key;
  const ofValue = method.fields.find((field) => field.key === key)?.step;
  const step = rule?.step ?? (what.startsWith('credential') ? ofValue : undefined);
  return { ...(key === undefined ? {} : { field: key }), ...(step === undefined ? {} : { step }) };
}

function isBodyFitting({ body }: VerificationAnswer, json: Json | undefined): boolean {
  if (body === undefined) return true;
  const value = pointedAt(json?.value, body.pointer);
  if (value === undefined) return false;
  if (body.equals !== undefined && !isDeepStrictEqual(value, body.equals)) return false;
  return (
    body.contains === undefined ||
    (typeof value === 'string' ? value.includes(body.contains) : Array.isArray(value) && value.includes(body.contains))
  );
}

/** In a wrapper, as `null` is a JSON value too. */
interface Json {
  value: unknown;
}

function parseJson(body: Answered['body']): Json | undefined {
  if (body.kind !== 'whole') return undefined;
  try {
    return { value: JSON.parse(body.text) };
  } catch {
    return undefined;
  }
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
