import type { z } from 'zod';
import type { MemberError } from '../contract/hub.ts';
import { boundsError } from './json-bounds.ts';
import { memberErrors } from './member-errors.ts';
import type { ProblemName } from './problem.ts';
import { readLimited } from './read-limited.ts';

export type JsonBody<T> = { kind: 'read'; value: T } | RefusedBody;

export interface RefusedBody {
  kind: 'refused';
  problem: ProblemName;
  errors?: readonly MemberError[];
}

/** How long a body may be that holds credentials: a value pasted by mistake is then told as its field's fault. */
export const credentialsLimitBytes = 1_048_576;

/** How long a body may be that holds none. */
export const defaultLimitBytes = 65_536;

/**
 * Read a request's JSON body of at most 64 KB; a longer one is not read to its end. A member that is null counts as
 * absent, as clients that are made from the protocol's description send nulls.
 */
export async function readJsonBody<T>(
  request: Request,
  schema: z.ZodType<T>,
  limitBytes = defaultLimitBytes,
): Promise<JsonBody<T>> {
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') return { kind: 'refused', problem: 'content-type' };
  const bytes = await readLimited(request, limitBytes);
  if (bytes === undefined) return { kind: 'refused', problem: 'too-large' };
  const json = parseJson(bytes);
  if (json === undefined) return { kind: 'refused', problem: 'not-json' };
  const outOfBounds = boundsError(json);
  if (outOfBounds !== undefined) return { kind: 'refused', problem: 'not-the-shape', errors: [outOfBounds] };
  const parsed = schema.safeParse(withoutNulls(json));
  if (parsed.success) return { kind: 'read', value: parsed.data };
  return { kind: 'refused', problem: 'not-the-shape', errors: memberErrors(parsed.error) };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function withoutNulls(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== null));
}
