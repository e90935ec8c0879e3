import { expect, test } from 'vitest';
import { methodSchema } from '../../src/connector/schema.ts';
import { type AnswerBody, type ProviderAnswer, verdictOf } from '../../src/connector/verdict/verdict.ts';
import type { Verdict } from '../../src/contract/hub.ts';

const method = methodSchema.parse({
  label: 'API Key',
  type: 'custom',
  required_scopes: ['a:read', 'b:read'],
  fields: [
    { key: 'site', label: 'Site', type: 'text', step: 'find-the-site' },
    { key: 'api_key', label: 'API key', type: 'password', secret: true, step: 'create-the-key' },
    { key: 'second', label: 'Second', type: 'password', secret: true },
  ],
});
const blame = { field: 'api_key', step: 'create-the-key' };
const now = new Date('2025-01-01T00:00:00Z');
const accepted: Verdict = { kind: 'accepted' };
const rejected: Verdict = { kind: 'rejected', code: 'credential-rejected', ...blame };
const outage = (code: string, rest = {}) => ({ kind: 'could-not-check', code, ...rest });
// Rights are ticked where the page says, which may not be where the value comes from.
const rights = (scopes: string[]) => ({ kind: 'rights-missing', scopes, field: 'api_key' });

type Body = string | 'too-large' | 'unreadable';
function answered(status: number, body: Body = '{}', headers: Record<string, string> = {}): ProviderAnswer {
  const read: AnswerBody =
    body === 'too-large' || body === 'unreadable' ? { kind: body } : { kind: 'whole', text: body };
  return { kind: 'answered', status, headers: new Map(Object.entries(headers)), body: read };
}

const okRules = [
  { status: 200, body: { pointer: '/ok', equals: true }, verdict: 'accepted' },
  { status: 200, body: { pointer: '/error', equals: 'invalid_auth' }, verdict: 'rejected' },
  {
    status: 200,
    body: { pointer: '/error', equals: 'token_revoked' },
    verdict: 'rejected',
    code: 'credential-revoked',
    field: 'second',
    step: 'again',
  },
  { status: 200, body: { pointer: '/error', contains: 'scope' }, verdict: 'rights-missing', scopes: ['x'] },
  { status: 200, body: { pointer: '/error', equals: 'ratelimited' }, verdict: 'could-not-check' },
];
const denyRules = [
  { status: 200, body: { pointer: '/ok', equals: false }, verdict: 'rejected' },
  { status: [400, 404], body: { pointer: '/errors/0/code', equals: 7 }, verdict: 'rejected', field: 'site' },
  { status: 402, verdict: 'rejected', code: 'plan-lacks-api' },
  { status: 302, verdict: 'rejected' },
  { status: 503, verdict: 'could-not-check' },
];
const byHeader = { granted: { header: 'X-OAuth-Scopes' } };
const byPointer = { granted: { pointer: '/scopes' } };

test.each<[string, object, ProviderAnswer, unknown]>([
  ['200', {}, answered(200), accepted],
  ['201', {}, answered(201), accepted],
  ['204 without a body', {}, answered(204, ''), accepted],
  ['200 with HTML, when no rule asks for the body', {}, answered(200, '<h1>'), accepted],
  ['200 too large, when no rule asks for the body', {}, answered(200, 'too-large'), accepted],
  ['401', {}, answered(401), rejected],
  ['401 with HTML', {}, answered(401, '<h1>'), rejected],
  ['403', {}, answered(403), rights([])],
  ['400', {}, answered(400), outage('unexpected-answer')],
  ['402', {}, answered(402), outage('unexpected-answer')],
  ['404', {}, answered(404), outage('unexpected-answer')],
  ['407', {}, answered(407), outage('unexpected-answer')],
  ['418', {}, answered(418), outage('unexpected-answer')],
  ['422', {}, answered(422), outage('unexpected-answer')],
  ['301', {}, answered(301), outage('unexpected-answer')],
  ['302', {}, answered(302), outage('unexpected-answer')],
  ['304', {}, answered(304), outage('unexpected-answer')],
  ['308', {}, answered(308), outage('unexpected-answer')],
  ['429', {}, answered(429), outage('provider-busy')],
  [
    '429 with seconds',
    {},
    answered(429, '{}', { 'retry-after': '7' }),
    outage('provider-busy', { retryAfterSeconds: 7 }),
  ],
  [
    '429 with a date',
    {},
    answered(429, '{}', { 'retry-after': 'Wed, 01 Jan 2025 00:02:00 GMT' }),
    outage('provider-busy', { retryAfterSeconds: 120 }),
  ],
  [
    '429 with a past date',
    {},
    answered(429, '{}', { 'retry-after': 'Tue, 31 Dec 2024 00:00:00 GMT' }),
    outage('provider-busy', { retryAfterSeconds: 0 }),
  ],
  ['429 with a word', {}, answered(429, '{}', { 'retry-after': 'soon' }), outage('provider-busy')],
  ['429 with a minus', {}, answered(429, '{}', { 'retry-after': '-5' }), outage('provider-busy')],
  [
    '429 with an age',
    {},
    answered(429, '{}', { 'retry-after': '999999999' }),
    outage('provider-busy', { retryAfterSeconds: 86_400 }),
  ],
  ['500', {}, answered(500), outage('provider-failed')],
  ['502', {}, answered(502), outage('provider-failed')],
  [
    '503 with seconds',
    {},
    answered(503, '{}', { 'retry-after': '3' }),
    outage('provider-failed', { retryAfterSeconds: 3 }),
  ],
  ['504', {}, answered(504), outage('provider-failed')],
  ['a timeout', {}, { kind: 'timed-out' }, outage('provider-timeout')],
  ['no connection', {}, { kind: 'unreachable' }, outage('provider-unreachable')],
  ['{ok: true} where ok counts', { answers: okRules }, answered(200, '{"ok":true}'), accepted],
  ['{ok: "true"} where ok counts', { answers: okRules }, answered(200, '{"ok":"true"}'), outage('unexpected-answer')],
  ['{} where ok counts', { answers: okRules }, answered(200, '{}'), outage('unexpected-answer')],
  ['null where ok counts', { answers: okRules }, answered(200, 'null'), outage('unexpected-answer')],
  ['HTML where ok counts', { answers: okRules }, answered(200, '<h1>'), outage('unexpected-answer')],
  ['too much where ok counts', { answers: okRules }, answered(200, 'too-large'), outage('unexpected-answer')],
  ['half a JSON where ok counts', { answers: okRules }, answered(200, '{"ok":tr'), outage('unexpected-answer')],
  ['a refusal in a 200', { answers: okRules }, answered(200, '{"error":"invalid_auth"}'), rejected],
  [
    'a revocation in a 200',
    { answers: okRules },
    answered(200, '{"error":"token_revoked"}'),
    { kind: 'rejected', code: 'credential-revoked', field: 'second', step: 'again' },
  ],
  ['a missing scope in a 200', { answers: okRules }, answered(200, '{"error":"missing_scope"}'), rights(['x'])],
  ['an outage in a 200', { answers: okRules }, answered(200, '{"error":"ratelimited"}'), outage('unexpected-answer')],
  ['an unknown error in a 200', { answers: okRules }, answered(200, '{"error":"new"}'), outage('unexpected-answer')],
  ['{ok: false} where that refuses', { answers: denyRules }, answered(200, '{"ok":false}'), rejected],
  ['{} where {ok: false} refuses', { answers: denyRules }, answered(200, '{}'), accepted],
  ['HTML where {ok: false} refuses', { answers: denyRules }, answered(200, '<h1>'), outage('unexpected-answer')],
  [
    '404 with the code that blames the site',
    { answers: denyRules },
    answered(404, '{"errors":[{"code":7}]}'),
    { kind: 'rejected', code: 'credential-rejected', field: 'site', step: 'find-the-site' },
  ],
  [
    '404 with another code',
    { answers: denyRules },
    answered(404, '{"errors":[{"code":8}]}'),
    outage('unexpected-answer'),
  ],
  [
    '402 with a rule',
    { answers: denyRules },
    answered(402),
    { kind: 'rejected', code: 'plan-lacks-api', field: 'api_key' },
  ],
  ['302 with a rule', { answers: denyRules }, answered(302), rejected],
  ['503 with a rule', { answers: denyRules }, answered(503), outage('provider-failed')],
  ['all scopes in a header', byHeader, answered(200, '{}', { 'x-oauth-scopes': 'a:read, b:read, c' }), accepted],
  ['one scope in a header', byHeader, answered(200, '{}', { 'x-oauth-scopes': 'a:read' }), rights(['b:read'])],
  ['an empty scope header', byHeader, answered(200, '{}', { 'x-oauth-scopes': '' }), rights(['a:read', 'b:read'])],
  ['no scope header', byHeader, answered(200), accepted],
  ['scopes as an array', byPointer, answered(200, '{"scopes":["b:read","a:read"]}'), accepted],
  ['scopes as a text', byPointer, answered(200, '{"scopes":"b:read c"}'), rights(['a:read'])],
  ['scopes nowhere', byPointer, answered(200, '{}'), accepted],
  ['HTML where scopes should be', byPointer, answered(200, '<h1>'), outage('unexpected-answer')],
  ['401 where scopes should be', byPointer, answered(401, ''), rejected],
])('%s', (_, verify, answer, verdict) => {
  const parsed = methodSchema.shape.verify.unwrap().parse({ request: { url: 'https://lodge.invalid/' }, ...verify });
  expect(verdictOf(method, parsed, answer, now)).toEqual(verdict);
});
