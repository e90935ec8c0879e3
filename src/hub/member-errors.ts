import type { z } from 'zod';
import type { MemberError } from '../contract/hub.ts';

const mostErrors = 20;
const longestName = 100;

/** What a schema found wrong, member by member; the first 20. No value is repeated. */
export function memberErrors(error: z.ZodError): MemberError[] {
  return error.issues
    .flatMap(({ path, message, ...issue }): MemberError[] =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ member: memberName([...path, key]), rule: 'is not known here' }))
        : [{ member: memberName(path), rule: message }],
    )
    .slice(0, mostErrors);
}

/** The name of the member at a path: `metadata.plan.0`. */
export function memberName(path: readonly PropertyKey[]): string {
  return path.map(String).join('.').slice(0, longestName).toWellFormed();
}
