import type { z } from 'zod';
import type { ProblemName } from './problem.ts';
import { readLimited } from './read-limited.ts';

export type JsonBody<T> = { kind: 'read'; value: T } | { kind: 'refused'; problem: ProblemName };

const limitBytes = 65_536;

/** Read a request's JSON body of at most 64 KB; a longer one is not read to its end. */
export async function readJsonBody<T>(request: Request, schema: z.ZodType<T>): Promise<JsonBody<T>> {
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') return { kind: 'refused', problem: 'content-type' };
  const bytes = await readLimited(request, limitBytes);
  if (bytes === undefined) return { kind: 'refused', problem: 'too-large' };
  const json = parseJson(bytes);
  if (json === undefined) return { kind: 'refused', problem: 'not-json' };
  const parsed = schema.safeParse(json);
  return parsed.success ? { kind: 'read', value: parsed.data } : { kind: 'refused', problem: 'not-the-shape' };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
