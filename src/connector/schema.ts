/** The format of `content/connectors/<connector>/connector.yaml`. */
import { z } from 'zod';
import { choiceOf, described } from '../guide/index.ts';
import { type Field, fieldSchema, slugSchema } from './field-schema.ts';
import {
  scopeListSchema,
  type Verification,
  type VerificationAnswer,
  type VerificationExample,
  verificationSchema,
} from './verification-schema.ts';

export type { Field, Verification, VerificationAnswer, VerificationExample };

export const methodSchema = z.strictObject({
  label: z.string().min(1).meta(described('What the title of its guide says.', 'API Key')),
  type: choiceOf({
    custom: 'Whatever the fields ask for, sent as `verify.request` says.',
    basic: 'A user name and a password or token, by HTTP Basic.',
    oauth2: "Consent on the provider's own page. The guide has no form, and nothing is checked.",
  }).meta(described('How the provider takes the credential.', 'custom')),
  fields: z
    .array(fieldSchema)
    .default([])
    .meta(
      described('What the form asks for, in this order.', [
        { key: 'apiKey', label: 'API Key', type: 'password', secret: true, step: 'create-key' },
      ]),
    ),
  values: z
    .array(
      z.strictObject({
        label: z.string().min(1).meta(described('What the provider calls it.', 'Callback URL')),
        value: z
          .string()
          .min(1)
          .meta(
            described(
              "`{hub}` stands for the hub's origin, `{addresses}` for the addresses it calls from, `{brand.product}` for a name of the brand.",
              '{hub}/connect/oauth2/acme/callback',
              '{addresses}',
            ),
          ),
        description: z
          .string()
          .optional()
          .meta(described('A sentence under it.', 'Exactly as it stands, without a slash at its end.')),
        step: slugSchema.meta(described("Id of the guide's step that needs it.", 'set-callback')),
      }),
    )
    .default([])
    .meta(
      described('What the provider must be told: redirect addresses, webhooks, addresses to let in.', [
        { label: 'Allowed addresses', value: '{addresses}', step: 'allow-addresses' },
      ]),
    ),
  verify: verificationSchema.optional().meta(
    described('How the hub checks what was entered. Without it, accounts are linked unchecked.', {
      request: { url: 'https://api.acme.example/v1/me', headers: { Authorization: 'Bearer {apiKey}' } },
    }),
  ),
  required_scopes: scopeListSchema
    .default([])
    .meta(described('Always needed, whatever actions are chosen.', ['contacts:read'])),
});

/** What a scope allows, and how its provider calls it. */
const scopeSchema = z.union([
  z.string().transform((allows): { allows: string; label?: string | undefined } => ({ allows })),
  z.strictObject({
    label: z.string().min(1).optional().meta(described("What the provider's screen shows for it.", 'Edit contacts')),
    allows: z.string().meta(described('What it allows.', 'Create, change and delete contacts.')),
  }),
]);

export const connectorSchema = z.strictObject({
  name: z.string().min(1).meta(described("The provider's name as it writes it.", 'AcmeCRM')),
  description: z
    .string()
    .min(1)
    .meta(described('One sentence: what the provider is.', 'AcmeCRM keeps the contacts of small sales teams.')),
  category: z.string().min(1).meta(described('The list in which it stands.', 'CRM')),
  website: z.url().optional().meta(described("The provider's own site.", 'https://www.acme.example')),
  keys_page: z
    .url()
    .optional()
    .meta(described('Where the provider lists and revokes credentials.', 'https://app.acme.example/settings/api-keys')),
  recheck_after: z
    .number()
    .int()
    .positive()
    .optional()
    .meta(described('Days after which a guide is to be followed anew; 730 when left out.', 365)),
  drift: z
    .strictObject({
      later: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/)
        .refine((text) => !Number.isNaN(Date.parse(text)), 'the calendar has no such day')
        .meta(described('The last day on which that is a warning; from the next on it is an error.', '2027-03-31')),
    })
    .optional()
    .meta(
      described('Until when the guides may say something else than this file. Left out, that is an error.', {
        later: '2027-03-31',
      }),
    ),
  scopes: z
    .record(z.string(), scopeSchema)
    .default({})
    .meta(
      described("Scope to what it allows; where the provider's screen shows it by a label, with that.", {
        'contacts:read': 'Read contacts.',
        'contacts:write': { label: 'Edit contacts', allows: 'Create, change and delete contacts.' },
      }),
    ),
  actions: z
    .array(
      z.strictObject({
        id: z.string().meta(described('Its name in addresses of pages: `?actions=list_contacts`.', 'list_contacts')),
        label: z.string().meta(described('What readers choose.', 'List contacts')),
        scopes: scopeListSchema.meta(described('The scopes that it takes.', ['contacts:read'])),
      }),
    )
    .default([])
    .meta(
      described('What readers choose from, where rights differ by what is done.', [
        { id: 'list_contacts', label: 'List contacts', scopes: ['contacts:read'] },
      ]),
    ),
  methods: z.record(slugSchema, methodSchema).meta(
    described("Method to how it is linked; the key is its guide's file name.", {
      'api-key': {
        label: 'API Key',
        type: 'custom',
        fields: [{ key: 'apiKey', label: 'API Key', type: 'password', secret: true, step: 'create-key' }],
      },
    }),
  ),
});

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
