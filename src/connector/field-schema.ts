/** What the form asks for: `fields` of a method in `connector.yaml`. */
import { z } from 'zod';
import { choiceOf, described } from '../guide/index.ts';

export const keySchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/)
  .meta(described('A name made of letters, digits and underscores.', 'apiKey'));

export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .meta(described('Lower-case letters, digits and single hyphens.', 'api-key'));

export const stepIdSchema = slugSchema.meta(
  described("Id of the guide's step that yields or repairs this.", 'create-key'),
);

export const fieldSchema = z.strictObject({
  key: keySchema.meta(described('Name of the value in requests.', 'apiKey', 'account_id')),
  label: z.string().min(1).meta(described('What the provider calls it.', 'API Key')),
  type: choiceOf({
    text: 'One line of text.',
    password: 'One line that is hidden while it is typed.',
    number: 'A number.',
    select: 'One of `options`.',
    text_area: 'Several lines, such as a private key.',
  }).meta(described('How the form asks for it.', 'password')),
  required: z.boolean().default(true).meta(described('Whether the form must have it.', false)),
  secret: z.boolean().default(false).meta(described('A secret is encrypted, and never shown again.', true)),
  description: z
    .string()
    .optional()
    .meta(described('One or two sentences under the field.', 'The full key, not the masked one in the table.')),
  placeholder: z.string().optional().meta(described('What an empty field shows: how a value begins.', 'acme_')),
  pattern: z
    .strictObject({
      regex: z
        .string()
        .meta(described('A regular expression. Anchored by us. It warns and never blocks.', 'acme_[A-Za-z0-9]{32}')),
      looks_like: z.string().meta(described('The format in words.', 'acme_ and 32 letters and digits')),
      examples: z
        .array(z.string())
        .min(1)
        .meta(described('Made-up values that match.', ['acme_MadeUpForThisPage00000000000000'])),
    })
    .optional()
    .meta(
      described('What values look like, so that a slip is seen before anything is sent.', {
        regex: '[0-9a-f]{8}',
        looks_like: '8 digits and letters from a to f',
        examples: ['0badcafe'],
      }),
    ),
  host_suffix: z
    .string()
    .regex(/^(?:\.[a-z0-9-]+)+$/)
    .optional()
    .meta(
      described(
        'The value is one label of a host name; this follows it. A pasted address is cut down to the label.',
        '.acme.example',
      ),
    ),
  options: z
    .array(
      z.strictObject({
        label: z.string().meta(described('What readers choose.', 'Europe (eu.acme.example)')),
        value: z.string().meta(described('What requests have for it.', 'eu')),
      }),
    )
    .optional()
    .meta(described('With `select`: what can be chosen.', [{ label: 'Europe', value: 'eu' }])),
  step: stepIdSchema.optional(),
});

export type Field = z.infer<typeof fieldSchema>;
