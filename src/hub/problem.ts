import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { MemberError, Problem, ProblemCode, SessionQuestion, Verdict } from '../contract/hub.ts';
import type { FieldFault } from './field-fault.ts';
import type { HubContext } from './hub-context.ts';

/** All that can be wrong with a request, in one table: what happened, why, and what to do. */
const problems = {
  'session-missing': [
    401,
    'session-missing',
    'This request carries no session that the hub knows. Open the page again from the application that sent you here.',
  ],
  'session-expired': [
    401,
    'session-expired',
    'The session has expired, as sessions are short-lived on purpose. Open the page again from the application that sent you here; what is linked stays linked.',
  ],
  'session-changed': [
    409,
    'session-changed',
    "The browser's session is not the one that the page showed, so nothing was changed. Show whose session it is now, and send again with its id once the person agrees.",
  ],
  'session-spent': [
    409,
    'session-spent',
    'This session has linked its account, so it links no other, and nothing was changed. Open a new session to go on; the account stays linked.',
  ],
  'session-other-connector': [
    403,
    'session-other-connector',
    'This session was opened for another connector or method. Use the one it was opened for, or open a session for this one.',
  ],
  'api-key-refused': [
    401,
    'api-key-refused',
    'The API key is missing or not one of this hub. Send it by HTTP Basic as the user name, with an empty password.',
  ],
  'api-key-role': [
    403,
    'api-key-role',
    'The API key is right, and its role does not allow this. Use a key whose role does, or have it listed with another role.',
  ],
  'content-type': [
    415,
    'request-malformed',
    'The body is not declared as JSON. Send it with the header Content-Type: application/json.',
  ],
  'not-json': [400, 'request-malformed', 'The body cannot be read as JSON in UTF-8. Send one JSON object.'],
  'not-the-shape': [400, 'request-malformed', 'The body or the query does not have the members that this route takes.'],
  'too-large': [
    413,
    'request-too-large',
    'The body is larger than 64 KB, or than 1 MB where credentials are sent. Send only what the form asks for.',
  ],
  'from-elsewhere': [
    403,
    'request-from-elsewhere',
    "The request was sent by a page of another site, so it may not act for this browser's session. Use the form on the hub's own pages.",
  ],
  'fields-incomplete': [
    400,
    'fields-incomplete',
    'Some fields are empty, or hold a value that the provider cannot take. Fill in the fields that are named, then send again.',
  ],
  'not-accepted': [
    422,
    'not-accepted',
    'The provider did not accept the credential, so nothing was kept. Follow the step of the guide that is named, then check again.',
  ],
  'could-not-check': [
    503,
    'could-not-check',
    'The provider could not be asked, so nothing is known about the credential and nothing was kept. Try again later with the same values.',
  ],
  'too-many-checks': [
    429,
    'could-not-check',
    'There were too many checks in a short time, so this one was not started. Wait as long as Retry-After says, then try again.',
  ],
  'too-much-feedback': [
    429,
    'too-many-requests',
    'There was so much feedback in a short time that this was not counted. Wait as long as Retry-After says, then send it again.',
  ],
  'check-required': [
    403,
    'check-required',
    'This hub keeps no credential that was not checked, so nothing was kept. Send it again with a check.',
  ],
  'method-not-linkable': [
    422,
    'method-not-linkable',
    'This method is linked through a sign-in at the provider, which this form cannot do. Choose another method of the connector.',
  ],
  'unknown-connector': [
    404,
    'not-found',
    'The hub has no connector or method of this name. See GET /hub/connectors for those it has.',
  ],
  'unknown-account': [
    404,
    'not-found',
    'There is no such account, or it belongs to another owner. List the accounts to see which there are.',
  ],
  // 404 and not 403: clients of the protocol take 403 for success when they change an account.
  'session-other-account': [
    404,
    'not-found',
    'This session was not opened to change this account. Open one with its account_id.',
  ],
  'changed-meanwhile': [
    409,
    'request-malformed',
    'The account was changed by someone else while this request was worked on. Read it again, then send the change again.',
  ],
  'unknown-route': [
    404,
    'not-found',
    'The hub has nothing at this address. Check the path and the method of the request.',
  ],
  'store-busy': [
    503,
    'store-busy',
    "Another program holds the hub's database, so nothing was kept. Wait as long as Retry-After says, then send it again.",
  ],
  'store-full': [
    503,
    'store-full',
    'The hub has no room left to keep anything, so nothing was kept. Wait as long as Retry-After says, then send it again; if it stays, tell whoever runs this hub.',
  ],
  'store-stopped': [
    503,
    'internal',
    "The hub's database stopped while this request was worked on, so it is not known whether it was done. Wait as long as Retry-After says, look, then send it again.",
  ],
  'vault-keys-outdated': [
    503,
    'vault-keys-outdated',
    'The keys of this hub were changed while it ran, so nothing was kept. Wait as long as Retry-After says, then send it again; if it stays, tell whoever runs this hub to start it again with all of its keys.',
  ],
  'idempotency-key-malformed': [
    400,
    'request-malformed',
    'The Idempotency-Key header is empty, longer than 255 characters, or holds what a header cannot. Send a random UUID, and the same one when you send the same request again.',
  ],
  'idempotency-key-reused': [
    422,
    'idempotency-key-reused',
    'This Idempotency-Key was sent before with another body, so nothing was done. Send each new request with a key of its own.',
  ],
  'request-in-flight': [
    409,
    'request-in-flight',
    'The request with this Idempotency-Key is still being worked on. Wait as long as Retry-After says, then send the same again for its answer.',
  ],
  overloaded: [
    503,
    'overloaded',
    'The hub has as many requests under way as it takes at once, so nothing was done. Wait as long as Retry-After says, then send it again.',
  ],
  internal: [
    500,
    'internal',
    'The hub failed at this request, through no fault of yours. Try again; if it stays, tell whoever runs this hub the time of the request.',
  ],
} satisfies Record<string, [ContentfulStatusCode, ProblemCode, string]>;

export type ProblemName = keyof typeof problems;

export interface ProblemDetails {
  errors?: readonly MemberError[] | undefined;
  faults?: readonly FieldFault[] | undefined;
  verdict?: Verdict | undefined;
  retryAfterSeconds?: number | undefined;
  sessions?: Pick<SessionQuestion, 'current' | 'offered'> | undefined;
}

/**
 * Answer with a problem, and note its code for the log. Names of members are repeated to whoever sent them; no value is,
 * and nothing of what the provider said.
 */
export function refuse(
  context: Context<HubContext>,
  name: ProblemName,
  { errors, faults, verdict, retryAfterSeconds, sessions }: ProblemDetails = {},
): Response {
  const [status, code, message] = problems[name];
  context.get('noted').problem = code;
  if (retryAfterSeconds !== undefined) context.header('retry-after', String(retryAfterSeconds));
  if (code === 'api-key-refused') context.header('www-authenticate', 'Basic realm="hub", charset="UTF-8"');
  const told = errors ?? faults?.map(({ field, rule }) => ({ member: `credentials.${field}`, rule }));
  const problem: Problem = {
    statusCode: status,
    code,
    message: told === undefined ? message : `${message} ${told.slice(0, errorsInMessage).map(sentence).join(' ')}`,
    timestamp: context.get('startedAt').toISOString(),
  };
  if (told !== undefined) problem.errors = [...told];
  if (faults !== undefined) problem.fields = [...new Set(faults.map(({ field }) => field))];
  if (verdict !== undefined) problem.verdict = verdict;
  return context.json({ ...problem, ...sessions }, status);
}

// Clients that know nothing of `errors` show the message alone.
const errorsInMessage = 3;

function sentence({ member, rule }: MemberError): string {
  return `${member === '' ? 'The whole' : member}: ${rule}.`;
}
