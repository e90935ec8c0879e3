/** What went wrong, in words, and as an exit code. */
import { errorCodeOf } from '../contract/errors.ts';

/** An expected error is told in its own words; anything else is a bug, and shows where it happened. */
export function reportFailure(cause: unknown): void {
  console.error(errorCodeOf(cause) !== undefined && cause instanceof Error ? cause.message : cause);
}

/** 2 if what a person typed or set can't be understood, else 1. */
export function exitCodeOf(cause: unknown): number {
  const code = errorCodeOf(cause);
  return code === 'arguments-invalid' || code === 'settings-invalid' ? 2 : 1;
}
