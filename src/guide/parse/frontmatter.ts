/**
 * The YAML at the head of a guide. It stays open: the keys below are checked, all others pass through. It is read
 * without tags, merges or unbounded aliases, so that it is data and nothing else.
 */
import { isMap, isScalar, parseDocument } from 'yaml';
import { z } from 'zod';
import { findWrittenBrandWord } from '../brand-words.ts';
import { createIssue, type Issue } from '../issue.ts';
import { isJsonObject, type Json } from '../json.ts';
import type { Guide } from '../model.ts';
import { fileStart, type Position, pointAt } from '../position.ts';
import { schemaFaults } from '../schema-faults.ts';
import { described } from '../schema-words.ts';
import { yamlFaults } from './yaml-faults.ts';

/** A language as HTML names it: `de`, `pt-BR`. */
const languagePattern = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

/** Whether a date such as `2026-02-30` is one. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export const frontmatterSchema = z.looseObject({
  title: z.string().optional().meta(described('The heading of the page.', 'Connect AcmeCRM with API Key')),
  description: z
    .string()
    .optional()
    .meta(
      described(
        'One or two sentences under the heading, for search engines and indexes.',
        'Create an API key in AcmeCRM and link it.',
      ),
    ),
  sidebarTitle: z.string().optional().meta(described('A shorter title for navigation.', 'API Key')),
  connector: z
    .string()
    .optional()
    .meta(described("The connector's folder name; by default from the path.", 'acme-crm')),
  auth: z.string().optional().meta(described("The connector's method; by default the file's name.", 'api-key')),
  checked: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .refine((text) => !/^\d{4}-\d{2}-\d{2}$/.test(text) || isDay(text), 'the calendar has no such day')
    .optional()
    .meta(described('The day on which someone last followed the guide to its end: YYYY-MM-DD.', '2026-11-02')),
  lang: z
    .string()
    .regex(languagePattern)
    .optional()
    .meta(described('The language that the guide is written in; English when left out.', 'de', 'pt-BR')),
  hidden: z.boolean().optional().meta(described('Built, but not listed anywhere.', true)),
  index: z
    .url()
    .optional()
    .meta(
      described(
        "The documentation index that an imported page named, where it is not the brand's own.",
        'https://docs.acme.example/llms.txt',
      ),
    ),
});

/** 16 KB: the longest of 3,741 surveyed guides has under 2 KB, and key checks are quadratic. */
export const frontmatterByteLimit = 16_384;

export interface Frontmatter {
  values: { [key: string]: Json };
  /** Where each key's value stands. */
  places: Record<string, Position>;
  /** Where the body begins: after the closing fence's line. */
  bodyOffset: number;
  issues: Issue[];
}

const fence = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?<=\n)---[ \t]*(?:\r?\n|$)/;

/** The frontmatter of a text. Faults are issues; what could be read is kept. */
export function parseFrontmatter(source: string, file: string): Frontmatter {
  const match = fence.exec(source);
  if (!match) {
    const isOpen = /^\uFEFF?---[ \t]*\r?\n[A-Za-z_][\w-]*:(?:[ \t]|\r?\n)/.test(source);
    const late = /^\s+---[ \t]*\r?\n(?:[A-Za-z_][\w-]*:[^\r\n]*\r?\n)+---[ \t]*\r?\n/.exec(source)?.[0];
    const lateAt = late === undefined ? 0 : late.indexOf('---');
    const place = { start: pointAt(source, lateAt), end: pointAt(source, lateAt + 3) };
    const issues = isOpen
      ? [createIssue('frontmatter-unclosed', file, fileStart)]
      : late === undefined
        ? []
        : [createIssue('frontmatter-place', file, place)];
    return { values: {}, places: {}, bodyOffset: 0, issues };
  }
  const yaml = match[1] ?? '';
  const yamlOffset = source.indexOf('\n') + 1;
  const bodyOffset = match[0].length;
  const at = (start: number, end = start): Position => ({
    start: pointAt(source, yamlOffset + start),
    end: pointAt(source, yamlOffset + end),
  });
  const result: Frontmatter = { values: {}, places: {}, bodyOffset, issues: [] };
  if (yaml.length > frontmatterByteLimit) {
    result.issues.push(createIssue('file-too-large', file, at(0), { bytes: yaml.length, limit: frontmatterByteLimit }));
    return result;
  }
  const document = parseDocument(yaml, { schema: 'core', prettyErrors: false });
  for (const { reason, fix, start, end } of yamlFaults(document.errors, yaml)) {
    result.issues.push(createIssue('frontmatter-syntax', file, at(start, end), { reason, fix }));
  }
  if (document.errors.length > 0) return result;
  const values = readValues(() => document.toJS({ maxAliasCount: 20 }));
  if (values === undefined) {
    result.issues.push(
      createIssue('frontmatter-syntax', file, at(0), {
        reason: 'it is not a list of keys and values',
        fix: 'Write `key: value` on each line.',
      }),
    );
    return result;
  }
  if (isMap(document.contents)) {
    for (const pair of document.contents.items) {
      if (!isScalar(pair.key)) continue;
      const range = (pair.value as { range?: [number, number, number] } | null)?.range ?? pair.key.range;
      if (range) result.places[String(pair.key.value)] = at(range[0], range[1]);
    }
  }
  result.values = checkValues(values, file, result, at(0));
  return result;
}

// Making a schema costs more than using it.
const jsonValues = z.record(z.string(), z.json());

function readValues(read: () => unknown): { [key: string]: Json } | undefined {
  try {
    const values = read();
    if (values === null) return {};
    return isJsonObject(values) ? (jsonValues.parse(values) as { [key: string]: Json }) : undefined;
  } catch {
    return undefined;
  }
}

/** Reports keys that do not fit, and leaves them out. */
function checkValues(values: { [key: string]: Json }, file: string, { issues, places }: Frontmatter, start: Position) {
  const kept = { ...values };
  // `description:` with nothing after it says nothing.
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
  const checked = frontmatterSchema.safeParse(given);
  for (const { path, reason, fix } of checked.error ? schemaFaults(checked.error, frontmatterSchema, given) : []) {
    const key = String(path[0]);
    issues.push(createIssue('frontmatter-schema', file, places[key] ?? start, { key, reason, fix }));
    delete kept[key];
  }
  for (const [key, value] of Object.entries(kept)) {
    const word = typeof value === 'string' ? findWrittenBrandWord(value) : undefined;
    if (word !== undefined) issues.push(createIssue('brand-word-literal', file, places[key] ?? start, { word }));
  }
  return kept;
}

/** The language that a guide is written in, as its frontmatter says; English when it says nothing. */
export function guideLanguage({ frontmatter }: Guide): string {
  const { lang } = frontmatter;
  return typeof lang === 'string' && languagePattern.test(lang) ? lang : 'en';
}
