/**
 * What the reports are as JSON. Other people's scripts read them: within a version, keys are added but never renamed or
 * removed. `schemas/` has both as JSON Schema.
 */
import { z } from 'zod';

/** Counts from 1, in the file that is named beside it. */
const count = z.number().int().nonnegative();

export const changeKinds = ['removed', 'replaced', 'mapped'] as const;

export const reportedRules = [
  'hidden',
  'comment',
  'linking',
  'vocabulary',
  'article',
  'brand-word',
  'address',
] as const;

const reportedChangeSchema = z.strictObject({
  kind: z.enum(changeKinds).describe('`mapped` is an address that became another.'),
  rule: z.enum(reportedRules),
  entries: z
    .array(z.strictObject({ from: z.string(), to: z.string() }))
    .describe('The entries of `vocabulary` or `urls`, or the names, that made the change.'),
  file: z.string().describe('Path from the content folder: of the page, or of a snippet in it.'),
  line: count,
  column: count,
  endLine: count,
  endColumn: count,
  before: z.string(),
  after: z.string().describe('Empty where a passage was removed.'),
});

const totalsSchema = z.strictObject({ removed: count, replaced: count, mapped: count });

const connectorChangeSchema = z.strictObject({
  key: z.string().describe('Where in the connector file, such as `methods.api-key.label`.'),
  before: z.string(),
  after: z.string(),
});

export const explainSchema = z.strictObject({
  report: z.literal('explain'),
  version: z.literal(1),
  brand: z.string(),
  totals: totalsSchema,
  files: z
    .array(z.strictObject({ path: z.string(), file: z.string(), is: z.enum(['replaced', 'added']) }))
    .describe("The brand's own files, which stand in the place of the content folder's or beside them."),
  pages: z.array(
    z.strictObject({
      path: z.string().describe('Address of the page without slashes at its ends.'),
      title: z.string(),
      file: z.string(),
      totals: totalsSchema,
      changes: z.array(reportedChangeSchema),
    }),
  ),
  connectors: z.array(
    z.strictObject({ connector: z.string(), file: z.string(), changes: z.array(connectorChangeSchema) }),
  ),
});

const versionSchema = z.strictObject({
  brand: z.string(),
  content: z.string().describe('The content folder, as it was named.'),
});

const lineSchema = z.strictObject({ is: z.enum(['same', 'removed', 'added']), text: z.string() });

export const diffSchema = z.strictObject({
  report: z.literal('diff'),
  version: z.literal(1),
  from: versionSchema,
  to: versionSchema,
  totals: z.strictObject({ same: count, added: count, removed: count, changed: count }),
  documents: z
    .array(
      z.strictObject({
        kind: z.enum(['page', 'connector', 'brand']),
        path: z.string(),
        title: z.string(),
        is: z.enum(['added', 'removed', 'changed']),
        hunks: z.array(
          z.strictObject({
            from: count.describe('The first line in the earlier text; of a page, in its Markdown twin.'),
            to: count.describe('The first line in the later text.'),
            lines: z.array(lineSchema),
          }),
        ),
      }),
    )
    .describe('Those that differ.'),
  files: z
    .array(z.strictObject({ path: z.string(), is: z.enum(['added', 'removed', 'changed']) }))
    .describe('Pictures and other files that differ in any byte.'),
});

export type ExplainReport = z.infer<typeof explainSchema>;
export type ReportedChange = z.infer<typeof reportedChangeSchema>;
export type Totals = z.infer<typeof totalsSchema>;
export type DiffReport = z.infer<typeof diffSchema>;
export type DocumentDiff = DiffReport['documents'][number];
export type Hunk = DocumentDiff['hunks'][number];
export type DiffLine = Hunk['lines'][number];
