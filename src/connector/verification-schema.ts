/** How a credential is checked, and what answers mean: `verify` of a method in `connector.yaml`. */
import { z } from 'zod';
import { choiceOf, described } from '../guide/index.ts';
import { keySchema, stepIdSchema } from './field-schema.ts';
import { outageMeanings, rejectionMeanings, verdictMeanings } from './verdict/meanings.ts';

const verdict = choiceOf(verdictMeanings);
export const scopeListSchema = z.array(z.string());
const httpStatus = z.number().int().min(100).max(599);

const answerSchema = z.strictObject({
  status: z
    .union([httpStatus, z.array(httpStatus).min(1)])
    .meta(described('HTTP status or statuses.', 401, [402, 403])),
  body: z
    .strictObject({
      pointer: z.string().startsWith('/').meta(described('JSON pointer (RFC 6901) into the answer.', '/error/code')),
      equals: z
        .json()
        .optional()
        .meta(described('What stands there.', 'revoked', false)),
      contains: z
        .string()
        .optional()
        .meta(described('A part of the text, or an item of the list, that stands there.', 'contacts:read')),
    })
    .optional()
    .meta(
      described('A further condition on the JSON body. With `pointer` alone: that something stands there.', {
        pointer: '/error',
        equals: 'revoked',
      }),
    ),
  verdict: verdict.meta(described('What the answer comes to.', 'rejected')),
  code: choiceOf(rejectionMeanings)
    .optional()
    .meta(described('With `rejected`; `credential-rejected` when left out.', 'credential-revoked')),
  scopes: scopeListSchema
    .optional()
    .meta(described('With `rights-missing`: the scopes that this answer means.', ['contacts:read'])),
  field: keySchema.optional().meta(described('The field to blame; the first secret one when left out.', 'apiKey')),
  step: stepIdSchema
    .optional()
    .meta(
      described("Id of the guide's step that repairs this. For a value, the field's own when left out.", 'create-key'),
    ),
});

const exampleSchema = z.strictObject({
  status: httpStatus.meta(described('HTTP status of the answer.', 401)),
  headers: z
    .record(z.string(), z.string())
    .optional()
    .meta(described('Headers of the answer that matter.', { 'retry-after': '30' })),
  body: z
    .json()
    .optional()
    .meta(
      described('Its JSON body, an empty object when left out; a string is a body of text, as it stands.', {
        error: 'revoked',
      }),
    ),
  verdict: verdict.meta(described('What the answer has to come to.', 'rejected')),
  code: choiceOf({ ...rejectionMeanings, ...outageMeanings })
    .optional()
    .meta(described('The code that it has to come with.', 'credential-revoked', 'provider-busy')),
  scopes: scopeListSchema
    .optional()
    .meta(described('The scopes that have to be said to be missing.', ['contacts:read'])),
  field: keySchema.optional().meta(described('The field that has to be blamed.', 'apiKey')),
  step: stepIdSchema.optional().meta(described('The step that has to open.', 'create-key')),
});

export const verificationSchema = z.strictObject({
  request: z
    .strictObject({
      method: choiceOf({
        GET: 'Reads.',
        POST: 'Sends `json`; for providers that check a credential in no other way.',
        HEAD: 'Reads the headers alone.',
      })
        .default('GET')
        .meta(described('The method of HTTP.', 'GET')),
      url: z
        .string()
        .startsWith('https://')
        .meta(
          described(
            '`{fieldKey}` stands for a value; in the host, for one label or a listed option.',
            'https://api.acme.example/v1/me',
            'https://{site}.acme.example/v1/me',
          ),
        ),
      headers: z
        .record(z.string(), z.string())
        .default({})
        .meta(described('Headers, in which `{fieldKey}` stands for a value.', { Authorization: 'Bearer {apiKey}' })),
      basic: z
        .strictObject({
          username: z.string().meta(described('The user name, in which `{fieldKey}` stands for a value.', '{email}')),
          password: z.string().meta(described('The password, in the same way; it may be empty.', '{apiToken}', '')),
        })
        .optional()
        .meta(described('HTTP Basic (RFC 7617).', { username: '{email}', password: '{apiToken}' })),
      json: z
        .record(z.string(), z.json())
        .optional()
        .meta(described('A JSON body; its strings may hold `{fieldKey}`.', { token: '{apiKey}' })),
    })
    .meta(
      described('Read-only, needs a credential, and needs no right beyond the smallest.', {
        url: 'https://api.acme.example/v1/me',
        headers: { Authorization: 'Bearer {apiKey}' },
      }),
    ),
  answers: z
    .array(answerSchema)
    .default([])
    .meta(
      described('The first that fits counts; else 2xx accepts, 401 rejects, 403 lacks rights.', [
        { status: 401, verdict: 'rejected', code: 'credential-rejected', field: 'apiKey', step: 'create-key' },
      ]),
    ),
  examples: z
    .array(exampleSchema)
    .optional()
    .meta(
      described('Canned answers, and what each has to come to: `keyway check` and `keyway try` go through them.', [
        { status: 200, body: { name: 'My key' }, verdict: 'accepted' },
        { status: 503, verdict: 'could-not-check', code: 'provider-failed' },
      ]),
    ),
  granted: z
    .strictObject({
      header: z
        .string()
        .optional()
        .meta(described('A header with the scopes, between spaces or commas.', 'x-oauth-scopes')),
      pointer: z
        .string()
        .startsWith('/')
        .optional()
        .meta(described('JSON pointer (RFC 6901) to the list of scopes, or to a text with them.', '/scopes')),
    })
    .optional()
    .meta(
      described("Where the answer lists the credential's scopes; compared with the method's required ones.", {
        pointer: '/scopes',
      }),
    ),
});

export type Verification = z.infer<typeof verificationSchema>;
export type VerificationAnswer = z.infer<typeof answerSchema>;
export type VerificationExample = z.infer<typeof exampleSchema>;
