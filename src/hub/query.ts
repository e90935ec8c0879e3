import { z } from 'zod';
import type { MemberError } from '../contract/hub.ts';
import { memberErrors } from './member-errors.ts';

export type Query<T> =
  | { kind: 'read'; value: T }
  | { kind: 'refused'; problem: 'not-the-shape'; errors: readonly MemberError[] };

/**
 * Read a request's query against a schema of lists, by name. A name that the schema does not have is refused: a filter
 * that was passed over would answer with more than was asked for.
 */
export function readQuery<T>(request: Request, schema: z.ZodType<T>): Query<T> {
  const lists = Map.groupBy(new URL(request.url).searchParams, ([name]) => name);
  const parsed = schema.safeParse(
    Object.fromEntries([...lists].map(([name, pairs]) => [name, pairs.map(([, value]) => value)])),
  );
  if (parsed.success) return { kind: 'read', value: parsed.data };
  return { kind: 'refused', problem: 'not-the-shape', errors: memberErrors(parsed.error) };
}

/** A parameter that is given once. */
export function once<Output>(value: z.ZodType<Output, string>) {
  return z
    .tuple([z.string()], { error: 'is to be given once' })
    .transform(([text]) => text)
    .pipe(value);
}
