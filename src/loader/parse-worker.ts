/** Parses files of a content folder on a thread of its own, where a clock can stop it. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { workerData } from 'piscina';
import { type Connector, checkConnectorFile, connectorSchema } from '../connector/index.ts';
import {
  type BlockMap,
  checkGuide,
  createIssue,
  createIssueCollector,
  type Details,
  fileStart,
  guideByteLimit,
  type HeadingIdRule,
  type Issue,
  type IssueCode,
  type ParsedGuide,
  parseGuide,
  type SlugRule,
  type TreeDialect,
} from '../guide/index.ts';
import { checkNames } from './check-names.ts';
import { checkSecrets } from './check-secrets.ts';
import { type Facts, factsOfConnector, factsOfPage } from './facts.ts';
import { parseYaml } from './parse-yaml.ts';

/** Where a file is, absolute, and the digest of what it held when the folder was scanned. */
export interface ScannedPlace {
  place: string;
  digest: string;
}

/** A file to parse. Paths count from the content folder. */
export type ParseItem = ScannedPlace & { file: string; size: number } & (
    | {
        /** A snippet is read by itself where no page takes it in. */
        kind: 'page' | 'snippet';
        path: string;
        slugs?: SlugRule | undefined;
        snippets: readonly (ScannedPlace & { path: string })[];
        blocks?: BlockMap;
        dialect?: TreeDialect | undefined;
        headingIds?: HeadingIdRule | undefined;
        appended?: readonly string[];
      }
    | { kind: 'connector'; id: string }
  );

type PageItem = Exclude<ParseItem, { kind: 'connector' }>;

/**
 * What reads MDX: remark, or native code wherever that gives the same tree. Native code may end the process, so it is for
 * one that may die.
 */
export type ParserName = 'remark' | 'native';

const isNative = (workerData as { parser?: ParserName } | undefined)?.parser === 'native';
const fastParser = isNative ? (await import('../guide/native.ts')).parseNatively : undefined;

export interface ParseBatch {
  items: readonly ParseItem[];
  /** The place of the item that is being parsed is written here, so that it is known which one took too long. */
  progress: Int32Array;
}

/** What a file gave: JSON for the pack, and the facts. */
export interface Parsed {
  value: Uint8Array;
  facts: Facts;
}

/** `changed` if the file, or one in it, is no longer what was scanned: its facts would be kept under a wrong digest. */
export type ParseOutcome = Parsed | 'changed';

/** Bytes of a file that is read whole, to be shown where it is too long to be parsed; a longer one only at its start. */
const longestRead = 2 * guideByteLimit;

/** Bytes of the start of a longer one, enough for its frontmatter. */
const startBytes = 32_768;

/** Parses the items in their order; nothing for the empty batch, which only waits for the thread to have loaded. */
export async function parse(batch: ParseBatch | null): Promise<ParseOutcome[]> {
  const outcomes: ParseOutcome[] = [];
  for (const [index, item] of batch?.items.entries() ?? []) {
    if (batch) batch.progress[0] = index;
    outcomes.push(await parseItem(item));
  }
  return outcomes;
}

function parseItem(item: ParseItem): Promise<ParseOutcome> {
  return item.kind === 'connector' ? parseConnector(item) : parsePage(item);
}

async function parsePage(item: PageItem): Promise<ParseOutcome> {
  const { file, path, slugs, size, snippets, blocks, dialect, headingIds, appended } = item;
  if (size > longestRead) {
    return packPage(
      withoutBody(item, createIssue('file-too-large', file, fileStart, { bytes: size, limit: guideByteLimit })),
    );
  }
  const bytes = readScanned(item);
  if (bytes === undefined) return 'changed';
  const source = decode(bytes);
  if (source === undefined) {
    return fault(file, [createIssue('file-unreadable', file, fileStart, { reason: 'it is not UTF-8' })]);
  }
  const texts: [string, string][] = [];
  for (const snippet of snippets) {
    const bytes = readScanned(snippet);
    if (bytes === undefined) return 'changed';
    const text = decode(bytes);
    if (text !== undefined) texts.push([snippet.path, text]);
  }
  const parts = { snippets: Object.fromEntries(texts), blocks, dialect, headingIds, appended };
  const parsed = parseGuide(source, { path, slugs, file, ...parts, fastParser });
  const secrets = await Promise.all([[file, source] as const, ...texts].map(([own, text]) => checkSecrets(text, own)));
  if (item.kind === 'snippet') return packSnippet(parsed, secrets.flat());
  return packPage({
    ...parsed,
    issues: [...parsed.issues, ...secrets.flat(), ...checkGuide(parsed), ...(await checkNames(parsed.guide))],
  });
}

/** What stands for a page that took too long or is too long: its frontmatter, and one issue. */
export function withoutBody({ file, path, slugs, place }: PageItem, issue: Issue): ParsedGuide {
  const head = /^---\r?\n[\s\S]{0,16384}?\r?\n---\r?\n/.exec(readStart(place))?.[0] ?? '';
  const { guide, issues } = parseGuide(head, { path, slugs, file });
  return { guide, issues: [...issues, issue] };
}

/** A parsed page as the pack keeps it. */
export function packPage(parsed: ParsedGuide): Parsed {
  return { value: Buffer.from(JSON.stringify(parsed.guide)), facts: factsOfPage(parsed) };
}

/** What is wrong with a snippet by itself. The page that takes it in gives it names, a title and what follows. */
function packSnippet(parsed: ParsedGuide, secrets: readonly Issue[]): Parsed {
  const isOwn = ({ code }: Issue) => code !== 'name-unbound' && code !== 'title-missing' && code !== 'heading-jump';
  const own = [...parsed.issues, ...secrets, ...checkGuide(parsed)].filter(isOwn);
  return { value: Buffer.from('null'), facts: { kind: 'snippet', issues: own } };
}

async function parseConnector(item: Extract<ParseItem, { kind: 'connector' }>): Promise<ParseOutcome> {
  const { id, file } = item;
  const bytes = readScanned(item);
  if (bytes === undefined) return 'changed';
  const collector = createIssueCollector(file);
  const text = bytes.toString('utf8');
  collector.issues.push(...(await checkSecrets(text, file)));
  const parsed = parseYaml(text, connectorSchema, 'connector-schema', collector);
  if (!parsed) return fault(file, collector.issues);
  const connector: Connector = { ...parsed.value, id };
  for (const { code, path, details } of await checkConnectorFile(connector)) {
    collector.add(code, parsed.placeOf(path), ...([details] as unknown as Details<IssueCode>));
  }
  return { value: Buffer.from(JSON.stringify(connector)), facts: factsOfConnector(connector, collector.issues) };
}

function fault(file: string, issues: Issue[]): Parsed {
  return { value: Buffer.from('null'), facts: { kind: 'fault', file, issues } };
}

/** The bytes of a file; `undefined` if they are not those that were scanned, or it is gone. */
function readScanned({ place, digest }: ScannedPlace): Buffer | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(place);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
  return createHash('sha256').update(bytes).digest('base64url') === digest ? bytes : undefined;
}

function readStart(place: string): string {
  const descriptor = openSync(place, 'r');
  try {
    const buffer = Buffer.alloc(startBytes);
    return buffer.toString('utf8', 0, readSync(descriptor, buffer));
  } finally {
    closeSync(descriptor);
  }
}

/** A text; `undefined` if it is not UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
