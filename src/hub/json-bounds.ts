import type { MemberError } from '../contract/hub.ts';
import { memberName } from './member-errors.ts';

const deepest = 32;

/**
 * What makes a JSON value one that no route takes: nesting beyond 32 levels, or text that is not well-formed Unicode, of
 * which two different ones may become the same on their way. `undefined` if nothing does.
 */
export function boundsError(value: unknown, path: readonly string[] = []): MemberError | undefined {
  if (typeof value === 'string') return value.isWellFormed() ? undefined : malformed(path);
  if (typeof value !== 'object' || value === null) return undefined;
  if (path.length >= deepest) return { member: memberName(path), rule: `is nested deeper than ${deepest} levels` };
  for (const [name, member] of Object.entries(value)) {
    const error = name.isWellFormed() ? boundsError(member, [...path, name]) : malformed([...path, name]);
    if (error !== undefined) return error;
  }
  return undefined;
}

function malformed(path: readonly string[]): MemberError {
  return {
    member: memberName(path),
    rule: 'holds half a character (a lone surrogate), as cutting text inside an emoji leaves; send it whole',
  };
}
