/**
 * What browser and hub say to each other. The shapes of sessions, connectors and accounts are the StackOne Hub's, so
 * that existing clients work unchanged; the `verdict` and the `code` of a problem are ours.
 */
import { z } from 'zod';

/** Why a provider refused a credential. The page has its own words, and often its own step, for each. */
export const rejectionCodes = [
  'credential-rejected',
  'credential-expired',
  'credential-revoked',
  'plan-lacks-api',
  'address-not-allowed',
] as const;

/** Why a credential could not be checked. None of these says anything about the credential. */
export const outageCodes = [
  'provider-unreachable',
  'provider-timeout',
  'provider-failed',
  'provider-busy',
  'unexpected-answer',
  'too-many-checks',
] as const;

export type RejectionCode = (typeof rejectionCodes)[number];
export type OutageCode = (typeof outageCodes)[number];

/** What checking a credential came to. */
export const verdictSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accepted') }),
  z.object({
    kind: z.literal('rights-missing'),
    /** The scopes that the credential lacks, in the provider's own spelling; empty when the provider did not say. */
    scopes: z.array(z.string()),
    /** Key of the field to blame. */
    field: z.string().optional(),
    /** Id of the guide's step that repairs it. */
    step: z.string().optional(),
  }),
  z.object({
    kind: z.literal('rejected'),
    code: z.enum(rejectionCodes),
    field: z.string().optional(),
    step: z.string().optional(),
  }),
  z.object({
    kind: z.literal('could-not-check'),
    code: z.enum(outageCodes),
    /** Whole seconds to wait before a further try, where the provider or the hub named them. */
    retryAfterSeconds: z.number().int().nonnegative().optional(),
  }),
  z.object({ kind: z.literal('unchecked') }),
]);
export type Verdict = z.infer<typeof verdictSchema>;

/** Stable codes of every answer that is not a success. */
export const problemCodes = [
  'session-missing',
  'session-expired',
  'session-changed',
  'session-spent',
  'session-other-connector',
  'api-key-refused',
  'api-key-role',
  'request-malformed',
  'request-too-large',
  'request-from-elsewhere',
  'fields-incomplete',
  'not-accepted',
  'could-not-check',
  'check-required',
  'too-many-requests',
  'method-not-linkable',
  'not-found',
  'idempotency-key-reused',
  'request-in-flight',
  'overloaded',
  'store-busy',
  'store-full',
  'vault-keys-outdated',
  'internal',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** One member of a body or a query that broke a rule. */
export const memberErrorSchema = z.object({
  /** Path of the member, such as `metadata.plan`; empty for the whole. */
  member: z.string(),
  /** The rule, in words; never the value. */
  rule: z.string(),
});
export type MemberError = z.infer<typeof memberErrorSchema>;

/** The body of every answer that is not a success. `statusCode`, `message` and `timestamp` are the StackOne Hub's. */
export const problemSchema = z.object({
  statusCode: z.number().int(),
  code: z.enum(problemCodes),
  message: z.string(),
  timestamp: z.iso.datetime(),
  /** With `request-malformed` and `fields-incomplete`; `message` names the first of them too. */
  errors: z.array(memberErrorSchema).optional(),
  /** With `fields-incomplete`: the keys of the fields that are missing or hold what cannot be. */
  fields: z.array(z.string()).optional(),
  /** With `not-accepted` and `could-not-check`. */
  verdict: verdictSchema.optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** The longest that a session may live, in seconds: 30 days, as clients send auth links by mail. */
export const longestSessionS = 30 * 86_400;

/** `POST /connect_sessions`, server to server. Here and in all bodies a member that is null counts as absent. */
export const sessionRequestSchema = z.object({
  origin_owner_id: z.string().min(1).max(200),
  origin_owner_name: z.string().min(1).max(200),
  origin_username: z.string().max(200).optional(),
  /** Binds the session to one connector. */
  provider: z.string().max(100).optional(),
  /** Binds the session to one connector's method. */
  integration_id: z.string().max(200).optional(),
  account_id: z.string().max(100).optional(),
  categories: z.array(z.string()).optional(),
  /** Seconds. */
  expires_in: z.number().int().min(1).max(longestSessionS).default(1800),
  /** Whether the session may link several accounts, also of one provider; else its first success spends it. */
  multiple: z.boolean().default(false),
  label: z.string().max(200).optional(),
  metadata: z.record(z.string(), z.json()).optional(),
  type: z.enum(['production', 'test']).default('production'),
});
export type SessionRequest = z.infer<typeof sessionRequestSchema>;

/** `POST /hub/accounts`, from the browser. */
export const linkRequestSchema = z.object({
  integration_id: z.string().min(1).max(200),
  /** Field key to value. What is wrong with a value is told as its field's fault, and not here. */
  credentials: z.record(z.string().max(100), z.string()),
  /** `skip`: keep the credential without asking the provider, where the hub allows it. */
  check: z.enum(['required', 'skip']).default('required'),
});
export type LinkRequest = z.input<typeof linkRequestSchema>;

/** `PATCH /hub/accounts/{id}`, from the browser: fields that are left out, or come back as they were shown, stay. */
export const changeRequestSchema = linkRequestSchema.partial({ integration_id: true });

/** The answer to a link or a change that was kept. */
export const linkedSchema = z.object({ id: z.string(), provider: z.string(), verdict: verdictSchema });
export type Linked = z.infer<typeof linkedSchema>;

/** `GET /hub/settings`: what this session may do. */
export const hubSettingsSchema = z.object({
  /** `link_unchecked`: credentials may be linked without a check. */
  enabled_features: z.array(z.string()),
  existing_account_id: z.string().optional(),
  session: z.object({
    /** Names the session to whoever may see it already; it opens nothing. */
    id: z.string(),
    origin_owner_id: z.string(),
    origin_owner_name: z.string(),
    origin_username: z.string().optional(),
    provider: z.string().optional(),
    /** ISO 8601. */
    expires_at: z.string(),
    /** The account that the session has linked: it links no other. */
    linked_account_id: z.string().optional(),
  }),
});
export type HubSettings = z.infer<typeof hubSettingsSchema>;

/** Whose a session is, as a page names it. */
const sessionOwnerSchema = hubSettingsSchema.shape.session.pick({
  id: true,
  origin_owner_name: true,
  origin_username: true,
});
export type SessionOwner = z.infer<typeof sessionOwnerSchema>;

/** The answer to an auth link that would take the place of another owner's living session. */
export const sessionQuestionSchema = problemSchema.extend({ current: sessionOwnerSchema, offered: sessionOwnerSchema });
export type SessionQuestion = z.infer<typeof sessionQuestionSchema>;

/** How a screen of the provider differs from what a step of a guide says of it. */
export const feedbackChoices = ['renamed', 'moved', 'missing'] as const;

/** `POST /hub/feedback`, from the browser, without a session: that a screen is not as a step describes it. */
export const feedbackSchema = z.object({
  /** Path of the guide's page, as browsers write it (RFC 3986, segments of `pchar`), without query or fragment. */
  page: z
    .string()
    .max(300)
    .regex(/^\/(?:[\w.~%!$&'()*+,;=:@-]+\/)*$/),
  /** Id of the step. */
  step: z
    .string()
    .max(200)
    .regex(/^[\p{L}\p{M}\p{N}._-]+$/u),
  choice: z.enum(feedbackChoices),
});
export type Feedback = z.infer<typeof feedbackSchema>;

/** One line of `GET /feedback`, server to server. */
export const feedbackCountSchema = feedbackSchema.extend({
  count: z.number().int().positive(),
  /** ISO 8601 dates, in UTC. */
  first_day: z.iso.date(),
  last_day: z.iso.date(),
});
export type FeedbackCount = z.infer<typeof feedbackCountSchema>;

export const accountStatuses = ['active', 'inactive', 'suspended', 'archived', 'expired', 'error'] as const;

/** A linked credential as anyone but the vault sees it. */
export const accountSchema = z.object({
  id: z.string(),
  provider: z.string(),
  provider_name: z.string(),
  integration_id: z.string(),
  origin_owner_id: z.string(),
  origin_owner_name: z.string(),
  origin_username: z.string().nullable(),
  label: z.string().nullable(),
  status: z.enum(accountStatuses),
  status_reasons: z.array(z.object({ code: z.string(), description: z.string(), timestamp: z.string() })),
  type: z.enum(['production', 'test']),
  /** The last four characters of the first secret field, and nothing else of it. */
  credential_hint: z.string().nullable(),
  /** ISO 8601; null when it was never checked. */
  checked_at: z.string().nullable(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type Account = z.infer<typeof accountSchema>;

/** How a stored secret is shown where it may be changed; up to four of its last characters follow. */
export const redactedPrefix = '__secretvalue:**redacted**';

/** `GET /hub/accounts/{id}` in a session for that account: what its form is filled with, in the client's spelling. */
export const editedAccountSchema = accountSchema.extend({
  integrationId: z.string(),
  /** Field key to value, of fields that are no secret. */
  setupInformation: z.record(z.string(), z.string()),
  /** Field key to the redacted form of its value. */
  secrets: z.record(z.string(), z.string().startsWith(redactedPrefix)),
});
export type EditedAccount = z.infer<typeof editedAccountSchema>;

/** Header that carries a session token from the browser; the cookie below serves pages of the same origin. */
export const sessionHeader = 'x-hub-session-token';

/** Header by which a page names the session that it showed, where a cookie carries the token. */
export const sessionIdHeader = 'x-hub-session-id';

/**
 * Header that names a request which may be sent again, as when its answer was lost: its work is done once
 * (draft-ietf-httpapi-idempotency-key-header).
 */
export const idempotencyHeader = 'idempotency-key';

/** How the cookie's name begins that carries a session token on the hub's own origin; a brand's follows it. */
export const sessionCookie = 'hub_session';
