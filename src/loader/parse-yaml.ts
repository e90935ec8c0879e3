/** A YAML file checked against a schema, with every fault at its place. */
import { type Document, isMap, isNode, isPair, isScalar, parseDocument } from 'yaml';
import type { z } from 'zod';
import {
  type IssueCode,
  type IssueCollector,
  isJsonObject,
  type Json,
  type Position,
  pointAt,
  schemaFaults,
  yamlFaults,
} from '../guide/index.ts';

/** No real connector or brand file has a fifth of it, and the parser is quadratic in the number of keys. */
const byteLimit = 32_768;

export interface ParsedYaml<T> {
  value: T;
  /** Where the value at a path of keys stands, or the nearest thing around it. */
  placeOf(path: readonly PropertyKey[]): Position;
}

/** Whether a fault is one of a key or of its value. */
type Part = 'key' | 'value';

/** What a text holds, unchecked; an empty object for one that can't be read. */
export function readYaml(text: string): Json {
  if (text.length > byteLimit) return {};
  const document = parseDocument(text, { schema: 'core', prettyErrors: false });
  const data = document.errors.length > 0 ? undefined : readData(document);
  return data?.ok && isJsonObject(data.value) ? data.value : {};
}

/** Where the value at a path of keys stands in a text, or the nearest thing around it. */
export function yamlPlace(text: string, path: readonly PropertyKey[], part: Part = 'value'): Position {
  return placeIn(text, parseDocument(text, { schema: 'core', prettyErrors: false }), path, part);
}

function placeIn(text: string, { contents }: Document, path: readonly PropertyKey[], part: Part = 'value'): Position {
  for (let length = path.length; length > 0; length--) {
    // What is missing in a whole is told at the key of the whole.
    const range = rangeAt(contents, path.slice(0, length), length < path.length ? 'key' : part);
    if (range) return { start: pointAt(text, range.start), end: pointAt(text, range.end) };
  }
  return { start: pointAt(text, 0), end: pointAt(text, 0) };
}

/**
 * The value in a text, or nothing after faults were reported under `code`. Tags and merges are not followed. `whole` is
 * checked in its stead where the text is only a part of it.
 */
export function parseYaml<T>(
  text: string,
  schema: z.ZodType<T>,
  code: Extract<IssueCode, 'connector-schema' | 'brand-schema' | 'blocks-schema'>,
  collector: IssueCollector,
  whole?: Json,
): ParsedYaml<T> | undefined {
  const at = (start: number, end = start): Position => ({ start: pointAt(text, start), end: pointAt(text, end) });
  if (text.length > byteLimit) {
    collector.add('file-too-large', at(0), { bytes: text.length, limit: byteLimit });
    return undefined;
  }
  const document = parseDocument(text, { schema: 'core', prettyErrors: false });
  for (const { reason, fix, start, end } of yamlFaults(document.errors, text)) {
    collector.add('yaml-syntax', at(start, end), { reason, fix });
  }
  if (document.errors.length > 0) return undefined;
  const data = readData(document);
  if (!data.ok) {
    collector.add('yaml-syntax', at(0), { reason: data.reason, fix: 'Write each value out.' });
    return undefined;
  }
  const placeOf = (path: readonly PropertyKey[]) => placeIn(text, document, path);
  const checked = schema.safeParse(whole ?? data.value);
  if (checked.success) return { value: checked.data, placeOf };
  for (const { path, isKey, reason, fix } of schemaFaults(checked.error, schema, whole ?? data.value)) {
    const details = { key: path.map(String).join('.') || 'the file', reason, fix };
    collector.add(code, placeIn(text, document, path, isKey ? 'key' : 'value'), details);
  }
  return undefined;
}

function readData(document: Document): { ok: true; value: unknown } | { ok: false; reason: string } {
  try {
    return { ok: true, value: document.toJS({ maxAliasCount: 20 }) };
  } catch (cause) {
    // Aliases that multiply, or that name no anchor.
    return { ok: false, reason: cause instanceof Error ? lowerFirst(cause.message) : String(cause) };
  }
}

function rangeAt(
  contents: unknown,
  path: readonly PropertyKey[],
  part: Part,
): { start: number; end: number } | undefined {
  let node: unknown = contents;
  for (const [index, key] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && String(item.key) === String(key));
      if (!pair) return undefined;
      const isLast = index === path.length - 1;
      node = isLast && (part === 'key' || isBare(pair.value)) ? pair.key : pair.value;
    } else if (isNode(node) && 'items' in node) node = (node.items as unknown[])[Number(key)];
    else return undefined;
  }
  return isNode(node) && node.range ? { start: node.range[0], end: node.range[1] } : undefined;
}

/** A value that is not there, which has no place. */
function isBare(value: unknown): boolean {
  return !isNode(value) || (isScalar(value) && value.type === 'PLAIN' && value.source === '');
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
