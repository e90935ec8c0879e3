import type { z } from 'zod';
import type { ProblemName } from './problem.ts';

export type JsonBody<T> = { kind: 'read'; value: T } | { kind: 'refused'; problem: ProblemName };

const limitBytes = 65_536;

/** Read a request's JSON body of at most 64 KB; a longer one is not read to its end. */
export async function readJsonBody<T>(request: Request, schema: z.ZodType<T>): Promise<JsonBody<T>> {
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') return { kind: 'refused', problem: 'content-type' };
  const bytes = await readLimited(request);
  if (bytes === undefined) return { kind: 'refused', problem: 'too-large' };
  const json = parseJson(bytes);
  if (json === undefined) return { kind: 'refused', problem: 'not-json' };
  const parsed = schema.safeParse(json);
  return parsed.success ? { kind: 'read', value: parsed.data } : { kind: 'refused', problem: 'not-the-shape' };
}

async function readLimited(request: Request): Promise<Uint8Array | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) return undefined;
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  // Leaving the loop cancels the stream.
  for await (const chunk of request.body ?? []) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > limitBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
