/** Errors with a code are told in their own words; anything else is a bug, and shows where it happened. */
export function reportFailure(cause: unknown): void {
  console.error(codeOf(cause) !== undefined && cause instanceof Error ? cause.message : cause);
}

/** The code of an error that has one. */
export function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
}
