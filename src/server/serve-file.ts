/** Answers with a file of a built site, compressed as the client takes it. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { getMimeType } from 'hono/utils/mime';
import type { Coding } from '../contract/precompressed.ts';
import { acceptedCoding } from './accepted-coding.ts';
import { byteRange } from './byte-range.ts';
import { headersOfFile } from './file-headers.ts';
import type { FileForm, PublicFile } from './public-file.ts';

/** Bytes; a file that is larger is not held in memory as a whole. */
const largestRead = 256 * 1024;

/** The answer to GET and HEAD. A part of a file is always one of the file as it was built. */
export async function serveFile(context: Context, file: PublicFile): Promise<Response> {
  const { identity, compressed } = file;
  const range = context.req.method === 'GET' ? context.req.header('range') : undefined;
  const coding =
    range === undefined ? acceptedCoding(context.req.header('accept-encoding'), compressed.keys()) : 'identity';
  const form = (coding === 'identity' ? undefined : compressed.get(coding)) ?? identity;
  const tag = tagOf(form, coding);
  describeFile(context, file.path);
  context.header('etag', tag);
  if (compressed.size > 0) context.header('vary', 'Accept-Encoding', { append: true });
  if (isKnown(context.req.header('if-none-match'), tag)) return context.body(null, 304);
  if (coding !== 'identity') context.header('content-encoding', coding);
  if (context.req.method === 'HEAD') {
    context.header('content-length', String(form.sizeBytes));
    return context.body(null);
  }
  context.header('accept-ranges', 'bytes');
  const ifRange = context.req.header('if-range');
  const part =
    range === undefined || (ifRange !== undefined && ifRange !== tag) ? 'whole' : byteRange(range, form.sizeBytes);
  if (part === 'beyond') {
    context.header('content-range', `bytes */${form.sizeBytes}`);
    return context.body(null, 416);
  }
  if (part === 'whole') return send(context, form);
  context.header('content-range', `bytes ${part.start}-${part.end}/${form.sizeBytes}`);
  context.status(206);
  return send(context, form, part);
}

/** Sets the headers of a file for what it is. */
export function describeFile(context: Context, path: string): void {
  context.header('content-type', getMimeType(path) ?? 'application/octet-stream');
  for (const [name, value] of Object.entries(headersOfFile(path))) context.header(name, value);
}

async function send(
  context: Context,
  { place, sizeBytes }: FileForm,
  part = { start: 0, end: sizeBytes - 1 },
): Promise<Response> {
  const length = part.end - part.start + 1;
  context.header('content-length', String(length));
  if (length > largestRead) return context.body(Readable.toWeb(createReadStream(place, part)) as ReadableStream);
  const bytes = await readFile(place);
  return context.body(length === bytes.length ? bytes : bytes.subarray(part.start, part.end + 1));
}

/** Differs for each version and form of a file. */
function tagOf({ sizeBytes, changedAtMs }: FileForm, coding: Coding | 'identity'): string {
  const version = `${Math.round(changedAtMs * 1000).toString(36)}-${sizeBytes.toString(36)}`;
  return coding === 'identity' ? `"${version}"` : `"${version}-${coding}"`;
}

/** Weak comparison: what compresses an answer on its way makes its tag weak. */
function isKnown(ifNoneMatch: string | undefined, tag: string): boolean {
  return ifNoneMatch?.split(',').some((known) => ['*', tag].includes(known.trim().replace(/^W\//, ''))) ?? false;
}
