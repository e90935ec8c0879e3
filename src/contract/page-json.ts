/** The `.json` twin of a page, for those who render guides themselves. Published as `/page.schema.json`. */
import { z } from 'zod';

const scopes = z.array(z.string());

const anchorSchema = z.object({
  kind: z.enum(['heading', 'step', 'tab', 'accordion', 'entry']),
  id: z.string().describe('The fragment of its address.'),
  title: z.string(),
  rank: z.number().int().min(1).max(6),
  number: z.number().int().optional().describe('The number of a step in its list.'),
});

const stepSchema = z.object({
  id: z.string(),
  number: z.number().int(),
  title: z.string(),
  text: z.string().describe('Everything in it, title included, without markup.'),
});

const fieldSchema = z.object({
  key: z.string().describe('Name of the value in `credentials` of `POST /hub/accounts`.'),
  label: z.string().describe('What the provider calls it.'),
  type: z.enum(['text', 'password', 'number', 'select', 'text_area']),
  required: z.boolean(),
  secret: z.boolean().describe('Whether it must not be shown, kept or logged.'),
  description: z.string().optional(),
  looks_like: z.string().optional().describe('The usual format, in words. What differs may be right all the same.'),
  options: z.array(z.object({ label: z.string(), value: z.string() })).optional(),
  step: z.string().optional().describe('Id of the step that yields the value.'),
});

const connectorSchema = z.object({
  id: z.string(),
  name: z.string(),
  integration_id: z.string().describe('What `POST /hub/accounts` names it by.'),
  method: z.object({
    id: z.string(),
    label: z.string(),
    type: z.enum(['custom', 'basic', 'oauth2']),
    required_scopes: scopes,
  }),
  fields: z.array(fieldSchema),
  scopes: z.record(z.string(), z.string()).optional().describe('Scope to what it allows.'),
  scope_labels: z
    .record(z.string(), z.string())
    .optional()
    .describe("Scope to what the provider's screen shows for it."),
});

export const jsonTwinSchema = z
  .object({
    path: z.string().startsWith('/').describe('Address of the page in its site, without a slash at its end.'),
    url: z.url().describe('Address of the page.'),
    title: z.string(),
    description: z.string(),
    frontmatter: z.record(z.string(), z.unknown()).optional().describe("The writer's own keys."),
    contents: z.array(anchorSchema).optional().describe('Headings, steps and what can be opened, in their order.'),
    steps: z.array(stepSchema).optional(),
    actions: z
      .array(z.object({ id: z.string(), label: z.string(), scopes }))
      .optional()
      .describe('What the reader may choose, and the scopes that each needs.'),
    connector: connectorSchema.optional().describe('What the page links, and by which fields.'),
    links: z
      .array(z.object({ title: z.string(), description: z.string(), url: z.url() }))
      .optional()
      .describe('The pages that a list of pages names.'),
  })
  .describe('A page as data. Keys may be added; none changes its meaning.');

export type JsonTwin = z.infer<typeof jsonTwinSchema>;
