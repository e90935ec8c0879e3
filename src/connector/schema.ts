/** The format of `content/connectors/<connector>/connector.yaml`. */
import { z } from 'zod';
import { outageCodes, rejectionCodes } from '../contract/hub.ts';

const key = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/)
  .describe('A name made of letters, digits and underscores.');

const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .describe('Lower-case letters, digits and single hyphens.');

const stepId = slug.describe("Id of the guide's step that yields or repairs this.");

export const fieldSchema = z.strictObject({
  key: key.describe('Name of the value in requests.'),
  label: z.string().min(1).describe('What the provider calls it.'),
  type: z.enum(['text', 'password', 'number', 'select', 'text_area']),
  required: z.boolean().default(true),
  secret: z.boolean().default(false).describe('A secret is encrypted, and never shown again.'),
  description: z.string().optional().describe('One or two sentences under the field.'),
  placeholder: z.string().optional(),
  pattern: z
    .strictObject({
      regex: z.string().describe('Anchored by us. It warns and never blocks.'),
      looks_like: z.string().describe('The format in words: "36 characters, with hyphens".'),
      examples: z.array(z.string()).min(1).describe('Made-up values that match.'),
    })
    .optional(),
  host_suffix: z
    .string()
    .regex(/^(?:\.[a-z0-9-]+)+$/)
    .optional()
    .describe('The value is one label of a host name; this follows it. A pasted address is cut down to the label.'),
  options: z.array(z.strictObject({ label: z.string(), value: z.string() })).optional(),
  step: stepId.optional(),
});

const httpStatus = z.number().int().min(100).max(599);

const answerSchema = z.strictObject({
  status: z.union([httpStatus, z.array(httpStatus).min(1)]).describe('HTTP status or statuses.'),
  body: z
    .strictObject({
      pointer: z.string().startsWith('/').describe('JSON pointer (RFC 6901) into the answer.'),
      equals: z.json().optional(),
      contains: z.string().optional(),
    })
    .optional()
    .describe('A further condition on the JSON body.'),
  verdict: z.enum(['accepted', 'rights-missing', 'rejected', 'could-not-check']),
  code: z.enum(rejectionCodes).optional().describe('With `rejected`; `credential-rejected` when left out.'),
  scopes: z.array(z.string()).optional().describe('With `rights-missing`: the scopes that this answer means.'),
  field: key.optional().describe('The field to blame.'),
  step: stepId.optional(),
});

const exampleSchema = z.strictObject({
  status: z.number().int().min(100).max(599).describe('HTTP status of the answer.'),
  headers: z.record(z.string(), z.string()).optional().describe('Headers of the answer that matter.'),
  body: z
    .json()
    .optional()
    .describe('Its JSON body, an empty object when left out; a string is a body of text, as it stands.'),
  verdict: z
    .enum(['accepted', 'rights-missing', 'rejected', 'could-not-check'])
    .describe('What the answer has to come to.'),
  code: z
    .enum([...rejectionCodes, ...outageCodes])
    .optional()
    .describe('The code that it has to come with.'),
  scopes: z.array(z.string()).optional().describe('The scopes that have to be said to be missing.'),
  field: key.optional().describe('The field that has to be blamed.'),
  step: stepId.optional().describe('The step that has to open.'),
});

export const verificationSchema = z.strictObject({
  request: z
    .strictObject({
      method: z.enum(['GET', 'POST', 'HEAD']).default('GET'),
      url: z
        .string()
        .startsWith('https://')
        .describe('`{fieldKey}` stands for a value; in the host, for one label or a listed option.'),
      headers: z.record(z.string(), z.string()).default({}),
      basic: z
        .strictObject({ username: z.string(), password: z.string() })
        .optional()
        .describe('HTTP Basic (RFC 7617).'),
      json: z.record(z.string(), z.json()).optional().describe('A JSON body; its strings may hold `{fieldKey}`.'),
    })
    .describe('Read-only, needs a credential, and needs no right beyond the smallest.'),
  answers: z
    .array(answerSchema)
    .default([])
    .describe('The first that fits counts; else 2xx accepts, 401 rejects, 403 lacks rights.'),
  examples: z
    .array(exampleSchema)
    .optional()
    .describe('Canned answers, and what each has to come to: `keyway check` and `keyway try` go through them.'),
  granted: z
    .strictObject({ header: z.string().optional(), pointer: z.string().startsWith('/').optional() })
    .optional()
    .describe("Where the answer lists the credential's scopes; compared with the connector's required ones."),
});

export const methodSchema = z.strictObject({
  label: z.string().min(1).describe('As in the title of its guide: "API Key".'),
  type: z.enum(['custom', 'basic', 'oauth2']),
  fields: z.array(fieldSchema).default([]),
  values: z
    .array(
      z.strictObject({
        label: z.string().min(1).describe('What the provider calls it.'),
        value: z
          .string()
          .min(1)
          .describe(
            "`{hub}` stands for the hub's origin, `{addresses}` for the addresses it calls from, `{brand.product}` for a name of the brand.",
          ),
        description: z.string().optional(),
        step: slug.describe("Id of the guide's step that needs it."),
      }),
    )
    .default([])
    .describe('What the provider must be told: redirect addresses, webhooks, addresses to let in.'),
  verify: verificationSchema.optional(),
  required_scopes: z.array(z.string()).default([]).describe('Always needed, whatever actions are chosen.'),
});

export const connectorSchema = z.strictObject({
  name: z.string().min(1).describe("The provider's name as it writes it."),
  description: z.string().min(1).describe('One sentence: what the provider is.'),
  category: z.string().min(1),
  website: z.url().optional(),
  keys_page: z.url().optional().describe('Where the provider lists and revokes credentials.'),
  recheck_after: z
    .number()
    .int()
    .positive()
    .optional()
    .describe('Days after which a guide is to be followed anew; 730 when left out.'),
  drift: z
    .strictObject({
      later: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/)
        .refine((text) => !Number.isNaN(Date.parse(text)), 'the calendar has no such day')
        .describe('The last day on which that is a warning, as YYYY-MM-DD; from the next on it is an error.'),
    })
    .optional()
    .describe('Until when the guides may say something else than this file. Left out, that is an error.'),
  scopes: z.record(z.string(), z.string()).default({}).describe('Scope to what it allows.'),
  actions: z.array(z.strictObject({ id: z.string(), label: z.string(), scopes: z.array(z.string()) })).default([]),
  methods: z.record(slug, methodSchema).describe("Method to how it is linked; the key is its guide's file name."),
});

export type Field = z.infer<typeof fieldSchema>;
export type Verification = z.infer<typeof verificationSchema>;
export type VerificationAnswer = z.infer<typeof answerSchema>;
export type VerificationExample = z.infer<typeof exampleSchema>;
export type Method = z.infer<typeof methodSchema>;
/** A parsed connector file and the name of its folder. */
export type Connector = z.infer<typeof connectorSchema> & { id: string };

const storedSchema = connectorSchema.extend({ id: z.string() });

/**
 * The connector in a value that was kept as JSON.
 * @throws {z.ZodError} If the value is no connector.
 */
export function parseStoredConnector(value: unknown): Connector {
  return storedSchema.parse(value);
}

/** The id by which browser and hub name one method of one connector. */
export function integrationId(connector: string, method: string): string {
  return `${connector}.${method}`;
}
